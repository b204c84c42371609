import { useSandbox } from "../support/sandbox";
import { pick } from "./pick";

const bench = useSandbox();
const choices = (entityType: string, columnName: string) =>
  pick(bench, "choices", { entityType, columnName });

test.each([
  ["accounts", "industrycode", { name: "x" }],
  ["accounts", "creditonhold", { name: "x" }],
  ["new_projectcollection", "new_skills", { new_name: "x" }],
  ["new_projectcollection", "new_phase", { new_name: "x" }],
])("every option of %s %s is taken by Create Entity", async (entityType, column, values) => {
  const found = await choices(entityType, column);
  expect(found.length).toBeGreaterThan(1);
  for (const { key } of found) {
    const record = await bench.act<Record<string, unknown>>("createEntity", {
      entityType,
      dynamicValues: values,
      fieldValues: [{ key: column, value: key }],
    });
    expect(String(record[column])).toBe(key);
  }
});

test("every status is taken by a filter", async () => {
  for (const { key } of await choices("accounts", "statuscode")) {
    const inputs = { entityType: "accounts", filterExpression: `statuscode eq ${key}`, top: "1" };
    await expect(bench.act("queryEntities", inputs)).resolves.toHaveProperty("value");
  }
});

test("labels carry the number, and keep the maker's order", async () => {
  expect(await choices("accounts", "statecode")).toEqual([
    { key: "0", label: "Active (0)" },
    { key: "1", label: "Inactive (1)" },
  ]);
});

test.each(["IndustryCode", "industry", "Industry"])("the column is found as %s", async (name) => {
  expect((await choices("accounts", name)).length).toBeGreaterThan(5);
});

test.each([
  ["name", 'Column Name "name" is no choice column of account.'],
  ["nothing", 'Column Name "nothing" is no column of account.'],
])("%s is refused", async (column, message) => {
  await expect(choices("accounts", column)).rejects.toThrow(message);
});

test("a refusal does not repeat a long name in full", async () => {
  const columnName = "x".repeat(5_000);
  const picked = pick(bench, "choices", { entityType: "accounts", columnName });
  const error = await picked.catch((failure: Error) => failure);
  expect(String(error)).toMatch(/Column Name "x+" is no column/);
  expect(String(error).length).toBeLessThan(500);
});
