import { listInput } from "../builders";

export const fieldNames = listInput("Field Name", {
  dataSource: "columns",
  placeholder: "Logical name of a column",
  example: "name",
  comments:
    "Columns to return. An entry may hold several, comma-separated. If blank, all columns are returned, which is slower.",
});

export const expandPropertyNames = listInput("Expand Property Name", {
  dataSource: "relationships",
  placeholder: "Navigation property, with its own options if need be",
  example: "primarycontactid($select=fullname,emailaddress1)",
  comments:
    "Navigation properties to expand with their related records. Their options follow the name in brackets.",
});
