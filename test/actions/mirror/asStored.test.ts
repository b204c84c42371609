import type { TableDeclaration } from "dataverse-sandbox";
import type { BulkResult, MirrorResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { statuses } from "./support";

useVirtualTime();

const PLACE: TableDeclaration = {
  logicalName: "new_place",
  schemaName: "new_Place",
  entitySetName: "new_places",
  label: "Place",
  pluralLabel: "Places",
  objectTypeCode: 10_556,
  primaryId: "new_placeid",
  primaryName: "new_name",
  ownership: "user",
  custom: true,
  optimisticConcurrency: true,
  columns: [
    { name: "new_name", type: "string", label: "Name", maxLength: 200 },
    { name: "new_code", type: "string", label: "Code", maxLength: 100 },
    { name: "new_height", type: "decimal", label: "Height", precision: 2, min: -1e6, max: 1e6 },
    {
      name: "new_accountid",
      schemaName: "new_AccountId",
      type: "lookup",
      label: "Account",
      targets: [{ table: "account", navigation: "new_AccountId", collection: "new_account_place" }],
    },
    {
      name: "statecode",
      schemaName: "StateCode",
      type: "state",
      label: "Status",
      required: "system",
      validForCreate: false,
      options: [
        { value: 0, label: "Active", defaultStatus: 1 },
        { value: 1, label: "Inactive", defaultStatus: 2 },
      ],
    },
    {
      name: "statuscode",
      schemaName: "StatusCode",
      type: "status",
      label: "Status Reason",
      options: [
        { value: 1, label: "Open", state: 0 },
        { value: 2, label: "Closed", state: 1 },
        { value: 3, label: "Rebuilt", state: 0 },
      ],
    },
  ],
  keys: ["new_code", "new_height"].map((name) => ({
    name: `${name}_key`,
    schemaName: `${name}_Key`,
    label: name,
    columns: [name],
  })),
};

const bench = useSandbox({ seed: "empty", tables: [PLACE] });
const all = () => bench.sandbox.store.select('SELECT * FROM "new_place" ORDER BY "new_code"');
afterEach(() => {
  for (const { new_placeid: id } of all()) bench.sandbox.store.remove("new_place", String(id));
});

const mirror = (records: unknown, more: object = {}): Promise<MirrorResult> =>
  bench.act<MirrorResult>("mirrorEntities", {
    entityType: "new_places",
    alternateKey: "new_code",
    scope: "*",
    records,
    ...more,
  });
const place = (values: object): string => bench.sandbox.insert("new_place", { ...values });
const open = { maxRemovalPercent: 100, allowCascade: true };

describe("an inactive row with a status reason in the list", () => {
  const list = [1, 3].map((statuscode) => ({ new_code: `s${statuscode}`, statuscode }));

  test("is activated with that reason", async () => {
    const inputs = { missing: "deactivate", guards: open };
    await mirror(list, inputs);
    expect(await mirror(list.slice(0, 1), inputs)).toMatchObject({ deactivated: 1 });
    const foreseen = await mirror(list, { ...inputs, options: { dryRun: true } });
    const done = await mirror(list, {
      ...inputs,
      options: { expectedPlanHash: foreseen.planHash },
    });
    expect([foreseen, done].map(statuses)).toEqual([
      ["unchanged", "reactivated"],
      ["unchanged", "reactivated"],
    ]);
    expect(all()).toMatchObject(list.map((row) => ({ ...row, statecode: 0 })));
    expect(statuses(await mirror(list, inputs))).toEqual(["unchanged", "unchanged"]);
  });

  test("stays inactive if that is the reason", async () => {
    place({ new_code: "shut", new_name: "old", statecode: 1, statuscode: 2 });
    const done = await mirror([{ new_code: "shut", new_name: "new", statuscode: 2 }]);
    expect(statuses(done)).toEqual(["updated"]);
    expect(all()).toMatchObject([{ new_name: "new", statecode: 1, statuscode: 2 }]);
  });
});

test("a status reason that is emptied is the usual one of the state", async () => {
  place({ new_code: "usual", statuscode: 1 });
  place({ new_code: "weird", statuscode: 3 });
  const records = ["usual", "weird"].map((code) => ({ new_code: code, statuscode: null }));
  const skip = { options: { skipUnchanged: true } };
  const inputs = { entityType: "new_places", alternateKey: "new_code", records, ...skip };
  const first = await bench.act<BulkResult>("bulkUpdateEntities", inputs);
  expect(first.results.map(({ status }) => status)).toEqual(["unchanged", "updated"]);
  expect(statuses(await mirror(records))).toEqual(["unchanged", "unchanged"]);
});

describe("the id that a list gives beside a key which no address can hold", () => {
  const id = "7eb682f1-ca75-e511-80d4-00155d2a6812";
  const list = [{ new_placeid: id, new_code: "n/m" }];

  test("is that of the new row", async () => {
    expect(statuses(await mirror(list))).toEqual(["inserted"]);
    expect(all()).toMatchObject([{ new_placeid: id, new_code: "n/m" }]);
    expect(statuses(await mirror(list))).toEqual(["unchanged"]);
  });

  test("leads to no other row", async () => {
    place({ new_placeid: id, new_code: "taken" });
    expect(statuses(await mirror(list))).toEqual(["rejected"]);
    expect(all()).toMatchObject([{ new_placeid: id, new_code: "taken" }]);
  });
});

describe("decimals are held against each other as they are stored", () => {
  test.each([
    [1.504, 1.5],
    ["-2.005", -2.01],
    ["7", 7],
  ])("a key of %p means the row of %p", async (given, height) => {
    const id = place({ new_code: "key", new_height: height });
    const inputs = { alternateKey: "new_height", missing: "delete", guards: open };
    const done = await mirror([{ new_height: given, new_name: "same" }], inputs);
    expect(done).toMatchObject({ updated: 1, deleted: 0 });
    expect(all()).toMatchObject([{ new_placeid: id, new_name: "same", new_height: height }]);
  });

  test.each([
    ["new_height lt 100", 99.996, "rejected"],
    ["new_height lt 100", 99.994, "inserted"],
    ["new_height eq 1.23", 1.234, "inserted"],
    ["new_height eq 1.23", 1.236, "rejected"],
  ])("in a scope of %s, %p is %s", async (scope, height, status) => {
    const list = [{ new_code: "x", new_height: height }];
    expect(statuses(await mirror(list, { scope }))).toEqual([status]);
  });
});

test("the sandbox rounds a decimal of an address as one of a body", async () => {
  const address = `${bench.sandbox.url}/api/data/v9.2/new_places(new_height=2.346)`;
  const authorization = `Bearer ${bench.sandbox.issueToken()}`;
  const headers = { authorization, "content-type": "application/json" };
  await fetch(address, { method: "PATCH", headers, body: "{}" });
  expect(all()).toMatchObject([{ new_height: 2.35 }]);
});

describe("columns that Dataverse works out from others", () => {
  test("a status reason follows the status", async () => {
    place({ new_code: "f", statecode: 0, statuscode: 1 });
    const list = [{ new_code: "f", statecode: 1 }];
    const done = await mirror(list, {
      scope: "statuscode eq 1",
      options: { mode: "updateOnly" },
    });
    expect(statuses(done)).toEqual(["rejected"]);
    expect(all()).toMatchObject([{ statecode: 0, statuscode: 1 }]);
  });

  test.each([
    ["fullname eq 'Ann Bo'", "rejected"],
    ["createdon gt 2001-01-01T00:00:00Z and fullname ne null", "rejected"],
    ["createdon gt 2001-01-01T00:00:00Z and employeeid eq 'F-1'", "updated"],
  ])("with a scope of %s a change of the name is %s", async (scope, status) => {
    bench.sandbox.store.select(`DELETE FROM "contact" WHERE "employeeid" = 'F-1'`);
    const id = bench.sandbox.insert("contact", {
      firstname: "Ann",
      lastname: "Bo",
      employeeid: "F-1",
    });
    const done = await mirror([{ contactid: id, firstname: "Zoe" }], {
      entityType: "contacts",
      alternateKey: undefined,
      scope,
      options: { mode: "updateOnly" },
    });
    expect(statuses(done)).toEqual([status]);
  });
});

describe("a plan hash is that of one outcome", () => {
  test("a key that leads to another record by now is another one", async () => {
    const [one, other] = ["H-1", "H-2"].map((accountnumber) =>
      bench.sandbox.insert("account", { accountnumber, name: accountnumber }),
    );
    place({ new_code: "h" });
    const account = { table: "account", key: { accountnumber: "H-1" } };
    const list = [{ new_code: "h", new_accountid: account }];
    const { planHash } = await mirror(list, { options: { dryRun: true } });
    bench.sandbox.store.update("account", String(one), { accountnumber: "H-3" });
    bench.sandbox.store.update("account", String(other), { accountnumber: "H-1" });
    const options = { expectedPlanHash: planHash };
    await expect(mirror(list, { options })).rejects.toThrow(/Expected Plan Hash/);
    expect(all()).toMatchObject([{ new_accountid: null }]);
  });

  test("removals that the guards refused are none", async () => {
    for (const code of ["a", "b", "c"]) place({ new_code: code });
    const list = [{ new_code: "a" }];
    const missing = "delete";
    const { planHash } = await mirror(list, {
      missing,
      guards: { maxRemovals: 0 },
      options: { dryRun: true },
    });
    const options = { expectedPlanHash: planHash };
    const run = mirror(list, { missing, guards: open, options });
    await expect(run).rejects.toThrow(/Expected Plan Hash/);
    expect(all()).toHaveLength(3);
  });
});

test.each([1, 2])(
  "%i new rows whose answer was lost are read, and not sent again",
  async (rows) => {
    const records = Array.from({ length: rows }, (_, at) => ({
      new_code: `lost${at}`,
      new_name: "x",
    }));
    bench.sandbox.clearRequests();
    bench.sandbox.fault({
      match: { method: rows === 1 ? "PATCH" : "POST" },
      action: { kind: "lostResponse" },
    });
    const { results } = await bench.act<BulkResult>("bulkUpsertEntities", {
      entityType: "new_places",
      alternateKey: "new_code",
      records,
      options: { skipUnchanged: true },
    });
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(["upserted"]));
    const writes = bench
      .requests()
      .filter(({ method, path, body }) =>
        rows === 1 ? method === "PATCH" : /batch/.test(path) && String(body).includes("PATCH"),
      );
    expect(writes).toHaveLength(1);
    expect(all()).toHaveLength(rows);
  },
);
