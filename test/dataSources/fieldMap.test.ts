import { useSandbox } from "../support/sandbox";
import { pick, pickMap, stranger } from "./pick";

const bench = useSandbox();

test("maps what can be set, what has to be set first, with types", async () => {
  const map = await pickMap(bench, { entityType: "new_project", ...stranger(bench) });
  expect(bench.requests()).toHaveLength(1);
  const labels = map.fields.map(({ field }) => field.label ?? "");
  const required = labels.filter((label) => label.endsWith(", required"));
  expect(labels.slice(0, required.length)).toEqual(required);
  expect(required).toContain("Name (new_name): text, required");
  expect(labels).toContain("Code (new_code): text");
});

test("its fields are the keys of what can be set", async () => {
  const map = await pickMap(bench, { entityType: "accounts" });
  const writable = await pick(bench, "columns", { entityType: "accounts", columnUse: "writable" });
  const keys = map.fields.map(({ field }) => field.key);
  expect(keys.sort()).toEqual(writable.map(({ key }) => key).sort());
});

test("the table itself is offered to take values from, by the names of a query", async () => {
  const { options = [] } = await pickMap(bench, { entityType: "account" });
  expect(options.map(({ object }) => object)).toEqual([
    { key: "accounts", label: "Account (Account)" },
  ]);
  const fieldNames = options.flatMap(({ fields }) => fields.map(({ key }) => key));
  const inputs = { entityType: options[0]?.object.key, fieldNames, top: "1" };
  await expect(bench.act("queryEntities", inputs)).resolves.toHaveProperty("value");
});
