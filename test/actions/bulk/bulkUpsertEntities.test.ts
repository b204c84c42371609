import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { forEach, fresh, many, rowsOf, sent, statuses, writes } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const upsert = forEach(bench, "bulkUpsertEntities");
const numbered = (word: string, count: number) =>
  many(count, (index) => ({ accountnumber: `${word}-${index}`, name: `${word} ${index}` }));
const key = { alternateKey: "accountnumber" };

test("by alternate key: once created, once updated, the key left out of the body", async () => {
  const word = fresh("Key");
  const first = await upsert("accounts", numbered(word, 120), key);
  expect(first).toMatchObject({ succeeded: 120, startAt: 120 });
  expect(statuses(first)).toEqual(many(120, () => "upserted"));
  expect(rowsOf(bench, "account", "accountnumber", `${word}-`)).toHaveLength(120);
  const changed = numbered(word, 120).map((row) => ({ ...row, description: word }));
  await upsert("accounts", changed, key);
  expect(rowsOf(bench, "account", "accountnumber", `${word}-`)).toHaveLength(120);
  expect(rowsOf(bench, "account", "description", word)).toHaveLength(120);
  expect(sent(bench).filter((line) => line.endsWith("UpsertMultiple"))).toHaveLength(4);
  for (const { body } of writes(bench)) expect(body).not.toContain('"accountnumber":');
});

test("keys that Dataverse takes for equal are one record, in their order", async () => {
  const word = fresh("Fold");
  const rows = many(40, (index) => ({
    accountnumber: index % 2 ? `${word.toUpperCase()}-X` : `${word.toLowerCase()}-x `,
    name: `${word} ${index}`,
  }));
  const others = numbered(word, 30);
  const result = await upsert("accounts", [...rows, ...others], key);
  expect(result).toMatchObject({ succeeded: 70, failed: 0 });
  expect(rowsOf(bench, "account", "accountnumber", `${word}-x`)).toMatchObject([
    { name: `${word} 39` },
  ]);
});

test("by id", async () => {
  const ids = many(
    15,
    (index) => `3b0f6d6e-52c1-4b7a-9a53-0000000001${String(index).padStart(2, "0")}`,
  );
  bench.sandbox.insert("account", { accountid: ids[0] ?? null, name: "old" });
  const result = await upsert(
    "accounts",
    ids.map((accountid) => ({ accountid, name: "upserted by id" })),
  );
  expect(result.succeeded).toBe(15);
  expect(result.results[1]).toMatchObject({ id: ids[1], status: "upserted" });
  for (const id of ids) {
    expect(bench.sandbox.store.read("account", id)?.["name"]).toBe("upserted by id");
  }
});

test("a row that Dataverse refuses is named, the others are written", async () => {
  const word = fresh("Refused");
  const rows = numbered(word, 130).map((row, index) =>
    index === 77
      ? { ...row, "primarycontactid@odata.bind": "/contacts(11111111-1111-4111-8111-000000000009)" }
      : row,
  );
  const result = await upsert("accounts", rows, key);
  expect(result).toMatchObject({ succeeded: 129, failed: 1 });
  expect(result.results[77]).toMatchObject({ status: "failed", attempts: 2 });
  expect(rowsOf(bench, "account", "accountnumber", `${word}-`)).toHaveLength(129);
});

describe("upsertMode", () => {
  test("createOnly leaves what exists alone", async () => {
    const word = fresh("Only");
    bench.sandbox.insert("account", { accountnumber: `${word}-3`, name: "old" });
    const result = await upsert("accounts", numbered(word, 20), {
      ...key,
      upsertMode: "createOnly",
    });
    expect(statuses(result)).toEqual(many(20, (index) => (index === 3 ? "failed" : "created")));
    expect(result.results[3]?.error).toMatchObject({ status: 412 });
    expect(rowsOf(bench, "account", "name", "old")).toMatchObject([{ accountnumber: `${word}-3` }]);
    expect(writes(bench)[0]?.parts?.[0]?.headers["if-none-match"]).toBe("*");
  });

  test("createOnly cannot go by bulk messages", async () => {
    const error = await bench.failure("bulkUpsertEntities", {
      entityType: "accounts",
      records: numbered(fresh("No"), 2),
      ...key,
      upsertMode: "createOnly",
      options: { strategy: "multiple" },
    });
    expect(error.message).toMatch(
      /^Strategy multiple cannot be used here: no bulk message only creates/,
    );
    expect(writes(bench)).toEqual([]);
  });

  test("updateOnly never creates", async () => {
    const word = fresh("Update");
    bench.sandbox.insert("account", { accountnumber: `${word}-3`, name: "old" });
    const result = await upsert("accounts", numbered(word, 12), {
      ...key,
      upsertMode: "updateOnly",
    });
    expect(statuses(result)).toEqual(many(12, (index) => (index === 3 ? "updated" : "failed")));
    expect(rowsOf(bench, "account", "accountnumber", `${word}-`)).toHaveLength(1);
  });
});

describe("keys of several columns and kinds", () => {
  const projects = (word: string) => rowsOf(bench, "new_project", "new_name", word);

  test("numbers beside text, in any form", async () => {
    const word = fresh("Number");
    const rows = many(12, (index) => ({
      new_number: index % 2 ? `${index}` : index,
      New_Region: "O'Brien Co",
      new_name: word,
    }));
    const more = { alternateKey: "new_number, new_region" };
    for (let turn = 0; turn < 2; turn += 1) {
      const result = await upsert("new_projectcollection", rows, more);
      expect(result).toMatchObject({ succeeded: 12, failed: 0 });
    }
    expect(projects(word)).toHaveLength(12);
    const keys = rows.map(({ new_number, New_Region }) => ({ new_number, new_region: New_Region }));
    const deleted = await bench.act<typeof more & { succeeded: number }>("bulkDeleteEntities", {
      entityType: "new_projectcollection",
      records: keys,
    });
    expect(deleted.succeeded).toBe(12);
    expect(projects(word)).toEqual([]);
  });

  test("a lookup beside a date, the lookup as people have it", async () => {
    const word = fresh("Lookup");
    const id = bench.sandbox.insert("account", { name: word });
    const rows = many(12, (index) => ({
      new_accountid: index % 2 ? id : { table: "account", name: word },
      new_deadline: `2031-01-${String(index + 10)}`,
      new_name: `${word} ${index}`,
    }));
    const more = { alternateKey: ["new_accountid", "new_deadline"] };
    for (let turn = 0; turn < 2; turn += 1) {
      const result = await upsert("new_projectcollection", rows, more);
      expect(result).toMatchObject({ succeeded: 12, failed: 0 });
    }
    expect(projects(word)).toHaveLength(12);
  });
});
