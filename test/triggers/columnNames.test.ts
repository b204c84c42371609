import { forgetAt } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useClock } from "./clock";
import { recurrence } from "./poller";
import { tracker } from "./tracker";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);
const tracking = tracker(bench, { entityType: "contacts" });

const insert = (lastname: string) =>
  bench.sandbox.insert("contact", {
    lastname,
    parentcustomerid: bench.sandbox.insert("account", { name: `of ${lastname}` }),
    parentcustomerid__table: "account",
  });
const sent = () => bench.requests().map(({ url }) => decodeURIComponent(url));
const idOf = async (column: string) => {
  const { value } = await bench.act<{ value: { MetadataId: string; LogicalName: string }[] }>(
    "queryAttributes",
    { entityId: "contact", fieldNames: ["LogicalName"] },
  );
  return value.find(({ LogicalName }) => LogicalName === column)?.MetadataId ?? "";
};

describe("New and Updated Records", () => {
  test("a lookup by its own name and a MetadataId are read as the columns they are", async () => {
    const inputs = {
      entityType: "contacts",
      fieldNames: ["lastname", "parentcustomerid", await idOf("ownerid")],
    };
    await polling.run(inputs);
    insert("Early");
    clock.later(60);
    const { created } = await polling.run(inputs);
    expect(created).toEqual([
      expect.objectContaining({
        lastname: "Early",
        _parentcustomerid_value: expect.any(String),
        _ownerid_value: expect.any(String),
      }),
    ]);
    bench.sandbox.clearRequests();
    clock.later(60);
    await polling.run(inputs);
    expect(sent()).toHaveLength(1);
    expect(sent()[0]).toContain("$select=lastname,_parentcustomerid_value,_ownerid_value,");
  });

  test.each(["MetadataId", "ModifiedOn", "MODIFIEDON"])(
    "the time by its %s takes one request a poll, as by its logical name",
    async (given) => {
      const timestampColumn = given === "MetadataId" ? await idOf("modifiedon") : given;
      const inputs = {
        entityType: "contacts",
        fieldNames: ["lastname"],
        options: { timestampColumn },
      };
      polling.begin();
      await polling.run(inputs);
      insert("Timed");
      clock.later(60);
      forgetAt(bench.sandbox.url);
      bench.sandbox.clearRequests();
      expect((await polling.run(inputs)).created).toHaveLength(1);
      expect(sent()).toEqual([expect.stringContaining("$filter=modifiedon ge ")]);
      const { timestampGiven: _, ...table } = polling.state()?.table ?? {};
      polling.begin({ ...polling.state(), table });
      clock.later(60);
      await polling.run(inputs);
      expect(polling.lines.join()).toContain("damaged");
    },
  );

  test("a state of before has the names it had, and other columns are read by the definition", async () => {
    const inputs = { entityType: "contacts", fieldNames: ["lastname"] };
    await polling.run(inputs);
    const { columns: _, seal: __, ...table } = polling.state()?.table ?? {};
    polling.begin({ ...polling.state(), table });
    bench.sandbox.clearRequests();
    clock.later(60);
    await polling.run(inputs);
    expect(sent()).toHaveLength(1);
    insert("Late");
    clock.later(60);
    const { created } = await polling.run({ ...inputs, fieldNames: ["parentcustomerid"] });
    expect(created).toEqual([
      expect.objectContaining({ _parentcustomerid_value: expect.any(String) }),
    ]);
  });

  test("what is damaged of the columns is read anew", async () => {
    const inputs = { entityType: "contacts", fieldNames: ["parentcustomerid"] };
    await polling.run(inputs);
    const table = polling.state()?.table;
    polling.begin({
      ...polling.state(),
      table: { ...table, columns: { given: 5, read: ["a b"] } },
    });
    insert("Healed");
    clock.later(60);
    expect((await polling.run(inputs)).created).toHaveLength(1);
    expect(polling.lines.join()).toContain("damaged");
  });

  test("Expand Property Name: the navigation properties of a lookup are named", async () => {
    const { message } = await polling.failure({
      entityType: "contacts",
      expandPropertyNames: ["parentcustomerid"],
    });
    expect(message).toContain("parentcustomerid_account");
  });
});

describe("Record Changes", () => {
  test("deploys with, and reads, lookups by their own names", async () => {
    const inputs = { fieldNames: ["lastname", "parentcustomerid", await idOf("ownerid")] };
    await tracking.deploy(inputs);
    await tracking.run(inputs);
    insert("Tracked");
    const { changes } = await tracking.run(inputs);
    expect(changes.map(({ record }) => record)).toEqual([
      expect.objectContaining({
        lastname: "Tracked",
        _parentcustomerid_value: expect.any(String),
        _ownerid_value: expect.any(String),
      }),
    ]);
    expect(sent().join()).not.toMatch(/\$select=[^&]*\bparentcustomerid\b/);
  });

  test("columns that were changed are read by the definition", async () => {
    await tracking.run({ fieldNames: ["lastname"] });
    insert("Changed");
    await tracking.run({ fieldNames: ["parentcustomerid"] });
    insert("Again");
    const { changes } = await tracking.run({ fieldNames: ["parentcustomerid"] });
    expect(changes.map(({ record }) => Object.keys(record ?? {}))).toEqual([
      expect.arrayContaining(["_parentcustomerid_value"]),
    ]);
  });
});
