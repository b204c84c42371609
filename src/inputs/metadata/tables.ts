import { booleanInput, listInput } from "../builders";

export const includeEntityDetails = booleanInput(
  "Include Entity Details",
  false,
  "Also returns description, ownership, enabled features, color and icons of each entity.",
);

export const defaultSelectedRecordTypes = listInput("Default Selected Entity Types", {
  dataSource: "entityTypes",
  placeholder: "Name or label of a table",
  example: "account",
  comments: "Tables that are marked as selected: names, IDs or labels, in any letter case.",
});

export const recordTypeFilter = listInput("Entity Type Filter", {
  dataSource: "entityTypes",
  placeholder: "Name or label of a table",
  example: "account",
  comments:
    "Tables to return: names, IDs or labels, in any letter case. If blank, all tables of Dataverse and its apps.",
});

export const includeAllCustomRecordTypes = booleanInput(
  "Include All Custom Entity Types",
  true,
  "Returns every custom table, besides those that Entity Type Filter names.",
);

export const includeOnlyTopLevelRecordTypes = booleanInput(
  "Include Only Top Level Record Types",
  false,
  "Leaves out child tables, whose records live inside those of another table, whatever the other filters say.",
);

export const lookupField = booleanInput(
  "Use Logical Name for Lookup",
  true,
  "Kept for saved flows: true for a logical name, false for a MetadataId. Either works, and so does any other name.",
);
