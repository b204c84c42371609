import { forEach, fresh, many, rowsOf, writes } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox({ seed: "empty", latencyMs: 3, limits: { deadlocks: true } });
const create = forEach(bench, "bulkCreateEntities");
const titled = (word: string, count: number) =>
  many(count, (index) => ({ name: `${word} ${index}` }));

/** Bulk messages that were the victims of a deadlock. */
const victims = () =>
  writes(bench).filter(({ path, status }) => path.includes("Multiple") && status === 500).length;

test("bulk messages that meet on one table: fewer at once, and every row there once", async () => {
  const word = fresh("Meet");
  const result = await create("accounts", titled(word, 400), { options: { chunkSize: 10 } });
  expect(result).toMatchObject({ succeeded: 400, failed: 0, unknown: 0 });
  expect(rowsOf(bench, "account", "name", `${word} `)).toHaveLength(400);
  expect(victims()).toBeGreaterThan(0);
});

test("on two tables at a time, one at once on each: nobody is in anybody's way", async () => {
  const [one, two] = [fresh("One"), fresh("Two")];
  const people = many(60, (index) => ({ lastname: `${two} ${index}` }));
  const [accounts, contacts] = await Promise.all([
    create("accounts", titled(one, 60), { options: { chunkSize: 20, maxParallel: 1 } }),
    create("contacts", people, { options: { chunkSize: 20, maxParallel: 1 } }),
  ]);
  expect([accounts.succeeded, contacts.succeeded]).toEqual([60, 60]);
  expect(victims()).toBe(0);
});

test("two runs on one table, each in the other's way: every row there once", async () => {
  const word = fresh("Both");
  const [first, second] = [titled(`${word} a`, 80), titled(`${word} b`, 80)];
  const results = await Promise.all([
    create("accounts", first, { options: { chunkSize: 20 } }),
    create("accounts", second, { options: { chunkSize: 20 } }),
  ]);
  for (const result of results) expect(result).toMatchObject({ succeeded: 80, unknown: 0 });
  expect(rowsOf(bench, "account", "name", `${word} `)).toHaveLength(160);
});
