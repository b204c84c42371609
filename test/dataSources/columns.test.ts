import { useSandbox } from "../support/sandbox";
import { pick, stranger } from "./pick";

const bench = useSandbox();
const TABLES = ["accounts", "new_projectcollection", "emails", "systemusers"];
const columns = (entityType: string, columnUse?: string) =>
  pick(bench, "columns", { entityType, ...(columnUse ? { columnUse } : {}) });
const keysOf = async (entityType: string, columnUse?: string) =>
  (await columns(entityType, columnUse)).map(({ key }) => key);

test("one request, and none while the table is remembered", async () => {
  const inputs = { entityType: "account", ...stranger(bench) };
  await pick(bench, "columns", inputs);
  await pick(bench, "columns", { ...inputs, columnUse: "writable" });
  expect(bench.requests()).toHaveLength(1);
});

test.each(TABLES)("of %s: all that can be returned are taken by Field Name", async (entityType) => {
  const fieldNames = await keysOf(entityType);
  expect(fieldNames.length).toBeGreaterThan(20);
  await expect(
    bench.act("queryEntities", { entityType, fieldNames, top: "1" }),
  ).resolves.toHaveProperty("value");
});

test.each(TABLES)(
  "of %s: each that can be filtered by is taken by a filter",
  async (entityType) => {
    for (const key of await keysOf(entityType, "filterable")) {
      const inputs = { entityType, fieldNames: key, filterExpression: `${key} ne null`, top: "1" };
      await expect(bench.act("queryEntities", inputs)).resolves.toHaveProperty("value");
    }
  },
);

test.each(TABLES)("of %s: each is taken by Order By Field Name", async (entityType) => {
  for (const key of await keysOf(entityType, "filterable")) {
    const inputs = { entityType, fieldNames: key, orderByFieldNames: key, top: "1" };
    await expect(bench.act("queryEntities", inputs)).resolves.toHaveProperty("value");
  }
});

test("lookups are named as each use names them", async () => {
  const label = "Primary Contact (primarycontactid)";
  expect(await columns("accounts")).toContainEqual({ key: "_primarycontactid_value", label });
  expect(await columns("accounts", "writable")).toContainEqual({ key: "primarycontactid", label });
});

test("what can be set is taken by Field Value", async () => {
  const contact = bench.sandbox.insert("contact", { lastname: "Lee" });
  const values: Record<string, unknown> = {
    name: "Set by picker",
    revenue: "5",
    creditonhold: "yes",
    industrycode: "Consulting",
    primarycontactid: contact,
    description: "x",
  };
  const keys = (await keysOf("accounts", "writable")).filter((key) => key in values);
  expect(keys.sort()).toEqual(Object.keys(values).sort());
  const fieldValues = keys.map((key) => ({ key, value: values[key] }));
  await expect(
    bench.act("createEntity", { entityType: "accounts", fieldValues }),
  ).resolves.toMatchObject({
    name: "Set by picker",
    revenue: 5,
    creditonhold: true,
    _primarycontactid_value: contact,
  });
});

test("what cannot be set is not offered for it", async () => {
  const keys = await keysOf("accounts", "writable");
  expect(keys).not.toContain("createdbyname");
  expect(keys).not.toContain("versionnumber");
});

test("parties of an activity can be set, but are no property that could be returned", async () => {
  expect(await keysOf("emails", "writable")).toContain("to");
  expect(await keysOf("emails")).not.toContain("to");
});

test("primary, required and custom columns come first", async () => {
  const keys = await keysOf("new_projectcollection", "writable");
  expect(keys.slice(0, 2)).toEqual(["new_name", "new_projectid"]);
  const described = await bench.act<{ columns: { name: string; required: string }[] }>(
    "describeEntityType",
    { entityType: "new_project" },
  );
  const required = new Map(described.columns.map((each) => [each.name, each.required]));
  const rank = (key: string) => {
    if (/Required$/.test(required.get(key) ?? "")) return 0;
    return key.startsWith("new_") ? 1 : 2;
  };
  const ranks = keys.slice(2).map(rank);
  expect(ranks).toEqual([...ranks].sort());
  expect(new Set(ranks).size).toBeGreaterThan(1);
});

test("a search finds columns by label and by name", async () => {
  const search = (text: string) =>
    pick(bench, "columns", { entityType: "accounts", columnUse: "writable", search: text });
  expect((await search("account NUM")).map(({ key }) => key)).toEqual(["accountnumber"]);
  expect((await search("numberofemp")).map(({ key }) => key)).toEqual(["numberofemployees"]);
  expect(await search("no such column")).toEqual([]);
});
