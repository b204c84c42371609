import type { FaultAction } from "dataverse-sandbox";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { batchOn, create } from "./support";

const time = useVirtualTime();
const bench = useSandbox();
const { fresh, run, fail, verdicts, named, batches, parts } = batchOn(bench);
const onWrite = { method: "POST", path: "/accounts" };
const sql = (number: number): FaultAction => ({ kind: "sql", number });
const statuses = (results: readonly Record<string, unknown>[]) =>
  results.map(({ status }) => status);

describe("a part that the database undid to let others pass", () => {
  test("is sent again by itself where the batch goes on", async () => {
    const names = [fresh("On"), fresh("On"), fresh("On")];
    bench.sandbox.fault({ match: onWrite, after: 1, times: 2, action: sql(1205) });
    const found = await verdicts(names.map((name) => create(name)));
    expect(statuses(found)).toEqual(["done", "done", "done"]);
    expect(batches().map((batch) => batch.parts?.length)).toEqual([3, 2]);
    for (const name of names) expect(named(name)).toHaveLength(1);
    for (const [at, name] of names.entries()) {
      expect(named(name)[0]?.["accountid"]).toBe(found[at]?.["id"]);
    }
    expect(time.sleeps).toHaveLength(1);
  });

  test("its change set is sent again as a whole", async () => {
    const names = [fresh("Set"), fresh("Set"), fresh("Set")];
    bench.sandbox.fault({ match: onWrite, after: 1, action: sql(1205) });
    const records = await run(names.map((name) => create(name)));
    expect(records).toHaveLength(3);
    expect(batches()).toHaveLength(2);
    expect(parts(1)).toHaveLength(3);
    for (const name of names) expect(named(name)).toHaveLength(1);
  });

  test("fails in the words of the database where it does not pass", async () => {
    const name = fresh("Stuck");
    bench.sandbox.fault({ match: onWrite, times: Number.POSITIVE_INFINITY, action: sql(1205) });
    const error = await fail([create(name)]);
    expect(error).toMatchObject({ status: 500, outcome: "notDone" });
    expect(error.message).toMatch(/Sql Number: 1205/);
    expect(batches()).toHaveLength(6);
    expect(named(name)).toHaveLength(0);
  });

  test("an answer lost while it is sent again leaves the others done", async () => {
    const names = [fresh("Lost"), fresh("Lost")];
    bench.sandbox.fault({ match: onWrite, after: 1, action: sql(1205) });
    bench.sandbox.fault({
      match: { path: /\$batch$/ },
      after: 1,
      action: { kind: "lostResponse" },
    });
    const found = await verdicts(names.map((name) => create(name)));
    expect(statuses(found)).toEqual(["done", "unknown"]);
    expect(batches()).toHaveLength(2);
  });
});

describe("a part whose fate the database does not know", () => {
  test.each([-2, 10054])("SQL error %i: unknown, and not sent again", async (number) => {
    const [first, second] = [fresh("Slow"), fresh("Slow")];
    bench.sandbox.fault({ match: onWrite, after: 1, action: sql(number) });
    const found = await verdicts([create(first), create(second)]);
    expect(statuses(found)).toEqual(["done", "unknown"]);
    expect(found[1]?.["error"]).toMatchObject({ status: 500, code: expect.stringMatching(/^0x/) });
    expect(batches()).toHaveLength(1);
  });

  test("of a rollback: the run does not say that nothing was done", async () => {
    bench.sandbox.fault({ match: onWrite, action: sql(-2) });
    const error = await fail([create(fresh("Slow"))]);
    expect(error).toMatchObject({ status: 500, outcome: "unknown" });
  });

  test("a read is not unknown", async () => {
    bench.sandbox.fault({ match: { path: "WhoAmI" }, action: sql(-2) });
    const [found] = await verdicts([{ action: "function", name: "WhoAmI" }]);
    expect(found).toMatchObject({ status: "failed", error: { status: 500 } });
  });
});

test.each([547, 2627])("SQL error %i is the same the next time: failed at once", async (number) => {
  bench.sandbox.fault({ match: onWrite, action: sql(number) });
  const found = await verdicts([create(fresh("Never"))]);
  expect(found[0]).toMatchObject({ status: "failed", error: { status: 500 } });
  expect(batches()).toHaveLength(1);
  expect(time.sleeps).toEqual([]);
});

describe("a record that an answer names on another host", () => {
  const FOREIGN = [
    "https://evil.example/api/data/v9.2/accounts(11111111-1111-4111-8111-00000000dead)",
    "//evil.example/api/data/v9.2/accounts(11111111-1111-4111-8111-00000000dead)",
    "javascript:accounts(11111111-1111-4111-8111-00000000dead)",
  ];
  test.each(FOREIGN)("%s: the write is done, its id is not taken", async (url) => {
    const name = fresh("Foreign");
    bench.sandbox.fault({
      match: onWrite,
      action: { kind: "rewrite", headers: { "OData-EntityId": url, Location: url } },
    });
    const [found] = await verdicts([create(name)]);
    expect(found).toEqual({ index: 0, status: "done" });
    expect(named(name)).toHaveLength(1);
  });

  test.each(FOREIGN)("%s: nothing is read back there", async (url) => {
    const name = fresh("Back");
    bench.sandbox.fault({
      match: onWrite,
      action: { kind: "rewrite", headers: { "OData-EntityId": url, Location: url } },
    });
    const parent = create(name, { contentId: "p", group: "g", returnRepresentation: true });
    const child = {
      action: "create",
      collection: "contacts",
      group: "g",
      data: { lastname: name, "parentcustomerid_account@odata.bind": "$p" },
    };
    const found = await verdicts([parent, child]);
    expect(statuses(found)).toEqual(["done", "done"]);
    expect(found[0]).toMatchObject({ record: null, error: { message: expect.any(String) } });
    const sent = bench.requests().map((request) => JSON.stringify(request));
    expect(sent.filter((text) => text.includes("00000000dead"))).toEqual([]);
    expect(batches()).toHaveLength(1);
  });
});
