import type { FaultAction } from "dataverse-sandbox";
import { forEach, fresh, many, rowsOf, writes } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const create = forEach(bench, "bulkCreateEntities");
const upsert = forEach(bench, "bulkUpsertEntities");
const titled = (word: string, count: number) =>
  many(count, (index) => ({ name: `${word} ${index}` }));
const stored = (word: string) => rowsOf(bench, "account", "name", `${word} `);

const FOREIGN: [string, FaultAction][] = [
  ["a page with 200", { kind: "gateway", status: 200, body: "<html>Sign in</html>" }],
  ["an empty 202", { kind: "gateway", status: 202 }],
  ["a page behind which the work was done", { kind: "gateway", status: 200, applied: true }],
  ["a 302", { kind: "gateway", status: 302, headers: { Location: "https://x.example/" } }],
];

describe.each(FOREIGN)("%s is not Dataverse's answer", (_, action) => {
  test.each([
    ["multiple", 24, { path: "CRM.CreateMultiple" }],
    ["batch", 24, { path: /\$batch$/ }],
    ["batch", 24, { method: "POST", path: "/accounts" }],
    ["single", 4, { method: "POST", path: "/accounts" }],
  ] as const)("creates by %s: looked for, and there once each", async (strategy, count, match) => {
    const word = fresh("Foreign");
    bench.sandbox.fault({ match, action });
    const result = await create("accounts", titled(word, count), { options: { strategy } });
    expect(result).toMatchObject({ succeeded: count, failed: 0, unknown: 0 });
    const rows = stored(word).map(({ accountid, name }) => `${accountid} ${name}`);
    expect(rows.sort()).toEqual(
      result.results.map(({ id, index }) => `${id} ${word} ${index}`).sort(),
    );
  });
});

test("a row that may only be created is unknown behind a page, not created", async () => {
  const word = fresh("Only");
  bench.sandbox.fault({
    match: { method: "PATCH", path: "/accounts" },
    action: { kind: "gateway", status: 200, body: "<html></html>" },
  });
  const rows = [{ accountid: "11111111-1111-4111-8111-0000000000aa", name: `${word} 0` }];
  const result = await upsert("accounts", rows, {
    options: { strategy: "single" },
    upsertMode: "createOnly",
  });
  expect(result).toMatchObject({ succeeded: 0, unknown: 1 });
});

test.each([-2, 10054])(
  "a single row after SQL error %i, under its own key: repeated",
  async (number) => {
    const word = fresh("Passing");
    bench.sandbox.fault({
      match: { method: "POST", path: "/accounts" },
      action: { kind: "sql", number },
    });
    const result = await create("accounts", titled(word, 3), { options: { strategy: "single" } });
    expect(result).toMatchObject({ succeeded: 3, failed: 0, unknown: 0 });
    expect(stored(word)).toHaveLength(3);
  },
);

describe("errors of the database", () => {
  test.each([
    ["multiple", { path: "CRM.CreateMultiple" }],
    ["batch", { method: "POST", path: "/accounts" }],
    ["single", { method: "POST", path: "/accounts" }],
  ] as const)("deadlocks, %s: repeated until all is written once", async (strategy, match) => {
    const word = fresh("Dead");
    const action = { kind: "sql", number: 1205 } as const;
    bench.sandbox.fault({ match, every: 2, times: 7, action });
    const result = await create("accounts", titled(word, 60), {
      options: { strategy, chunkSize: 10 },
    });
    expect(result).toMatchObject({ succeeded: 60, failed: 0, unknown: 0, startAt: 60 });
    expect(stored(word)).toHaveLength(60);
  });

  test("deadlocks without end do not end a run whose rows pass apart", async () => {
    const word = fresh("Ever");
    const action = { kind: "sql", number: 1205 } as const;
    bench.sandbox.fault({ match: { path: "CRM.CreateMultiple" }, times: 10_000, action });
    const result = await create("accounts", titled(word, 40), {
      options: { strategy: "multiple" },
    });
    expect(result).toMatchObject({ succeeded: 40, failed: 0, unknown: 0 });
    expect(stored(word)).toHaveLength(40);
  });

  test("a missing parent is never repeated: its row fails", async () => {
    const word = fresh("Parent");
    const action = { kind: "sql", number: 547 } as const;
    bench.sandbox.fault({ match: { method: "POST", path: "/accounts" }, after: 1, action });
    const result = await create("accounts", titled(word, 3), {
      options: { strategy: "single", maxParallel: 1 },
    });
    expect(result.results.map(({ status }) => status)).toEqual(["created", "failed", "created"]);
    expect(result.results[1]?.attempts).toBe(1);
    expect(writes(bench)).toHaveLength(3);
  });
});

describe("ids that an answer gives", () => {
  const elsewhere =
    "https://evil.example/api/data/v9.2/accounts(11111111-1111-4111-8111-00000000dead)";
  test.each(["batch", "single"])("of another host are not taken: %s", async (strategy) => {
    const word = fresh("Elsewhere");
    bench.sandbox.fault({
      match: { method: "PATCH", path: "/accounts" },
      action: { kind: "rewrite", headers: { "OData-EntityId": elsewhere, Location: elsewhere } },
    });
    const row = { accountnumber: word, name: `${word} 0` };
    const result = await upsert("accounts", [row], {
      options: { strategy },
      alternateKey: "accountnumber",
    });
    expect(result).toMatchObject({ succeeded: 1 });
    expect(stored(word)).toHaveLength(1);
    expect(result.results[0]?.id).toBeUndefined();
  });

  test.each([
    ["too few", "[]"],
    ["too many", JSON.stringify(many(4, () => "11111111-1111-4111-8111-00000000dead"))],
    ["no ids", '["a", {}, null]'],
  ])("%s: never given to a row", async (_, ids) => {
    const word = fresh("Ids");
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      action: { kind: "rewrite", body: `{"Ids":${ids}}` },
    });
    const result = await create("accounts", titled(word, 3), { options: { strategy: "multiple" } });
    expect(result).toMatchObject({ succeeded: 3 });
    expect(stored(word)).toHaveLength(3);
    const own = new Set(stored(word).map(({ accountid }) => accountid));
    for (const { id } of result.results) expect(id === undefined || own.has(id)).toBe(true);
  });
});
