import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { forEach, fresh, many, rowsOf, statuses, writes } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const update = forEach(bench, "bulkUpdateEntities");

/** Accounts straight in the store, with their ids. */
const accounts = (word: string, count: number): string[] =>
  many(count, (index) =>
    bench.sandbox.insert("account", {
      name: `${word} ${index}`,
      accountnumber: `${word}-${index}`,
    }),
  );
const read = (id: string) => bench.sandbox.store.read("account", id);
const bodies = () =>
  writes(bench).map(
    ({ body }) => (JSON.parse(body) as { Targets: Record<string, unknown>[] }).Targets,
  );

test("by id, in any dress and letter case of the column", async () => {
  const word = fresh("ById");
  const ids = accounts(word, 25);
  const rows = ids.map((id, index) =>
    index % 2
      ? { accountid: `{${id.toUpperCase()}}`, revenue: index }
      : { AccountId: id, revenue: "7" },
  );
  const result = await update("accounts", rows);
  expect(result).toMatchObject({ succeeded: 25, startAt: 25 });
  expect(result.results[3]).toEqual({ index: 3, id: ids[3], status: "updated", attempts: 1 });
  expect(read(ids[3] ?? "")).toMatchObject({ revenue: 3, name: `${word} 3` });
  expect(read(ids[4] ?? "")).toMatchObject({ revenue: 7 });
  expect(bodies().flat()[3]).toEqual({
    "@odata.type": "Microsoft.Dynamics.CRM.account",
    accountid: ids[3],
    revenue: 3,
  });
});

test("by id as an address, in the order of the rows that mean the same record", async () => {
  const [id = ""] = accounts(fresh("Dress"), 1);
  const rows = [
    id.toUpperCase(),
    `accounts(${id})`,
    `${bench.sandbox.url}/api/data/v9.2/accounts(${id})`,
    `accounts(accountid=${id})`,
    `{${id}}`,
  ].map((accountid, index) => ({ accountid, description: `${index}` }));
  const result = await update("accounts", rows);
  expect(result.results).toEqual(
    rows.map((_, index) => ({ index, id, status: "updated", attempts: 1 })),
  );
  expect(writes(bench)).toHaveLength(rows.length);
  expect(read(id)?.["description"]).toBe("4");
});

test("by alternate key, which stands in the address only", async () => {
  const word = fresh("ByKey");
  const ids = accounts(word, 12);
  const rows = ids.map((_, index) => ({
    accountnumber: `${word}-${index}`,
    description: `d${index}`,
  }));
  const result = await update("accounts", rows, { alternateKey: "AccountNumber" });
  expect(result.succeeded).toBe(12);
  expect(read(ids[7] ?? "")).toMatchObject({ description: "d7" });
  expect(bodies().flat()[7]).toEqual({
    "@odata.type": "Microsoft.Dynamics.CRM.account",
    "@odata.id": `accounts(accountnumber='${word}-7')`,
    description: "d7",
  });
});

test("by address, as an earlier answer gave it; annotations are no columns", async () => {
  const [id = ""] = accounts(fresh("Address"), 1);
  const row = {
    "@odata.id": `${bench.sandbox.url}/api/data/v9.2/accounts(${id})`,
    "@odata.etag": 'W/"1"',
    description: "by address",
  };
  expect(statuses(await update("accounts", [row, { description: "nowhere" }]))).toEqual([
    "updated",
    "failed",
  ]);
  expect(read(id)?.["description"]).toBe("by address");
});

test("never creates: missing rows are named, the others are written", async () => {
  const word = fresh("Missing");
  const ids = accounts(word, 119);
  const nowhere = "11111111-1111-4111-8111-000000000001";
  const rows = [...ids.slice(0, 60), nowhere, ...ids.slice(60)].map((accountid) => ({
    accountid,
    description: word,
  }));
  const result = await update("accounts", rows);
  expect(result).toMatchObject({ succeeded: 119, failed: 1 });
  expect(result.results[60]).toMatchObject({ index: 60, status: "failed", error: { status: 404 } });
  expect(rowsOf(bench, "account", "description", word)).toHaveLength(119);
  expect(read(nowhere)).toBeUndefined();
});

test("rows of the same record keep their order, and never travel together", async () => {
  const word = fresh("Same");
  const ids = accounts(word, 30);
  const [first = "", second = ""] = ids;
  const rows = many(240, (index) => {
    if (index % 20 === 0) return { accountid: first.toUpperCase(), description: `first ${index}` };
    if (index % 30 === 1) return { accountid: second, description: `second ${index}` };
    return { accountid: ids[2 + (index % 28)], description: `d${index}` };
  });
  const result = await update("accounts", rows);
  expect(result.succeeded).toBe(240);
  expect(read(first)?.["description"]).toBe("first 220");
  expect(read(second)?.["description"]).toBe("second 211");
  for (const targets of bodies()) {
    const addressed = targets.map(({ accountid }) => accountid);
    expect(new Set(addressed).size).toBe(addressed.length);
  }
});

test("an update without a column is refused before it is sent", async () => {
  const [id = ""] = accounts(fresh("Empty"), 1);
  const result = await update("accounts", [{ accountid: id }]);
  expect(result.results[0]?.error?.message).toMatch(/Record 0 .*no column to write/);
  expect(writes(bench)).toEqual([]);
});

test.each([
  [
    "a key that is none",
    "name",
    /^Alternate Key name is no key of accounts; it has accountnumber\.$/,
  ],
  ["half of a key", "new_code", /is no key of accounts/],
])("%s", async (_, alternateKey, message) => {
  const error = await bench.failure("bulkUpdateEntities", {
    entityType: "accounts",
    records: [{ name: "x" }],
    alternateKey,
  });
  expect(error.message).toMatch(message);
  expect(writes(bench)).toEqual([]);
});

test("a key value that no URL can carry fails in its own row", async () => {
  const rows = [
    { accountnumber: "A/1", name: "x" },
    { accountnumber: null, name: "x" },
  ];
  const { results } = await update("accounts", rows, { alternateKey: ["accountnumber"] });
  expect(results[0]?.error?.message).toMatch(/Record 0 .*accountnumber: "\/" is in the value/);
  expect(results[1]?.error?.message).toMatch(/Record 1 .*accountnumber: the row has no value/);
});
