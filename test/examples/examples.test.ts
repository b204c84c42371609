import { accountHealth } from "../../examples/accountHealth";
import { leadCapture } from "../../examples/leadCapture";
import { openPipeline } from "../../examples/openPipeline";
import { sameFlowTwoCrms } from "../../examples/sameFlowTwoCrms";
import { spreadsheetUpsert } from "../../examples/spreadsheetUpsert";
import { viewAsTable } from "../../examples/viewAsTable";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

useVirtualTime();
const bench = useSandbox();
const leads = () => bench.sandbox.store.find("lead", { emailaddress1: leadCapture.payload.email });

test("lead capture: one lead, although the answer was lost and the form came twice", async () => {
  bench.sandbox.fault({ match: { method: "PATCH" }, action: { kind: "lostResponse" } });
  const first = await leadCapture.run(bench.act, leadCapture.payload);
  const second = await leadCapture.run(bench.act, leadCapture.payload);
  expect(first).toEqual({ leadId: leadCapture.payload.submissionId, created: true });
  expect(second).toEqual({ leadId: leadCapture.payload.submissionId, created: false });
  expect(leads()).toHaveLength(1);
  expect(
    bench.sandbox.store.find("task", { regardingobjectid: leadCapture.payload.submissionId }),
  ).toHaveLength(1);
});

test("open pipeline: what Dataverse adds up is what the rows add up to", async () => {
  const stages = await openPipeline.run(bench.act, undefined);
  const [sums] = bench.sandbox.store.select(
    "SELECT count(*) AS deals, decimal_sum(estimatedvalue) AS total FROM opportunity WHERE statecode = 0",
  );
  const added = (name: "deals" | "total") =>
    stages.reduce((sum, stage) => sum + Number(stage[name] ?? 0), 0);
  expect(stages.length).toBeGreaterThan(1);
  expect(added("deals")).toBe(sums?.["deals"]);
  expect(added("total")).toBeCloseTo(Number(sums?.["total"]), 2);
  expect(bench.requests()).toHaveLength(1);
});

test("account health: every active account is judged", async () => {
  const health = await accountHealth.run(bench.act, undefined);
  const [active] = bench.sandbox.store.select(
    "SELECT count(*) AS n FROM account WHERE statecode = 0",
  );
  expect(health).toHaveLength(Number(active?.["n"]));
  expect(new Set(health.map(({ verdict }) => verdict)).size).toBeGreaterThan(1);
});

test("a view as a table: the labels of its layout, and a line for every record", async () => {
  const { heading, lines } = await viewAsTable.run(bench.act, viewAsTable.payload);
  const [active] = bench.sandbox.store.select(
    "SELECT count(*) AS n FROM account WHERE statecode = 0",
  );
  expect(heading).toEqual([
    "Account Name",
    "Main Phone",
    "Address 1: City",
    "Email (Primary Contact)",
  ]);
  expect(lines).toHaveLength(Number(active?.["n"]));
  expect(lines.every((line) => line.length === 4 && line[0] !== "")).toBe(true);
});

test("spreadsheet: every row is written or reported, and a second run changes nothing", async () => {
  const count = () => bench.sandbox.store.select("SELECT count(*) AS n FROM account")[0]?.["n"];
  const first = await spreadsheetUpsert.run(bench.act, spreadsheetUpsert.payload);
  const after = count();
  expect(first.written).toBe(3);
  expect(first.refused).toEqual([
    { row: 5, why: expect.stringMatching(/numberofemployees|type/i) },
  ]);
  expect(bench.sandbox.store.find("account", { accountnumber: "A-1001" })).toMatchObject([
    { name: "Alpine Ski House AG", numberofemployees: 1250 },
  ]);
  await spreadsheetUpsert.run(bench.act, spreadsheetUpsert.payload);
  expect(count()).toBe(after);
});

test("two CRMs: one flow copies what the other one has not, both ways, and once", async () => {
  const { payload } = sameFlowTwoCrms;
  const first = await sameFlowTwoCrms.run(bench.act, payload);
  expect(first["toDynamics"]).toEqual({ read: 1, copied: ["noor@haddad.example"] });
  expect(
    bench.sandbox.store.find("contact", { emailaddress1: "noor@haddad.example" }),
  ).toMatchObject([{ firstname: "Noor", lastname: "Haddad", telephone1: "+961 1 555 010" }]);
  expect(first["toOther"]?.copied.length).toBeGreaterThan(10);
  const second = await sameFlowTwoCrms.run(bench.act, payload);
  expect(second["toDynamics"]?.copied).toEqual([]);
  expect(second["toOther"]?.copied).toEqual([]);
});
