import { describedSet } from "../../../../src/client/metadata/choices/readChoices";
import { readColumn } from "../../../../src/client/metadata/definition/readColumn";
import { readDefinition } from "../../../../src/client/metadata/definition/readDefinition";
import { readOptions } from "../../../../src/client/metadata/definition/readOptions";
import { columnSchema } from "../../../../src/client/metadata/describe/columnSchema";
import { outlineTable } from "../../../../src/client/metadata/describe/describeEntityType";
import { recordSchema } from "../../../../src/client/metadata/describe/recordSchema";
import { compareNames, flagOrNull } from "../../../../src/client/metadata/properties";
import type { ColumnDefinition, ColumnKind } from "../../../../src/client/types/tables";
import { column } from "../../values/fixtures";

const target = (table: string) => ({ table, navigation: table });
const red = { value: 1, label: "Red", labels: ["Red"] };

test.each<[kind: ColumnKind, more: Partial<ColumnDefinition>, nullable: boolean, schema: object]>([
  ["integer", { min: 0, max: 9 }, false, { type: "integer", minimum: 0, maximum: 9 }],
  ["integer", {}, true, { type: ["integer", "null"] }],
  ["bigint", {}, true, { type: ["integer", "string", "null"] }],
  ["bigint", {}, false, { type: ["integer", "string"] }],
  ["money", { precision: 2 }, false, { type: "number", description: "At most 2 decimals." }],
  ["boolean", {}, true, { type: ["boolean", "null"] }],
  ["choice", { options: [red] }, false, { oneOf: [{ const: 1, title: "Red" }] }],
  ["choice", {}, true, { oneOf: [{ const: null, title: "None" }] }],
  ["multichoice", {}, false, { type: "array", items: { oneOf: [] }, uniqueItems: true }],
  ["multichoice", { options: [red] }, true, { type: ["array", "null"] }],
  ["datetime", { dateBehavior: "DateOnly" }, false, { type: "string", format: "date" }],
  [
    "datetime",
    { dateBehavior: "TimeZoneIndependent" },
    false,
    { format: "date-time", description: "The same wall clock in every time zone." },
  ],
  ["uniqueidentifier", {}, false, { type: "string", format: "uuid" }],
  [
    "lookup",
    { targets: [target("contact")] },
    true,
    { type: ["string", "null"], format: "uuid", description: "Id of a record of contact." },
  ],
  [
    "customer",
    { targets: [target("account"), target("contact")] },
    false,
    { properties: { table: { type: "string", enum: ["account", "contact"] }, id: {} } },
  ],
  ["lookup", {}, true, { type: ["object", "null"], properties: { table: { type: "string" } } }],
  ["partylist", { targets: [target("contact")] }, false, { items: { required: ["table", "id"] } }],
  ["string", { maxLength: 5 }, false, { type: "string", maxLength: 5 }],
  ["memo", {}, true, { type: ["string", "null"] }],
])("a value of %s %j has its schema", (kind, more, nullable, schema) => {
  const found = columnSchema(column(kind, { displayName: undefined, ...more }), nullable);
  expect(found).toMatchObject({ title: kind, ...schema });
  expect(Object.keys(found).includes("minimum")).toBe(more.min !== undefined);
});

test("a table that an answer says nothing of has names to go by, and nothing is null that is not said", () => {
  const table = readDefinition({ LogicalName: "new_x", Attributes: [{}], Keys: [{}] });
  expect(outlineTable(table)).toMatchObject({
    label: "new_x",
    pluralLabel: "new_x",
    primaryNameAttribute: null,
    columns: [{ name: "", type: "other" }],
    keys: [{ name: "", status: "", columns: [] }],
  });
  expect(outlineTable({ ...table, displayName: "X" }).pluralLabel).toBe("X");
  expect(recordSchema(table, "create")).toMatchObject({ title: "new_x", properties: {} });
});

test.each([
  [{}, "VirtualType"],
  [{ AttributeType: "Money" }, "MoneyType"],
  [{ AttributeType: "Virtual", AttributeTypeName: { Value: "ImageType" } }, "ImageType"],
])("the type of the column %j is %s", (json, typeName) => {
  expect(readColumn(json, [])).toMatchObject({ typeName, logicalName: "", metadataId: "" });
});

test("a relationship without a name of its own is there, an option without a number is not", () => {
  const { relationships } = readDefinition({
    LogicalName: "a",
    OneToManyRelationships: [
      {
        ReferencedEntityNavigationPropertyName: "a_b",
        ReferencingEntity: "b",
        ReferencedEntity: "a",
      },
    ],
  });
  expect(relationships).toMatchObject([{ schemaName: "", navigation: "a_b", table: "b" }]);
  expect(readOptions({ Options: [{ Label: {} }, { Value: 1 }] })).toEqual([
    { value: 1, label: "1", labels: [] },
  ]);
});

test("a choice has its labels by language, as far as it has any", () => {
  const Label = { LocalizedLabels: [{ Label: "Rot", LanguageCode: 1031 }, { LanguageCode: 1033 }] };
  expect(describedSet({ Options: [{ Value: 1, Label }, { Label }] })).toMatchObject({
    name: null,
    isGlobal: false,
    choices: [{ value: 1, labels: { "1031": "Rot" }, color: null, state: null }],
  });
});

test("names that differ in nothing a reader orders by have one order", () => {
  expect(["é", "e\u0301"].sort(compareNames)).toEqual(
    ["é", "e\u0301"].reverse().sort(compareNames),
  );
  expect(compareNames("a", "a")).toBe(0);
  expect([flagOrNull(true), flagOrNull("true")]).toEqual([true, null]);
});
