import { relationshipElements } from "../../src/dataSources/relationshipElements";
import { thing } from "../client/values/fixtures";
import { useSandbox } from "../support/sandbox";
import { pick, stranger } from "./pick";

const bench = useSandbox();
const relationships = (entityType: string, search?: string) =>
  pick(bench, "relationships", { entityType, ...(search ? { search } : {}) });

test("a lookup is shown with the table it leads to, and its navigation property", async () => {
  const found = await relationships("accounts");
  expect(found).toContainEqual({
    key: "primarycontactid",
    label: "Primary Contact → Contact (primarycontactid)",
  });
  expect(found[0]?.label).toMatch(/→/);
  expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
});

test("two requests, and none while both are remembered", async () => {
  const inputs = { entityType: "accounts", ...stranger(bench) };
  await pick(bench, "relationships", inputs);
  expect(bench.requests()).toHaveLength(2);
  await pick(bench, "relationships", { ...inputs, search: "x" });
  expect(bench.requests()).toHaveLength(2);
});

test.each(["accounts", "contacts", "new_projectcollection"])(
  "of %s: each is taken by Expand Property Name",
  async (entityType) => {
    const found = await relationships(entityType);
    expect(found.length).toBeGreaterThan(3);
    for (const { key } of found) {
      const inputs = { entityType, expandPropertyNames: [key], top: "1" };
      await expect(bench.act("queryEntities", inputs)).resolves.toHaveProperty("value");
    }
  },
);

test("a search finds them by column, by table and by property", async () => {
  const keys = async (search: string) =>
    (await relationships("accounts", search)).map(({ key }) => key);
  expect(await keys("primary CONTACT")).toContain("primarycontactid");
  expect(await keys("contact_customer_accounts")).toEqual(["contact_customer_accounts"]);
  expect(await keys("no such thing")).toEqual([]);
});

test("of more than a thousand, the first ones are offered, and the last one says so", () => {
  const many = Array.from({ length: 1_001 }, (_, index) => ({
    schemaName: `rel_${index}`,
    kind: "oneToMany" as const,
    navigation: `rel_${String(index).padStart(4, "0")}`,
    table: "task",
    column: "regardingobjectid",
  }));
  const found = relationshipElements({ ...thing, relationships: many }, []);
  expect(found).toHaveLength(1_000);
  expect(found[998]?.label).toBe("task by regardingobjectid → task (rel_0998)");
  expect(found[999]).toEqual({
    key: "rel_0999",
    label: "task by regardingobjectid → task (rel_0999) (the last of 1000; there are more)",
  });
});
