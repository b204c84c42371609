import type { EntityTypeDescription, JsonSchema } from "../../client";
import { flag, integer, object, type Schema, text } from "../schemas";
import { list, orNull } from "./shapes";

const schema: JsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Account",
  type: "object",
  properties: {
    name: { title: "Account Name", type: "string", maxLength: 160 },
    statuscode: {
      title: "Status Reason",
      oneOf: [
        { const: 1, title: "Active" },
        { const: 2, title: "Inactive" },
        { const: null, title: "None" },
      ],
    },
  },
  patternProperties: { "^[^@]+@odata\\.bind$": { type: ["string", "null"] } },
  additionalProperties: false,
};

export const exampleDescription: EntityTypeDescription = {
  logicalName: "account",
  schemaName: "Account",
  entitySetName: "accounts",
  label: "Account",
  pluralLabel: "Accounts",
  metadataId: "70816501-edb9-4740-a16c-6a5efbc05d84",
  primaryIdAttribute: "accountid",
  primaryNameAttribute: "name",
  tableType: "Standard",
  isCustom: false,
  isActivity: false,
  changeTracking: true,
  columns: [
    {
      name: "name",
      label: "Account Name",
      type: "string",
      required: "ApplicationRequired",
      create: true,
      update: true,
      read: true,
      maxLength: 160,
      format: "Text",
    },
  ],
  keys: [{ name: "accountnumber", columns: ["accountnumber"], status: "Active" }],
  relationships: [
    {
      name: "account_primary_contact",
      kind: "manyToOne",
      navigation: "primarycontactid",
      table: "contact",
      column: "primarycontactid",
    },
  ],
  createSchema: { ...schema, required: ["name"] },
  updateSchema: { ...schema, minProperties: 1 },
};

const column: Schema = object("A column; what does not apply to it is left out", {
  name: text("Logical name"),
  label: text("Label in the language of the user; the logical name where it has none"),
  description: text("Description in the language of the user"),
  type: text("string, memo, integer, money, choice, lookup, datetime and so on"),
  required: text("None, Recommended, ApplicationRequired or SystemRequired"),
  create: flag("True where a create may set it"),
  update: flag("True where an update may set it"),
  read: flag("True where it can be read"),
  maxLength: integer("Longest text, in characters"),
  min: { type: "number", description: "Smallest number" },
  max: { type: "number", description: "Largest number" },
  precision: integer("Number of decimals"),
  maxSizeInKB: integer("Largest content of a file or image, in KiB"),
  dateBehavior: text("UserLocal, DateOnly or TimeZoneIndependent"),
  format: text("Email, Url, DateOnly and so on"),
  choices: list(
    "Options",
    object("An option", {
      value: integer("Number of the option"),
      label: text("Label in the language of the user"),
      state: integer("Status that a status reason belongs to"),
    }),
  ),
  targets: list(
    "Tables that a lookup may refer to",
    object("A table", {
      table: text("Logical name"),
      navigation: text("Navigation property that reaches it"),
    }),
  ),
});

const parts: Record<string, Schema> = {
  logicalName: text("Logical name"),
  schemaName: text("Schema name"),
  entitySetName: text("Entity set name, as in addresses"),
  label: text("Label in the language of the user"),
  pluralLabel: text("Plural label in the language of the user"),
  metadataId: text("MetadataId of the table"),
  primaryIdAttribute: text("Column that holds the record's id"),
  primaryNameAttribute: orNull(text("Column that holds the record's name")),
  tableType: text("Standard, Elastic or Virtual"),
  isCustom: flag("True for a custom table"),
  isActivity: flag("True for an activity"),
  changeTracking: flag("True where changes are tracked"),
  columns: list("Columns by name", column),
  keys: list(
    "Alternate keys",
    object("An alternate key", {
      name: text("Logical name"),
      columns: list("Columns of the key", text("Logical name")),
      status: text("Only an Active key can be used"),
    }),
  ),
  relationships: list(
    "Relationships",
    object("A relationship", {
      name: text("Schema name"),
      kind: text("manyToOne, oneToMany or manyToMany"),
      navigation: text("Navigation property of this table"),
      table: text("Logical name of the other table"),
      column: text("The lookup column, for the two directed kinds"),
    }),
  ),
};

export const outline = object("A table without the schemas of its records", parts, [
  "logicalName",
  "entitySetName",
  "columns",
]);

export const entityTypeDescription = object(
  "A table, its columns, keys and relationships",
  {
    ...parts,
    createSchema: object("JSON Schema (draft 2020-12) of Dynamic Values of a create", {}),
    updateSchema: object("JSON Schema (draft 2020-12) of Dynamic Values of an update", {}),
  },
  ["logicalName", "entitySetName", "columns", "createSchema", "updateSchema"],
);
