import { input } from "@prismatic-io/spectral";
import { boolean, jsonObject, keyValues, optionalChoice, optionalText } from "./clean";

export const fieldValues = input({
  label: "Field Value",
  type: "string",
  collection: "keyvaluelist",
  required: false,
  placeholder: "Logical name of a column, and its value",
  example: "name: Fabrikam, Inc.",
  comments:
    'Columns to set, by logical name. Wins over Dynamic Values where both name a column. A lookup takes the id of a record, a path such as /contacts(GUID), or JSON such as {"table": "contact", "name": "Jane Doe"}.',
  clean: keyValues("Field Value"),
});

export const dynamicValues = input({
  label: "Dynamic Values",
  type: "data",
  required: false,
  placeholder: "Object of column names and values",
  example: '{"name": "Fabrikam, Inc.", "numberofemployees": 250, "telephone1": null}',
  comments:
    "Columns to set, as an object or JSON text of one, for instance from an earlier step. Null clears a column.",
  clean: jsonObject("Dynamic Values"),
});

export const recordId = input({
  label: "Record ID",
  type: "string",
  required: false,
  placeholder: "GUID for the new record",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "GUID that the new record gets. A create that carries one can be repeated without making a second record. Chosen automatically where empty.",
  clean: optionalText("Record ID"),
});

export const repairValues = input({
  label: "Repair Values",
  type: "boolean",
  required: false,
  default: "true",
  comments:
    "Turns values into what their columns take, by the definitions of the table: numbers and dates from text, choices from labels, lookups from ids. False sends them exactly as they are given.",
  clean: boolean("Repair Values", true),
});

export const timeZone = input({
  label: "Time Zone",
  type: "string",
  required: false,
  placeholder: "IANA name of a time zone",
  example: "Europe/Berlin",
  comments:
    "Zone in which dates with a time but without an offset are meant. UTC where empty. Needs Repair Values.",
  clean: optionalText("Time Zone"),
});

const EMPTY_VALUES = ["omit", "clear", "omitAll"] as const;

export const emptyValues = input({
  label: "Empty Values",
  type: "string",
  required: false,
  default: "omit",
  model: [
    { label: "Leave Out", value: "omit" },
    { label: "Clear Column", value: "clear" },
    { label: "Leave Out, Text Too", value: "omitAll" },
  ],
  placeholder: "omit",
  example: "clear",
  comments:
    "What empty text means: a reference without a value arrives as empty text. omit leaves it out and clear clears the column, unless the column holds text, where empty text is a value; omitAll leaves it out of text columns too. Null always clears a column. Needs Repair Values.",
  clean: (value: unknown) => optionalChoice("Empty Values", EMPTY_VALUES)(value) ?? "omit",
});
