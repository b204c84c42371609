import { sampleRow } from "../../../src/client/records/samples/sampleRow";
import { sampleText } from "../../../src/client/records/samples/sampleText";
import { SAMPLE_ID, sampleValue } from "../../../src/client/records/samples/sampleValue";
import type { ColumnDefinition, ColumnKind } from "../../../src/client/types/tables";
import { column, options, thing } from "../values/fixtures";

const ID = "11111111-1111-4111-8111-111111111111";
const typing = { mode: "create", timeZone: "UTC", emptyValues: "omit" } as const;

test("a record has every column that can be read, with a value of its type", () => {
  const row = sampleRow(thing, [], typing);
  expect(row).toMatchObject({
    thingid: SAMPLE_ID,
    choice: 1,
    multichoice: "1",
    statecode: 0,
    statuscode: 1,
    dateonly: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    _primarycontactid_value: expect.any(String),
  });
  expect(Object.keys(row)).not.toContain("to");
  const fits = thing.columns.get("string");
  expect(String(row["string"]).length).toBeLessThanOrEqual(fits?.maxLength ?? 0);
});

test.each<[string, unknown, string, unknown]>([
  ["integer", "5", "integer", 5],
  ["bigint", "9007199254740993", "bigint", "9007199254740993"],
  ["memo", null, "memo", null],
  ["choice", "Green, light", "choice", 9],
  ["primarycontactid@odata.bind", `/contacts(${ID})`, "_primarycontactid_value", ID],
  ["primarycontactid", { table: "contact", id: ID.toUpperCase() }, "_primarycontactid_value", ID],
  ["primarycontactid", null, "_primarycontactid_value", null],
])("a value of %s, %j, is read as it is stored", (name, given, read, expected) => {
  expect(sampleRow(thing, [{ [name]: given }], typing)).toMatchObject({ [read]: expected });
});

test.each<[string, unknown]>([
  ["memo", undefined],
  ["memo", ""],
  ["integer", "many"],
  ["primarycontactid", "Ann"],
  ["primarycontactid", { name: "Ann" }],
  ["primarycontactid", 5],
  ["nowhere", 5],
  ["@odata.etag", "1"],
  ["to", "a@x.example"],
])("what of %s as %j nobody knows how it would be stored changes nothing", (name, given) => {
  expect(sampleRow(thing, [{ [name]: given }], typing)).toEqual(sampleRow(thing, [], typing));
});

test("of two layers the last counts", () => {
  expect(sampleRow(thing, [{ memo: "a" }, { memo: "b" }], typing)).toMatchObject({ memo: "b" });
});

test.each<[ColumnKind, Partial<ColumnDefinition>, unknown]>([
  ["uniqueidentifier", { isPrimaryId: true }, SAMPLE_ID],
  ["uniqueidentifier", {}, expect.not.stringContaining(SAMPLE_ID)],
  ["file", {}, expect.any(String)],
  ["image", {}, expect.any(String)],
  ["entityname", {}, "thing"],
  ["boolean", {}, false],
  ["choice", {}, null],
  ["choice", { options: [] }, null],
  ["multichoice", {}, null],
  ["status", { options: options.map((each) => ({ ...each, state: each.value === 2 ? 0 : 1 })) }, 2],
  ["status", { options }, 1],
  ["money", {}, 1250],
  ["integer", { min: 50 }, 50],
  ["decimal", { max: 1 }, 1],
  ["decimal", { logicalName: "exchangerate" }, 1],
  ["datetime", { dateBehavior: "DateOnly" }, "2025-03-14"],
  ["datetime", { logicalName: "modifiedon" }, "2025-06-20T16:05:00Z"],
])("a sample of %s with %j", (kind, more, expected) => {
  expect(sampleValue(column(kind, more), thing)).toEqual(expected);
});

test.each<[Partial<ColumnDefinition>, string]>([
  [{ format: "Phone" }, "+1 206 555 0100"],
  [{ logicalName: "emailaddress1" }, "ann.lee@example.com"],
  [{ logicalName: "new_x", displayName: "Tier" }, "Sample Tier"],
  [{ logicalName: "new_x", displayName: undefined }, "Sample new_x"],
  [{ logicalName: "address1_city", maxLength: 3 }, "Sea"],
  [{ displayName: "T".repeat(200), maxLength: 500 }, `Sample ${"T".repeat(53)}`],
])("a text of a column with %j", (more, expected) => {
  expect(sampleText(column("string", more))).toBe(expected);
});
