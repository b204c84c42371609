import { input } from "@prismatic-io/spectral";
import { stringList } from "./clean";

export const fieldNames = input({
  label: "Field Name",
  type: "string",
  collection: "valuelist",
  required: false,
  dataSource: "columns",
  placeholder: "Logical name of a column",
  example: "name",
  comments:
    "Columns to return, one or several (comma-separated) an entry. All columns are returned where none is named, which is slower.",
  clean: stringList("Field Name"),
});

export const expandPropertyNames = input({
  label: "Expand Property Name",
  type: "string",
  collection: "valuelist",
  required: false,
  placeholder: "Navigation property, with its own options if need be",
  example: "primarycontactid($select=fullname,emailaddress1)",
  comments:
    "Navigation properties whose related records are returned inside each record. Options of the related records stand in brackets behind the name.",
  clean: stringList("Expand Property Name"),
});
