/**
 * The public interface that saved flows depend on, written down by hand. A row is
 * `key "Label" type[?] [= default]`: a question mark after the type says that it may stay empty;
 * `list` and `kv` are lists of strings and of keys and values.
 */
export type Rows = readonly string[];

export const CONNECTION = 'connection "Connection" conn';
export const ENTITY_TYPE = 'entityType "Entity Type" string';
export const ENTITY_ID = 'entityId "Entity ID" string';
const FIELD_NAMES = 'fieldNames "Field Name" list?';
const EXPAND = 'expandPropertyNames "Expand Property Name" list?';
const FIELD_VALUES = 'fieldValues "Field Value" kv?';
const DYNAMIC_VALUES = 'dynamicValues "Dynamic Values" data?';

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
const ATTRIBUTE_BODY = `attributeBody "Attribute Body" code:json = ${JSON.stringify(BALANCE, null, 2)}`;

const [TABLE, NUMBER] = ["your_table", "00000000-0000-0000-0000-00000000000"];
const BATCH_ACTIONS = [
  {
    action: "create",
    collection: TABLE,
    data: { name: "Fabrikam, Inc." },
    returnRepresentation: true,
  },
  { action: "update", collection: TABLE, key: `${NUMBER}1`, data: { name: "Fabrikam Europe" } },
  { action: "delete", collection: TABLE, key: `${NUMBER}2` },
];

export const TABLES_WITH_COLUMNS: Rows = [
  CONNECTION,
  'defaultSelectedRecordTypes "Default Selected Entity Types" list?',
  'recordTypeFilter "Entity Type Filter" list?',
  'includeAllCustomRecordTypes "Include All Custom Entity Types" boolean? = true',
  'includeOnlyTopLevelRecordTypes "Include Only Top Level Record Types" boolean? = false',
];

const RAW_REQUEST: Rows = [
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

const RECORDS = 'records "Records" code:json = []';
const ALTERNATE_KEY = 'alternateKey "Alternate Key" string?';

/** What the inputs of a saved flow's actions were: the first ones of each, in this order. */
export const expectedActions: Readonly<Record<string, { label: string; inputs: Rows }>> = {
  queryEntities: {
    label: "Query Entities",
    inputs: [
      CONNECTION,
      ENTITY_TYPE,
      FIELD_NAMES,
      'filterExpression "Filter Expression" string?',
      'orderByFieldNames "Order By Field Name" list?',
      EXPAND,
      'fetchAll "Fetch All" boolean? = false',
      'recordsPerPage "Records Per Page" string? = 100',
      'nextPageId "Next Page ID" string?',
    ],
  },
  getEntity: {
    label: "Get Entity",
    inputs: [ENTITY_TYPE, ENTITY_ID, FIELD_NAMES, EXPAND, CONNECTION],
  },
  createEntity: {
    label: "Create Entity",
    inputs: [ENTITY_TYPE, DYNAMIC_VALUES, FIELD_VALUES, CONNECTION],
  },
  updateEntity: {
    label: "Update Entity",
    inputs: [ENTITY_TYPE, ENTITY_ID, FIELD_VALUES, DYNAMIC_VALUES, CONNECTION],
  },
  upsertEntity: {
    label: "Upsert Entity",
    inputs: [ENTITY_TYPE, ENTITY_ID, FIELD_VALUES, DYNAMIC_VALUES, CONNECTION],
  },
  deleteEntity: { label: "Delete Entity", inputs: [ENTITY_TYPE, ENTITY_ID, CONNECTION] },
  batchEntityActions: {
    label: "Run Batch Operations",
    inputs: [
      CONNECTION,
      `actions "Batch Actions" code:json = ${JSON.stringify(BATCH_ACTIONS, null, 2)}`,
    ],
  },
  bulkCreateEntities: {
    label: "Bulk Create Entities",
    inputs: [CONNECTION, ENTITY_TYPE, RECORDS],
  },
  bulkUpdateEntities: {
    label: "Bulk Update Entities",
    inputs: [CONNECTION, ENTITY_TYPE, RECORDS, ALTERNATE_KEY],
  },
  bulkUpsertEntities: {
    label: "Bulk Upsert Entities",
    inputs: [
      CONNECTION,
      ENTITY_TYPE,
      RECORDS,
      ALTERNATE_KEY,
      'upsertMode "Upsert Mode" string? = both',
    ],
  },
  bulkDeleteEntities: {
    label: "Bulk Delete Entities",
    inputs: [CONNECTION, ENTITY_TYPE, RECORDS, ALTERNATE_KEY],
  },
  listEntities: {
    label: "List Entity Types",
    inputs: [
      CONNECTION,
      'maxPageSize "Max Page Size" string? = 5000',
      'nextLink "Next Link" string?',
      'fetchAll "Fetch All" boolean? = false',
      'pagination "Pagination" structuredObject?',
    ],
  },
  listEntitiesAction: {
    label: "List Entities",
    inputs: [
      CONNECTION,
      'includeCustom "Include Custom Entities" boolean? = true',
      'includeOnlyTopLevel "Top Level Only" boolean? = false',
      'includeDetails "Include Entity Details" boolean? = false',
    ],
  },
  getEntitiesMetaData: { label: "Get Entities Metadata", inputs: TABLES_WITH_COLUMNS },
  getEntityMetaData: {
    label: "Get Entity Metadata",
    inputs: [CONNECTION, ENTITY_TYPE, 'lookupField "Use Logical Name for Lookup" boolean? = true'],
  },
  queryAttributes: {
    label: "Query Attributes",
    inputs: [
      CONNECTION,
      ENTITY_ID,
      'attributeType "Attribute Type" string?',
      FIELD_NAMES,
      'filterExpression "Filter Expression" string?',
      EXPAND,
    ],
  },
  getAttribute: {
    label: "Get Attribute",
    inputs: [CONNECTION, ENTITY_ID, 'attributeType "Attribute Key" string', FIELD_NAMES, EXPAND],
  },
  createAttribute: {
    label: "Create Attribute",
    inputs: [CONNECTION, ENTITY_ID, ATTRIBUTE_BODY],
  },
  updateAttribute: {
    label: "Update Attribute",
    inputs: [CONNECTION, ENTITY_ID, ATTRIBUTE_BODY],
  },
  deleteAttribute: {
    label: "Delete Attribute",
    inputs: [CONNECTION, ENTITY_ID, 'attributeKey "Attribute Key" string'],
  },
  listAttributesAction: {
    label: "List Attributes",
    inputs: [
      CONNECTION,
      ENTITY_ID,
      'attributeType "Attribute Type" string?',
      'includeDetails "Include Attribute Details" boolean? = false',
    ],
  },
  describeEntityType: { label: "Describe Entity Type", inputs: [CONNECTION, ENTITY_TYPE] },
  listChoices: {
    label: "List Choices",
    inputs: [
      CONNECTION,
      'entityType "Entity Type" string?',
      'columnName "Column Name" string?',
      'globalChoiceName "Global Choice Name" string?',
    ],
  },
  fetchXml: {
    label: "Run Fetch XML Query",
    inputs: [
      CONNECTION,
      'entityType "Entity Type" string?',
      'xmlQuery "XML Query" code:xml',
      'includeAnnotations "Include Annotations" string?',
      'impersonateUserId "Impersonate User ID" string?',
      'fetchAll "Fetch All" boolean? = false',
      'pageNumber "Page Number" string?',
      'nextPageId "Next Page ID" string?',
      'pagination "Pagination" structuredObject?',
    ],
  },
  countEntities: {
    label: "Count Entities",
    inputs: [
      CONNECTION,
      'entityType "Entity Type" string?',
      'filterExpression "Filter Expression" string?',
      'fetchXml "XML Query" code:xml?',
    ],
  },
  getCurrentUser: { label: "Get Current User", inputs: [CONNECTION] },
  validateConnection: {
    label: "Validate Connection",
    inputs: [CONNECTION, 'entityTypes "Entity Types" list?'],
  },
  listWebhookRegistrations: {
    label: "List Webhook Registrations",
    inputs: [CONNECTION, 'failures "Failures" string? = 5'],
  },
  deleteWebhookRegistrations: {
    label: "Delete Webhook Registrations",
    inputs: [
      CONNECTION,
      'registrations "Registrations" list?',
      'stale "Stale Ones" boolean? = false',
    ],
  },
  rawRequest: { label: "Raw Request (Deprecated)", inputs: RAW_REQUEST },
  rawRequestV2: { label: "Raw Request", inputs: RAW_REQUEST },
};

export const expectedTriggers: Readonly<
  Record<string, { label: string; branches: Rows; inputs: Rows; added: Rows }>
> = {
  dynamicsWebhookTrigger: {
    label: "Webhook",
    branches: ["URL Validation / Heartbeat", "Event"],
    inputs: ['webhookKey "Webhook Authentication Key" password?'],
    added: ["requireKey", "connection", "ignoreOwnChanges", "options"],
  },
  pollChangesTrigger: {
    label: "New and Updated Records",
    branches: [],
    inputs: [
      CONNECTION,
      ENTITY_TYPE,
      'lookBackDate "Look-back Date" string?',
      'filterExpression "Filter Expression" string?',
      'showNewRecords "Show New Records" boolean? = true',
      'showUpdatedRecords "Show Updated Records" boolean? = true',
    ],
    added: ["fieldNames", "expandPropertyNames", "fieldMap", "view", "options"],
  },
  managedWebhookTrigger: {
    label: "Record Events",
    branches: ["URL Validation / Heartbeat", "Event"],
    inputs: [
      CONNECTION,
      'entityTypes "Entity Types" list',
      'events "Events" list?',
      'filteringColumns "Filtering Columns" list?',
      'webhookKey "Webhook Authentication Key" password?',
      'ignoreOwnChanges "Ignore Own Changes" boolean? = false',
      'maxDepth "Max Depth" string?',
    ],
    added: ["fieldMap", "unifiedModel"],
  },
  changeTrackingTrigger: {
    label: "Record Changes",
    branches: [],
    inputs: [
      CONNECTION,
      ENTITY_TYPE,
      'fieldNames "Field Name" list?',
      'showNewRecords "Show New Records" boolean? = true',
      'showUpdatedRecords "Show Updated Records" boolean? = true',
      'showDeletedRecords "Show Deleted Records" boolean? = true',
    ],
    added: ["fieldMap", "options"],
  },
  columnChangedTrigger: {
    label: "Column Value Changed",
    branches: ["URL Validation / Heartbeat", "Event"],
    inputs: [
      CONNECTION,
      ENTITY_TYPE,
      'columns "Columns" list',
      'from "From" list?',
      'to "To" list?',
      'webhookKey "Webhook Authentication Key" password?',
      'ignoreOwnChanges "Ignore Own Changes" boolean? = false',
      'maxDepth "Max Depth" string?',
    ],
    added: [],
  },
};

const ENTRA = "https://login.microsoftonline.com/organizations/oauth2/v2.0";

/** In this order. */
export const expectedConnections: readonly {
  key: string;
  label: string;
  oauth2Type: string | undefined;
  inputs: Rows;
}[] = [
  {
    key: "oauth2",
    label: "OAuth 2.0 Authorization Code",
    oauth2Type: "authorization_code",
    inputs: [
      'webApiUrl "Web API URL" string',
      `authorizeUrl "Authorize URL" string = ${ENTRA}/authorize`,
      `tokenUrl "Token URL" string = ${ENTRA}/token`,
      'scopes "Scopes" string?',
      'clientId "Client ID" string',
      'clientSecret "Client Secret" password',
    ],
  },
  {
    key: "clientCredentials",
    label: "OAuth 2.0 Client Credentials",
    oauth2Type: "client_credentials",
    inputs: [
      'webApiUrl "Web API URL" string',
      'tokenUrl "Token URL" string',
      'scopes "Scopes" string',
      'clientId "Client ID" string',
      'clientSecret "Client secret value" password',
    ],
  },
  {
    key: "environmentUser",
    label: "Sign In with Microsoft",
    oauth2Type: "authorization_code",
    inputs: [
      'webApiUrl "Environment URL" string',
      'cloud "Cloud" string = https://login.microsoftonline.com',
      'tenantId "Tenant ID" string = organizations',
      'clientId "Client ID" string',
      'clientSecret "Client Secret" password',
      'authorizeUrl "Authorize URL" template?',
      'tokenUrl "Token URL" template?',
      'scopes "Scopes" template?',
    ],
  },
  {
    key: "environmentApp",
    label: "Application (Client Secret)",
    oauth2Type: undefined,
    inputs: [
      'webApiUrl "Environment URL" string',
      'tenantId "Tenant ID" string?',
      'clientId "Client ID" string',
      'clientSecret "Client Secret" password',
    ],
  },
  {
    key: "environmentCertificate",
    label: "Application (Certificate)",
    oauth2Type: undefined,
    inputs: [
      'webApiUrl "Environment URL" string',
      'tenantId "Tenant ID" string?',
      'clientId "Client ID" string',
      'certificate "Certificate" text',
      'privateKey "Private Key" password',
      'passphrase "Passphrase" password?',
    ],
  },
];
