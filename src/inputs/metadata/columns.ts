import { booleanInput, listInput, requiredTextInput, textInput } from "../builders";

export const tableId = requiredTextInput("Entity ID", {
  dataSource: "entities",
  placeholder: "MetadataId or name of the table",
  example: "account",
  comments: "Table of the columns: its MetadataId, or any of its names.",
});

export const attributeType = textInput("Attribute Type", {
  placeholder: "Money, Picklist, Lookup, File …",
  example: "Money",
  comments:
    "Type of the columns to return, such as Money, MoneyType or MoneyAttributeMetadata. If blank, all types.",
});

const column = {
  dataSource: "attributes",
  placeholder: "MetadataId or logical name of the column",
};

/** Under the key that saved flows have for the column. */
export const attributeKeyAsType = requiredTextInput("Attribute Key", {
  ...column,
  example: "creditlimit",
  comments: "Column to return: its MetadataId, or its logical or schema name.",
});

export const attributeKey = requiredTextInput("Attribute Key", {
  ...column,
  example: "new_balance",
  comments:
    "Column to delete, with all of its values: its MetadataId, or its logical or schema name.",
});

export const optionalAttributeKey = textInput("Attribute Key", {
  ...column,
  example: "new_balance",
  comments:
    "Column to update. If blank, Attribute Body names it by MetadataId, LogicalName or SchemaName.",
});

export const definitionProperties = listInput("Field Name", {
  placeholder: "Property of the definition",
  example: "LogicalName",
  comments:
    "Properties of the definition to return, in Dataverse's letter case (LogicalName). If blank, all of them.",
});

export const definitionFilter = textInput("Filter Expression", {
  placeholder: "OData filter on properties of the definition",
  example: "IsValidForCreate eq true and IsCustomAttribute eq false",
  comments:
    "Condition that returned columns meet, as an OData $filter with eq, ne, gt and lt only. Letter case counts.",
});

export const definitionExpand = listInput("Expand Property Name", {
  placeholder: "OptionSet, GlobalOptionSet",
  example: "OptionSet",
  comments:
    "Navigation properties of the definition to expand, such as OptionSet and GlobalOptionSet of choice columns.",
});

export const includeAttributeDetails = booleanInput(
  "Include Attribute Details",
  false,
  "Also returns schema name, field security, auditing and use in advanced find of each column.",
);
