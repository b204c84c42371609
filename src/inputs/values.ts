import { input } from "@prismatic-io/spectral";
import { jsonObject, keyValues, optionalText } from "./clean";

export const fieldValues = input({
  label: "Field Value",
  type: "string",
  collection: "keyvaluelist",
  required: false,
  placeholder: "Logical name of a column, and its value",
  example: "name: Fabrikam, Inc.",
  comments:
    "Columns to set, by logical name. Wins over Dynamic Values where both name a column. A lookup is set by its navigation property, as in primarycontactid@odata.bind: /contacts(GUID).",
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
