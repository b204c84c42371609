import { input } from "@prismatic-io/spectral";
import { optionalChoice, optionalText, requiredText } from "./clean";
import { connection } from "./connection";
import { columnName } from "./definitions/choices";
import { tableId } from "./definitions/columns";
import { entityType } from "./entity";

const COLUMN_USES = ["readable", "writable", "filterable"] as const;

/** What columns are to be chosen for. */
export type ColumnUse = (typeof COLUMN_USES)[number];

const columnUse = input({
  label: "Column Use",
  type: "string",
  required: false,
  default: "readable",
  model: [
    { label: "Return", value: "readable" },
    { label: "Set", value: "writable" },
    { label: "Filter or Sort", value: "filterable" },
  ],
  placeholder: "readable",
  example: "writable",
  comments:
    "What the columns are chosen for: readable and filterable ones are named as a query names them, lookups as in _primarycontactid_value; writable ones by their logical names.",
  clean: (value: unknown): ColumnUse =>
    optionalChoice("Column Use", COLUMN_USES)(value) ?? "readable",
});

const search = input({
  label: "Search",
  type: "string",
  required: false,
  placeholder: "Part of the record's name",
  example: "fabrikam",
  comments:
    "Lists only records whose name contains this text, or the record of a GUID. Where empty, the first 200 records by name are listed.",
  clean: optionalText("Search"),
});

const choiceColumn = input({
  ...columnName,
  required: true,
  clean: requiredText("Column Name"),
});

export const attributesInputs = { connection, entityId: tableId };
export const columnsInputs = { connection, entityType, columnUse };
export const recordsInputs = { connection, entityType, search };
export const choicesInputs = { connection, entityType, columnName: choiceColumn };
export const alternateKeysInputs = { connection, entityType };
export const fieldMapInputs = { connection, entityType };
