import { input } from "@prismatic-io/spectral";
import { requiredText } from "./clean";

export const entityType = input({
  label: "Entity Type",
  type: "string",
  required: true,
  dataSource: "entityTypes",
  placeholder: "Entity set name of the table",
  example: "accounts",
  comments:
    "Table to work on. Its entity set name (accounts) is found at once; its logical name, schema name or display name is found too, in any letter case, by one look at the list of tables.",
  clean: requiredText("Entity Type"),
});

export const entityId = input({
  label: "Entity ID",
  type: "string",
  required: true,
  dataSource: "records",
  placeholder: "GUID or alternate key of the record",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "Record to work on: its GUID, an alternate key such as accountnumber='A-1042', the address a create answered with, or the one that a browser shows for the record.",
  clean: requiredText("Entity ID"),
});
