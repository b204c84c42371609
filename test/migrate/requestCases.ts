const ID = "00000000-0000-0000-0000-000000000001";
const REF = "{{$find.results.value.0.accountid}}";

/** A request as a flow holds it, and the action that takes its place. */
export interface Case {
  readonly request: string;
  readonly action: string | undefined;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data?: string;
}

const one = { entityType: "accounts", entityId: ID };
const DEFINITION = "EntityDefinitions(LogicalName='account')";

export const CASES: readonly Case[] = [
  // Queries
  {
    request: "GET accounts?$select=name,revenue&$filter=statecode%20eq%200&$orderby=name&$top=5",
    action: "queryEntities",
    inputs: {
      entityType: "accounts",
      fieldNames: "name,revenue",
      filterExpression: "statecode eq 0",
      orderByFieldNames: "name",
      top: "5",
    },
  },
  {
    request: "GET /api/data/v9.2/accounts?$apply=aggregate(revenue with sum as total)",
    action: "queryEntities",
    inputs: { entityType: "accounts", "options.apply": "aggregate(revenue with sum as total)" },
  },
  {
    request: `GET accounts?savedQuery=${ID}`,
    action: "queryEntities",
    inputs: { entityType: "accounts", view: ID },
  },
  {
    request: "GET accounts?$select=name",
    headers: {
      Prefer: 'odata.include-annotations="*",odata.maxpagesize=500',
      MSCRMCallerID: ID,
    },
    action: "queryEntities",
    inputs: {
      entityType: "accounts",
      fieldNames: "name",
      "options.impersonateUserId": ID,
      "options.includeAnnotations": "*",
      recordsPerPage: "500",
    },
  },
  {
    request: "GET accounts?$select=name&$skiptoken=%3Ccookie%20/%3E",
    action: "queryEntities",
    inputs: { entityType: "accounts", fieldNames: "name", fetchAll: "true" },
  },
  {
    request: "GET contacts?fetchXml=%3Cfetch%2F%3E",
    action: "fetchXml",
    inputs: { entityType: "contacts", xmlQuery: "<fetch/>" },
  },
  { request: "GET accounts/$count", action: "countEntities", inputs: { entityType: "accounts" } },
  {
    request: "GET accounts?$count=true&$top=1&$filter=statecode eq 0",
    action: "countEntities",
    inputs: { entityType: "accounts", filterExpression: "statecode eq 0" },
  },
  { request: "GET /api/data/v9.2/", action: "listEntities", inputs: { fetchAll: "true" } },
  {
    request: "GET savedqueries?$filter=returnedtypecode eq 'account'",
    action: "listViews",
    inputs: { entityType: "account" },
  },
  {
    request: `GET annotations?$filter=_objectid_value eq ${ID}`,
    action: "listNotes",
    inputs: { entityType: "…", entityId: ID },
  },
  {
    request: `GET activitymimeattachments?$filter=_objectid_value eq ${ID} and isinlineattachment eq false`,
    action: "listAttachments",
    inputs: { email: ID },
  },
  { request: "GET organizations?$select=name", action: "getOrganization", inputs: {} },
  { request: "GET serviceendpoints", action: "listWebhookRegistrations", inputs: {} },
  // Records
  {
    request: `GET accounts(${ID})?$select=name&$expand=primarycontactid($select=fullname)`,
    action: "getEntity",
    inputs: {
      ...one,
      fieldNames: "name",
      expandPropertyNames: "primarycontactid($select=fullname)",
    },
  },
  {
    request: "GET accounts(accountnumber='A/1 (x)')",
    action: "getEntity",
    inputs: { entityType: "accounts", entityId: "accountnumber='A/1 (x)'" },
  },
  {
    request: `GET {{#Base URL}}/api/data/v9.2/{{#Table (main)}}(${REF})`,
    action: "getEntity",
    inputs: { entityType: "{{#Table (main)}}", entityId: REF },
  },
  {
    request: "POST accounts",
    data: '{ "name": "x" }',
    action: "createEntity",
    inputs: { entityType: "accounts", dynamicValues: '{ "name": "x" }', returnResult: "none" },
  },
  {
    request: "POST accounts?$select=name",
    data: '{ "name": "x" }',
    headers: {
      Prefer: "return=representation",
      "MSCRM.SuppressDuplicateDetection": "false",
    },
    action: "createEntity",
    inputs: {
      entityType: "accounts",
      dynamicValues: '{ "name": "x" }',
      fieldNames: "name",
      "options.detectDuplicates": "true",
    },
  },
  {
    request: `PATCH accounts(${ID})`,
    headers: { "If-Match": "*" },
    data: "{}",
    action: "updateEntity",
    inputs: { ...one, dynamicValues: "{}", returnResult: "none" },
  },
  {
    request: `PATCH accounts(${ID})`,
    headers: { "If-Match": 'W/"7"' },
    data: "{}",
    action: "updateEntity",
    inputs: { ...one, dynamicValues: "{}", returnResult: "none", "options.ifMatch": 'W/"7"' },
  },
  {
    request: `PATCH accounts(${ID})`,
    headers: { "If-None-Match": "*" },
    data: "{}",
    action: "upsertEntity",
    inputs: { ...one, dynamicValues: "{}", returnResult: "none", upsertMode: "createOnly" },
  },
  {
    request: "PATCH accounts(accountnumber='A-1')",
    data: "{}",
    action: "updateEntity",
    inputs: {
      entityType: "accounts",
      entityId: "accountnumber='A-1'",
      dynamicValues: "{}",
      returnResult: "none",
    },
  },
  { request: `DELETE accounts(${ID})`, action: "deleteEntity", inputs: one },
  // Below a record
  {
    request: `GET accounts(${ID})/contact_customer_accounts?$select=fullname`,
    action: "listRelatedEntities",
    inputs: { ...one, relationship: "contact_customer_accounts", fieldNames: "fullname" },
  },
  {
    request: `POST accounts(${ID})/contact_customer_accounts/$ref`,
    data: '{ "@odata.id": "contacts(1)" }',
    action: "associateEntities",
    inputs: {
      ...one,
      relationship: "contact_customer_accounts",
      relatedRecords: '{ "@odata.id": "contacts(1)" }',
    },
  },
  {
    request: `DELETE accounts(${ID})/contact_customer_accounts(${ID})/$ref`,
    action: "disassociateEntities",
    inputs: { ...one, relationship: "contact_customer_accounts", relatedRecords: ID },
  },
  {
    request: `DELETE accounts(${ID})/primarycontactid/$ref`,
    action: "updateEntity",
    inputs: { ...one, fieldValues: "primarycontactid: (empty)" },
  },
  {
    request: `GET new_projects(${ID})/new_document/$value`,
    action: "downloadFile",
    inputs: { entityType: "new_projects", entityId: ID, fileColumn: "new_document" },
  },
  {
    request: `GET accounts(${ID})/entityimage/$value?size=full`,
    action: "downloadFile",
    inputs: { ...one, fileColumn: "entityimage", imageSize: "full" },
  },
  {
    request: `PATCH new_projects(${ID})/new_document`,
    headers: { "x-ms-file-name": "a.pdf" },
    action: "uploadFile",
    inputs: { entityType: "new_projects", entityId: ID, fileColumn: "new_document", file: "…" },
  },
  {
    request: `DELETE new_projects(${ID})/new_document`,
    action: "deleteFile",
    inputs: { entityType: "new_projects", entityId: ID, fileColumn: "new_document" },
  },
  {
    request: `PUT accounts(${ID})/name`,
    data: '{ "value": "x" }',
    action: "updateEntity",
    inputs: { ...one, fieldValues: "name: …" },
  },
  // Tables with an action of their own
  { request: "POST annotations", data: "{}", action: "addNote" },
  { request: `GET annotations(${ID})`, action: "downloadNote", inputs: { noteId: ID } },
  { request: "POST emails", data: "{}", action: "sendEmail" },
  { request: "POST phonecalls", data: "{}", action: "logActivity" },
  { request: "POST activitymimeattachments", data: "{}", action: "addAttachment" },
  { request: `GET activitymimeattachments(${ID})`, action: "downloadAttachment" },
  { request: "POST serviceendpoints", data: "{}", action: undefined },
  // Definitions
  { request: "GET EntityDefinitions?$select=LogicalName", action: "listEntitiesAction" },
  {
    request: `GET ${DEFINITION}`,
    action: "getEntityMetaData",
    inputs: { entityType: "account" },
  },
  {
    request: `GET ${DEFINITION}?$expand=Attributes`,
    action: "describeEntityType",
    inputs: { entityType: "account" },
  },
  { request: `GET ${DEFINITION}/ManyToManyRelationships`, action: "describeEntityType" },
  {
    request: `GET ${DEFINITION}/Attributes`,
    action: "listAttributesAction",
    inputs: { entityId: "account" },
  },
  {
    request: `GET ${DEFINITION}/Attributes/Microsoft.Dynamics.CRM.MoneyAttributeMetadata?$select=LogicalName`,
    action: "queryAttributes",
    inputs: {
      entityId: "account",
      attributeType: "Microsoft.Dynamics.CRM.MoneyAttributeMetadata",
      fieldNames: "LogicalName",
    },
  },
  {
    request: `GET ${DEFINITION}/Attributes(LogicalName='revenue')`,
    action: "getAttribute",
    inputs: { entityId: "account", attributeType: "revenue" },
  },
  {
    request: `GET ${DEFINITION}/Attributes(LogicalName='statuscode')/Microsoft.Dynamics.CRM.StatusAttributeMetadata?$expand=OptionSet`,
    action: "listChoices",
    inputs: { entityType: "account", columnName: "statuscode" },
  },
  {
    request: `GET ${DEFINITION}/Attributes(LogicalName='industrycode')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata/OptionSet`,
    action: "listChoices",
    inputs: { entityType: "account", columnName: "industrycode" },
  },
  {
    request: "GET GlobalOptionSetDefinitions(Name='new_colors')",
    action: "listChoices",
    inputs: { globalChoiceName: "new_colors" },
  },
  { request: `POST ${DEFINITION}/Attributes`, data: "{}", action: "createAttribute" },
  { request: `PUT ${DEFINITION}/Attributes(${ID})`, data: "{}", action: "updateAttribute" },
  {
    request: `DELETE ${DEFINITION}/Attributes(LogicalName='new_x')`,
    action: "deleteAttribute",
    inputs: { entityId: "account", attributeKey: "new_x" },
  },
  { request: "GET $metadata", action: "listMessages" },
  // Messages
  { request: "POST $batch", data: "--b", action: "batchEntityActions" },
  { request: "GET WhoAmI", action: "getCurrentUser", inputs: {} },
  { request: "GET WhoAmI()", action: "getCurrentUser", inputs: {} },
  { request: "GET RetrieveVersion()", action: "getOrganization", inputs: {} },
  { request: "POST accounts/Microsoft.Dynamics.CRM.CreateMultiple", action: "bulkCreateEntities" },
  {
    request: `POST leads(${ID})/Microsoft.Dynamics.CRM.QualifyLead`,
    data: "{}",
    action: "qualifyLead",
    inputs: { lead: ID },
  },
  {
    request: "POST WinOpportunity",
    data: "{}",
    action: "setEntityState",
    inputs: { entityType: "opportunities", entityId: "…", status: "Won", details: "…" },
  },
  {
    request: "POST ConvertQuoteToSalesOrder",
    data: "{}",
    action: "convertEntity",
    inputs: { entityType: "quotes", entityId: "…", to: "order" },
  },
  { request: "POST Merge", data: "{}", action: "mergeEntities" },
  { request: "POST GrantAccess", data: "{}", action: "shareEntity" },
  {
    request: `POST queues(${ID})/Microsoft.Dynamics.CRM.AddToQueue`,
    data: "{}",
    action: "addToQueue",
    inputs: { entityType: "…", records: "…", queue: ID },
  },
  {
    request: `POST teams(${ID})/Microsoft.Dynamics.CRM.AddMembersTeam`,
    data: "{}",
    action: "addTeamMembers",
    inputs: { team: ID, members: "…" },
  },
  { request: "POST searchquery", data: "{}", action: "searchEntities" },
  {
    request: "POST new_DoIt",
    data: '{ "Depth": 2 }',
    action: "callAction",
    inputs: { message: "new_DoIt", parameters: '{ "Depth": 2 }' },
  },
  {
    request: `POST accounts(${ID})/Microsoft.Dynamics.CRM.new_DoIt`,
    action: "callAction",
    inputs: { message: "new_DoIt", ...one },
  },
  {
    request:
      "GET CalculateRollupField(Target=@t,FieldName=@f)?@t={'@odata.id':'accounts(1)'}&@f='x'",
    action: "callFunction",
    inputs: {
      message: "CalculateRollupField",
      parameters: JSON.stringify({ Target: "{'@odata.id':'accounts(1)'}", FieldName: "'x'" }),
    },
  },
  {
    request: `POST workflows(${ID})/Microsoft.Dynamics.CRM.ExecuteWorkflow`,
    data: "{}",
    action: "callAction",
  },
  // Nothing takes their place
  { request: "POST EntityDefinitions", data: "{}", action: undefined },
  { request: "PUT GlobalOptionSetDefinitions(Name='x')", data: "{}", action: undefined },
  { request: "OPTIONS accounts", action: undefined },
];
