import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { forEach, fresh, many, rowsOf, sent, statuses, writes } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const remove = forEach(bench, "bulkDeleteEntities");
const accounts = (word: string, count: number): string[] =>
  many(count, (index) =>
    bench.sandbox.insert("account", {
      name: `${word} ${index}`,
      accountnumber: `${word}-${index}`,
    }),
  );
const left = (word: string) => rowsOf(bench, "account", "name", `${word} `);

test("by id in any dress: batches, since standard tables delete no other way", async () => {
  const word = fresh("Id");
  const ids = accounts(word, 130);
  const result = await remove(
    "accounts",
    ids.map((id, index) => (index % 2 ? `{${id.toUpperCase()}}` : id)),
  );
  expect(result).toMatchObject({ succeeded: 130, startAt: 130 });
  expect(result.results[1]).toEqual({ index: 1, id: ids[1], status: "deleted", attempts: 1 });
  expect(left(word)).toEqual([]);
  expect(new Set(sent(bench).slice(1))).toEqual(new Set(["POST $batch"]));
});

test("by objects, addresses and alternate keys, each in its own row", async () => {
  const word = fresh("Mixed");
  const ids = accounts(word, 6);
  const result = await remove("accounts", [
    { accountid: ids[0], name: "a whole row is fine" },
    `accounts(${ids[1]})`,
    `${bench.sandbox.url}/api/data/v9.2/accounts(${ids[2]})`,
    { accountnumber: `${word}-3` },
    `accountnumber='${word}-4'`,
    { name: "no key" },
    "",
    7,
  ]);
  expect(statuses(result)).toEqual([...many(5, () => "deleted"), "failed", "failed", "failed"]);
  expect(left(word)).toMatchObject([{ name: `${word} 5` }]);
  expect(result.results[5]?.error?.message).toMatch(
    /does not say which record it is: set accountid/,
  );
});

test("by the values of an alternate key", async () => {
  const word = fresh("Key");
  accounts(word, 20);
  const values = many(20, (index) =>
    index % 2 ? `${word}-${index}` : { accountnumber: `${word}-${index}` },
  );
  const result = await remove("accounts", values, { alternateKey: "accountnumber" });
  expect(result.succeeded).toBe(20);
  expect(left(word)).toEqual([]);
});

test("what is not there fails; the same record twice is deleted once", async () => {
  const word = fresh("Twice");
  const [id = ""] = accounts(word, 1);
  const nowhere = "11111111-1111-4111-8111-000000000002";
  const result = await remove("accounts", [id, nowhere, id.toUpperCase()]);
  expect(statuses(result)).toEqual(["deleted", "failed", "failed"]);
  expect(result.results[1]?.error).toMatchObject({ status: 404 });
  expect(writes(bench)).toHaveLength(2);
});

test("bulk messages are refused for a standard table", async () => {
  const error = await bench.failure("bulkDeleteEntities", {
    entityType: "accounts",
    records: ["11111111-1111-4111-8111-000000000003"],
    options: { strategy: "multiple" },
  });
  expect(error.message).toMatch(/accounts has no DeleteMultiple/);
  expect(writes(bench)).toEqual([]);
});
