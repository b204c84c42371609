import type { BulkResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { type Row, writes } from "./ways";

const bench = useSandbox({ seed: "empty" });
const entityType = "new_projectcollection";
const id = "7eb682f1-ca75-e511-80d4-00155d2a68e1";
const other = "7eb682f1-ca75-e511-80d4-00155d2a68e2";
const at = (key: string) => `${entityType}(${key})`;

beforeEach(() => bench.sandbox.clearRequests());

const run = (key: string, records: unknown, more: object) =>
  bench.act<BulkResult>(key, { entityType, records, ...more });

const byCode = { alternateKey: "new_code" };
const byBoth = { alternateKey: "new_number,new_region" };

describe.each(["bulkUpdateEntities", "bulkUpsertEntities", "bulkDeleteEntities"])("%s", (key) => {
  test.each<[what: string, row: Row, more: object, words: readonly string[]]>([
    ["a key without a value", { new_code: "" }, byCode, ["new_code"]],
    ["a key of null", { new_code: null }, byCode, ["new_code"]],
    ["no value for a part", { new_number: 1, new_region: "" }, byBoth, ["new_region"]],
    ["a part that is missing", { new_number: 1 }, byBoth, ["new_region"]],
    ["an id that is empty", { new_projectid: "" }, {}, ["new_projectid"]],
    ["an address without a value", { "@odata.id": at("new_code=''") }, {}, ["new_code"]],
    ["an address by half a key", { "@odata.id": at("new_region='EU'") }, {}, ["new_number"]],
    [
      "an address by what is no key, with the keys there are",
      { "@odata.id": at("new_name='x'") },
      {},
      ["new_name", "new_code", "new_number + new_region", "new_accountid + new_deadline"],
    ],
    [
      "an address of another environment",
      { "@odata.id": `https://other.crm.dynamics.com/api/data/v9.2/${at(id)}` },
      {},
      ["other.crm.dynamics.com"],
    ],
    ["a key in two letter cases", { new_code: "A", NEW_CODE: "B" }, byCode, ["NEW_CODE"]],
    [
      "an id in two letter cases",
      { new_projectid: id, New_ProjectId: other },
      {},
      ["New_ProjectId", "new_projectid"],
    ],
    [
      "an id beside the address of another record",
      { new_projectid: id, "@odata.id": at(other) },
      {},
      ["@odata.id", "new_projectid"],
    ],
    [
      "a key that JavaScript rounded",
      { new_number: 2 ** 60, new_region: "a" },
      byBoth,
      ["new_number"],
    ],
    ["a list as key", { new_code: ["A"] }, byCode, ["new_code"]],
  ])("%s: refused, with nothing sent", async (_, row, more, words) => {
    const columns = key === "bulkDeleteEntities" ? {} : { new_summary: "x" };
    const { results } = await run(key, [{ ...columns, ...row }], more);
    expect(results).toMatchObject([{ status: "failed", attempts: 0 }]);
    for (const word of words) expect(results[0]?.error?.message).toContain(word);
    expect(writes(bench)).toEqual([]);
  });

  test("an alternate key that is none names those there are", async () => {
    const records = [{ new_name: "x" }];
    const inputs = { entityType, records, alternateKey: "new_name" };
    const { message } = await bench.failure(key, inputs);
    for (const word of ["new_name", "new_code", "new_number + new_region"]) {
      expect(message).toContain(word);
    }
    expect(writes(bench)).toEqual([]);
  });

  test("an unset spelling beside the set one says nothing", async () => {
    const code = key.slice("bulk".length);
    bench.sandbox.insert("new_project", { new_code: code });
    const columns = key === "bulkDeleteEntities" ? {} : { new_summary: "x" };
    const row = { ...columns, NEW_CODE: "", new_code: code, New_Code: null };
    expect(await run(key, [row], byCode)).toMatchObject({ succeeded: 1 });
    expect(writes(bench)).toHaveLength(1);
    expect(bench.sandbox.store.find("new_project", { new_code: code })).toMatchObject(
      key === "bulkDeleteEntities" ? [] : [columns],
    );
  });
});

describe.each(["update", "upsert"])("a batch action %s", (action) => {
  test.each<[key: unknown, words: readonly string[]]>([
    [{ new_code: "" }, ["new_code"]],
    [{ new_code: "A", NEW_CODE: "B" }, ["new_code"]],
    ["new_code='A',NEW_CODE='B'", ["new_code"]],
    [{ new_number: 1 }, ["new_region"]],
    [{ new_name: "x" }, ["new_name", "new_code", "new_number + new_region"]],
  ])("with the key %j is refused, with nothing sent", async (key, words) => {
    const data = { new_summary: "x" };
    const actions = [{ collection: entityType, action, key, data }];
    const { message } = await bench.failure("batchEntityActions", { actions });
    for (const word of words) expect(message).toContain(word);
    expect(writes(bench)).toEqual([]);
  });
});

describe.each(["bulkUpdateEntities", "bulkUpsertEntities"])("%s", (key) => {
  test.each<[what: string, row: Row, more: object, word: string]>([
    ["a code", { "@odata.id": at("new_code='K'"), new_code: "L" }, {}, "new_code"],
    ["a code in other case", { "@odata.id": at("new_code='K'"), NEW_CODE: "L" }, {}, "NEW_CODE"],
    ["a cleared code", { "@odata.id": at("new_code='K'"), new_code: null }, {}, "new_code"],
    [
      "a number",
      { "@odata.id": at("new_number=1,new_region='EU'"), new_number: 2 },
      {},
      "new_number",
    ],
    [
      "a bind",
      {
        new_accountid: id,
        new_deadline: "2024-01-01",
        "new_AccountId@odata.bind": `/accounts(${other})`,
      },
      { alternateKey: "new_accountid,new_deadline" },
      "new_AccountId@odata.bind",
    ],
  ])(
    "%s that contradicts the key is refused by name, with nothing sent",
    async (_, row, more, word) => {
      const { results } = await run(key, [{ new_summary: "x", ...row }], more);
      expect(results).toMatchObject([{ status: "failed", attempts: 0 }]);
      expect(results[0]?.error?.message).toContain(word);
      expect(writes(bench)).toEqual([]);
    },
  );
});

describe("long integers in JSON text", () => {
  const [first, second] = ["123456789012345678", "123456789012345679"];

  test("as keys: two rows are two records, each addressed by all of its digits", async () => {
    const records = `[{"new_code":${first},"new_name":"1"},{"new_code":${second},"new_name":"2"}]`;
    for (const strategy of ["batch", "single", "multiple"]) {
      bench.sandbox.clearRequests();
      expect(
        await run("bulkUpsertEntities", records, { ...byCode, options: { strategy } }),
      ).toMatchObject({
        succeeded: 2,
      });
      const wire = writes(bench)
        .map(({ url, body, parts }) => [url, body, ...(parts ?? []).map((part) => part.url)].join())
        .join();
      for (const digits of [first, second]) expect(decodeURIComponent(wire)).toContain(digits);
    }
    const codes = bench.sandbox.store.select(
      "SELECT new_code FROM new_project WHERE new_code LIKE '12345%'",
      [],
    );
    expect(codes.map(({ new_code: code }) => code).sort()).toEqual([first, second]);
  });

  test.each(["batch", "single", "multiple"])(
    "as values, by %s: every digit on the wire",
    async (strategy) => {
      const records = `[{"new_name":"a","new_ticks":${first}},{"new_name":"b","new_ticks":"${second}"}]`;
      expect(await run("bulkCreateEntities", records, { options: { strategy } })).toMatchObject({
        succeeded: 2,
      });
      const wire = writes(bench).map(
        ({ body, parts }) => parts?.map((part) => part.body).join() ?? body,
      );
      expect(wire.join()).toContain(`"new_ticks":${first}`);
      expect(wire.join()).toContain(`"new_ticks":${second}`);
    },
  );

  test("in a batch, as value and as key", async () => {
    bench.sandbox.insert("new_project", { new_number: 1, new_region: first, new_name: "x" });
    const actions = `[
      {"collection":"${entityType}","action":"create","data":{"new_name":"c","new_ticks":${first}}},
      {"collection":"${entityType}","action":"update","key":{"new_number":1,"new_region":${first}},"data":{"new_ticks":${second}}}
    ]`;
    await bench.act("batchEntityActions", { actions });
    const parts = writes(bench)[0]?.parts ?? [];
    expect(parts[0]?.body).toContain(`"new_ticks":${first}`);
    expect(decodeURIComponent(parts[1]?.url ?? "")).toContain(`new_region='${first}'`);
    expect(parts[1]?.body).toContain(`"new_ticks":${second}`);
  });
});

describe("a lookup in a key", () => {
  const key = { alternateKey: "new_accountid,new_deadline" };
  const account = () =>
    bench.sandbox.insert("account", { name: "Held", accountnumber: "KEY-LOOKUP" });
  const row = (new_accountid: unknown) => ({
    new_accountid,
    new_deadline: "2026-01-31",
    new_summary: "after",
  });

  test("may go by a key of the record, which is asked for once", async () => {
    const id = bench.sandbox.insert("new_project", {
      new_code: "LOOKUP",
      new_accountid: account(),
      new_deadline: "2026-01-31",
    });
    bench.sandbox.clearRequests();
    const forms = [
      { table: "account", key: { accountnumber: "KEY-LOOKUP" } },
      "accounts(accountnumber='KEY-LOOKUP')",
      JSON.stringify({ table: "account", key: { accountnumber: "KEY-LOOKUP" } }),
      "account: Held",
    ];
    const { results } = await run("bulkUpdateEntities", forms.map(row), key);
    expect(results.map(({ status }) => status)).toEqual(forms.map(() => "updated"));
    expect(bench.sandbox.store.read("new_project", id)).toMatchObject({ new_summary: "after" });
    const asked = bench
      .requests()
      .filter(({ path }) => decodeURIComponent(path).includes("KEY-LOOKUP"));
    expect(asked).toHaveLength(1);
  });

  test("that leads to no record is refused, with nothing sent", async () => {
    const { results } = await run(
      "bulkUpsertEntities",
      [row("accounts(accountnumber='NONE')")],
      key,
    );
    expect(results).toMatchObject([{ status: "failed", attempts: 0 }]);
    expect(results[0]?.error?.message).toMatch(/new_accountid: no record of account has this key/);
    expect(writes(bench)).toEqual([]);
  });
});
