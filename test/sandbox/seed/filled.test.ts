import { filledStore } from "../../../sandbox/filledStore";
import { insertRow } from "../../../sandbox/seed";
import type { Store } from "../../../sandbox/types";

const hour = 3_600_000;
const now = Date.UTC(2025, 5, 1, 12, 34);
const opened: Store[] = [];

const filled = async (...given: Parameters<typeof filledStore>): Promise<Store> => {
  const store = await filledStore(...given);
  opened.push(store);
  return store;
};

const rowsOf = (store: Store) => ({
  tables: [...store.schema.tables.values()]
    .filter(({ declaration }) => !declaration.abstract)
    .map(({ logicalName }) => [logicalName, store.find(logicalName, {})]),
  next: store.nextVersion(),
});

afterAll(() => {
  for (const store of opened) store.close();
});

describe("an environment that starts after another one", () => {
  it("has the rows that the first one began with, whatever became of them", async () => {
    const before = rowsOf(await filled({}, now));
    const first = await filled({}, now);
    const [account] = first.find("account", {});
    first.remove("account", String(account?.["accountid"]));
    insertRow(first, "contact", { lastname: "Only here" }, now);
    first.reshape({ ...declarationOf(first, "task"), label: "To Do" });
    const second = await filled({}, now + hour / 3);
    expect(rowsOf(second)).toEqual(before);
    expect(declarationOf(second, "task").label).not.toBe("To Do");
    expect(rowsOf(second).next).toBe(before.next + 1);
  });

  it("has its seed, its tables, its generated rows and its hour", async () => {
    await filled({}, now);
    const empty = await filled({ seed: "empty" }, now);
    expect(empty.find("account", {})).toEqual([]);
    const generated = await filled({ generate: { account: 3 } }, now);
    const usual = (await filled({}, now)).find("account", {}).length;
    expect(generated.find("account", {})).toHaveLength(usual + 3);
    const large = await filled({ generateTables: { count: 2, columns: 3 } }, now);
    expect(large.schema.tables.size).toBe(empty.schema.tables.size + 2);
    const createdAt = (store: Store) =>
      store.find("transactioncurrency", {}).map((row) => row["createdon"]);
    expect(createdAt(await filled({}, now + hour))).not.toEqual(createdAt(await filled({}, now)));
  });
});

test("rows are dated by the full hour before the start, in any century", async () => {
  const store = await filled({ seed: "empty" }, Date.UTC(1901, 1, 3, 4, 56));
  const [currency] = store.find("transactioncurrency", {});
  expect(currency?.["createdon"]).toBe("1901-02-03T04:00:00Z");
});

const declarationOf = (store: Store, table: string) => {
  const found = store.schema.tables.get(table);
  if (!found) throw new Error(`There is no table ${table}.`);
  return found.declaration;
};
