import { input } from "@prismatic-io/spectral";
import { requiredText } from "./clean";

export const entityType = input({
  label: "Entity Type",
  type: "string",
  required: true,
  dataSource: "entityTypes",
  placeholder: "Entity set name of the table",
  example: "accounts",
  comments: "Table to work on, by its entity set name: usually the plural of the logical name.",
  clean: requiredText("Entity Type"),
});

export const entityId = input({
  label: "Entity ID",
  type: "string",
  required: true,
  placeholder: "GUID or alternate key of the record",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "Record to work on: its GUID, an alternate key such as accountnumber='A-1042', or the address a create answered with.",
  clean: requiredText("Entity ID"),
});
