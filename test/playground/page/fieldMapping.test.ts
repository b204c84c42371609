import {
  fieldMapping,
  fieldMapValue,
  fieldNames,
} from "../../../playground/page/model/fieldMapping";

const RESULT = {
  fields: [
    {
      field: { key: "name", label: "Name, required" },
      defaultObject: { key: "accounts" },
      defaultField: { key: "name" },
    },
    { field: { key: "tier" } },
  ],
  options: [
    { object: { key: "contacts", label: "Contact" }, fields: [{ key: "name", label: "Name" }] },
    {
      object: { key: "accounts", label: "Account" },
      fields: [
        { key: "name", label: "Account Name" },
        { key: "new_tier", label: "Tier" },
      ],
    },
  ],
};

describe("the field map of the wizard", () => {
  const mapping = fieldMapping(RESULT);

  it("offers the columns of all tables, and chooses what fits already", () => {
    expect(mapping.columns.map(({ key, table }) => `${table.key}.${key}`)).toEqual([
      "contacts.name",
      "accounts.name",
      "accounts.new_tier",
    ]);
    expect(mapping.fields).toEqual([
      { key: "name", label: "Name, required", chosen: 1 },
      { key: "tier", label: "tier", chosen: undefined },
    ]);
  });

  it("yields the value of the config variable, without fields that have no column", () => {
    expect(fieldMapValue(mapping, new Map([["name", 1]]))).toEqual({
      fields: [
        {
          field: { key: "name", label: "Name, required" },
          mappedObject: { key: "accounts", label: "Account" },
          mappedField: { key: "name", label: "Account Name" },
        },
      ],
    });
  });

  it("has nothing where the answer is none", () => {
    expect(fieldMapping(undefined)).toEqual({ fields: [], columns: [] });
    expect(fieldMapping({ fields: "x", options: [null] })).toEqual({ fields: [], columns: [] });
  });

  it("reads names with commas or one a line", () => {
    expect(fieldNames(" name, phone\ncity,,\n")).toEqual(["name", "phone", "city"]);
  });
});
