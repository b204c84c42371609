import type { Rows } from "./rows";

export const CONNECTION = 'connection "Connection" conn';
export const ENTITY_TYPE = 'entityType "Entity Type" string';
export const ENTITY_ID = 'entityId "Entity ID" string';
export const FIELD_NAMES = 'fieldNames "Field Name" list?';
export const FILTER = 'filterExpression "Filter Expression" string?';
export const EXPAND = 'expandPropertyNames "Expand Property Name" list?';
export const FIELD_VALUES = 'fieldValues "Field Value" kv?';
export const DYNAMIC_VALUES = 'dynamicValues "Dynamic Values" data?';
export const FETCH_ALL = 'fetchAll "Fetch All" boolean? = false';
export const PAGINATION = 'pagination "Pagination" structuredObject?';
export const INCLUDE_CUSTOM = 'includeCustom "Include Custom Entities" boolean? = true';
export const TOP_LEVEL = 'includeOnlyTopLevel "Top Level Only" boolean? = false';

const label = (text: string) => ({
  "@odata.type": "Microsoft.Dynamics.CRM.Label",
  LocalizedLabels: [
    { "@odata.type": "Microsoft.Dynamics.CRM.LocalizedLabel", Label: text, LanguageCode: 1033 },
  ],
});

const BALANCE = {
  AttributeType: "Money",
  AttributeTypeName: { Value: "MoneyType" },
  Description: label("Enter the balance amount"),
  DisplayName: label("Balance"),
  RequiredLevel: {
    Value: "None",
    CanBeChanged: true,
    ManagedPropertyLogicalName: "canmodifyrequirementlevelsettings",
  },
  SchemaName: "new_Balance",
  "@odata.type": "Microsoft.Dynamics.CRM.MoneyAttributeMetadata",
  PrecisionSource: 2,
};
export const ATTRIBUTE_BODY = `attributeBody "Attribute Body" code:json = ${JSON.stringify(BALANCE, null, 2)}`;

const [TABLE, NUMBER] = ["your_table", "00000000-0000-0000-0000-00000000000"];
const EXAMPLE = [
  {
    action: "create",
    collection: TABLE,
    data: { name: "Fabrikam, Inc." },
    returnRepresentation: true,
  },
  { action: "update", collection: TABLE, key: `${NUMBER}1`, data: { name: "Fabrikam Europe" } },
  { action: "delete", collection: TABLE, key: `${NUMBER}2` },
];
/** The example is this component's: what a saved flow holds in its place has always been typed. */
export const BATCH_ACTIONS = `actions "Batch Actions" code:json = ${JSON.stringify(EXAMPLE, null, 2)}`;

export const TABLES_WITH_COLUMNS: Rows = [
  CONNECTION,
  'defaultSelectedRecordTypes "Default Selected Entity Types" list?',
  'recordTypeFilter "Entity Type Filter" list?',
  'includeAllCustomRecordTypes "Include All Custom Entity Types" boolean? = true',
  'includeOnlyTopLevelRecordTypes "Include Only Top Level Record Types" boolean? = false',
];

export const RAW_REQUEST: Rows = [
  CONNECTION,
  'url "URL" string',
  'method "Method" string',
  'data "Data" string?',
  'formData "Form Data" kv?',
  'fileData "File Data" kv?',
  'fileDataFileNames "File Data File Names" kv?',
  'queryParams "Query Parameter" kv?',
  'headers "Header" kv?',
  'responseType "Response Type" string = json',
  'timeout "Timeout" string?',
  'debugRequest "Debug Request" boolean?',
  'retryDelayMS "Retry Delay (ms)" string? = 0',
  'retryAllErrors "Retry On All Errors" boolean? = false',
  'maxRetries "Max Retry Count" string? = 0',
  'useExponentialBackoff "Use Exponential Backoff" boolean? = false',
];
