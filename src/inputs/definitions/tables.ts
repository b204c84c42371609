import { input } from "@prismatic-io/spectral";
import { boolean, stringList } from "../clean";

export const includeEntityDetails = input({
  label: "Include Entity Details",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "Returns description, ownership, what the table is enabled for, color and icons of each entity as well.",
  clean: boolean("Include Entity Details", false),
});

export const defaultSelectedRecordTypes = input({
  label: "Default Selected Entity Types",
  type: "string",
  collection: "valuelist",
  required: false,
  dataSource: "entityTypes",
  placeholder: "Name or label of a table",
  example: "account",
  comments: "Tables that are marked as selected: their names, ids or labels, in any letter case.",
  clean: stringList("Default Selected Entity Types"),
});

export const recordTypeFilter = input({
  label: "Entity Type Filter",
  type: "string",
  collection: "valuelist",
  required: false,
  dataSource: "entityTypes",
  placeholder: "Name or label of a table",
  example: "account",
  comments:
    "Tables to return: their names, ids or labels, in any letter case. Tables that come with Dataverse and its apps are all returned where it is empty.",
  clean: stringList("Entity Type Filter"),
});

export const includeAllCustomRecordTypes = input({
  label: "Include All Custom Entity Types",
  type: "boolean",
  required: false,
  default: "true",
  comments: "Returns every custom table, besides those that Entity Type Filter names.",
  clean: boolean("Include All Custom Entity Types", true),
});

export const includeOnlyTopLevelRecordTypes = input({
  label: "Include Only Top Level Record Types",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "Leaves child tables out, whose records live inside those of another table, regardless of the other filters.",
  clean: boolean("Include Only Top Level Record Types", false),
});

export const lookupField = input({
  label: "Use Logical Name for Lookup",
  type: "boolean",
  required: false,
  default: "true",
  comments:
    "Kept for saved flows: whether Entity Type is a logical name (true) or a MetadataId (false). Both are recognized by themselves, and so is every other name of a table.",
  clean: boolean("Use Logical Name for Lookup", true),
});
