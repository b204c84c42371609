import { input } from "@prismatic-io/spectral";
import { boolean, optionalText, requiredText, stringList } from "../clean";

export const tableId = input({
  label: "Entity ID",
  type: "string",
  required: true,
  dataSource: "entities",
  placeholder: "MetadataId or name of the table",
  example: "account",
  comments:
    "Table that the columns belong to: its MetadataId, or its logical name, set name, schema name or display name.",
  clean: requiredText("Entity ID"),
});

export const attributeType = input({
  label: "Attribute Type",
  type: "string",
  required: false,
  placeholder: "Money, Picklist, Lookup, File …",
  example: "Money",
  comments:
    "Returns columns of this type only: Money, MoneyType, MoneyAttributeMetadata and Microsoft.Dynamics.CRM.MoneyAttributeMetadata all mean the same. File, Image and MultiSelectPicklist are types of their own.",
  clean: optionalText("Attribute Type"),
});

/** Under the key that saved flows have for the column. */
export const attributeKeyAsType = input({
  label: "Attribute Key",
  type: "string",
  required: true,
  dataSource: "attributes",
  placeholder: "MetadataId or logical name of the column",
  example: "creditlimit",
  comments: "Column to return: its MetadataId, or its logical or schema name.",
  clean: requiredText("Attribute Key"),
});

export const attributeKey = input({
  label: "Attribute Key",
  type: "string",
  required: true,
  dataSource: "attributes",
  placeholder: "MetadataId or logical name of the column",
  example: "new_balance",
  comments:
    "Column to delete, with all of its values: its MetadataId, or its logical or schema name.",
  clean: requiredText("Attribute Key"),
});

export const optionalAttributeKey = input({
  label: "Attribute Key",
  type: "string",
  required: false,
  dataSource: "attributes",
  placeholder: "MetadataId or logical name of the column",
  example: "new_balance",
  comments:
    "Column to update, where Attribute Body does not name it by MetadataId, LogicalName or SchemaName.",
  clean: optionalText("Attribute Key"),
});

export const definitionProperties = input({
  label: "Field Name",
  type: "string",
  collection: "valuelist",
  required: false,
  placeholder: "Property of the definition",
  example: "LogicalName",
  comments:
    "Properties of the definition to return, in the letter case of Dataverse (LogicalName, DisplayName). All of them where none is named.",
  clean: stringList("Field Name"),
});

export const definitionFilter = input({
  label: "Filter Expression",
  type: "string",
  required: false,
  placeholder: "OData filter on properties of the definition",
  example: "IsValidForCreate eq true and IsCustomAttribute eq false",
  comments:
    "Condition that returned columns meet, in the syntax of OData's $filter. Definitions are compared with eq, ne, gt and lt only; letter case counts.",
  clean: optionalText("Filter Expression"),
});

export const definitionExpand = input({
  label: "Expand Property Name",
  type: "string",
  collection: "valuelist",
  required: false,
  placeholder: "OptionSet, GlobalOptionSet",
  example: "OptionSet",
  comments:
    "Navigation properties of the definition to return as well: OptionSet and GlobalOptionSet of choice columns, above all.",
  clean: stringList("Expand Property Name"),
});

export const includeAttributeDetails = input({
  label: "Include Attribute Details",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "Returns schema name, field security, auditing and use in advanced find of each column as well.",
  clean: boolean("Include Attribute Details", false),
});
