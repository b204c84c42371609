/**
 * What each data source yields and what each input takes, in one place: every value of a data source is
 * taken by every input of the same meaning. A data source or an input that is missing here fails a test.
 */
export type Meaning =
  | "table"
  | "column"
  /** A column as a write takes it. */
  | "field"
  | "record"
  | "key"
  | "choice"
  | "registration"
  | "view"
  | "relationship"
  | "user"
  | "zone"
  | "globalChoice"
  | "status"
  | "message"
  | "function"
  /** A table in the index of search. */
  | "searchTable"
  | "fileColumn"
  | "queue"
  | "list"
  | "team"
  | "sender"
  | "template";

export const YIELDS: Readonly<Record<string, readonly Meaning[]>> = {
  entityTypes: ["table"],
  entities: ["table"],
  getEntitiesMetaData: ["table", "column"],
  attributes: ["column"],
  columns: ["column"],
  records: ["record"],
  choices: ["choice"],
  alternateKeys: ["key"],
  fieldMap: ["table", "column"],
  webhookRegistrations: ["registration"],
  relationships: ["relationship"],
  views: ["view"],
  users: ["user"],
  timeZones: ["zone"],
  globalChoices: ["globalChoice"],
  recordForm: ["field"],
  recordKeys: ["record"],
  connectionStatus: [],
  fieldValues: [],
  statuses: ["status"],
  messages: ["message"],
  functions: ["function"],
  searchTables: ["searchTable"],
  fileColumns: ["fileColumn"],
  queues: ["queue"],
  lists: ["list"],
  teams: ["team"],
  senders: ["sender"],
  emailTemplates: ["template"],
};

/** By the key of the input; `<owner>.<input>` where one key means something else there. */
const MEANS: Readonly<Record<string, readonly Meaning[]>> = {
  entityType: ["table"],
  entityTypes: ["table"],
  entityId: ["record"],
  "queryAttributes.entityId": ["table"],
  "getAttribute.entityId": ["table"],
  "createAttribute.entityId": ["table"],
  "updateAttribute.entityId": ["table"],
  "deleteAttribute.entityId": ["table"],
  "listAttributesAction.entityId": ["table"],
  "attributes.entityId": ["table"],
  objectSelection: ["table"],
  objectType: ["table"],
  defaultSelectedRecordTypes: ["table"],
  recordTypeFilter: ["table"],
  fieldNames: ["column"],
  orderByFieldNames: ["column"],
  columnName: ["column"],
  "fieldValues.fieldName": ["column"],
  attributeKey: ["column"],
  "getAttribute.attributeType": ["column"],
  timestampColumn: ["column"],
  filteringColumns: ["column"],
  alternateKey: ["key", "column"],
  "findEntity.alternateKey": ["record"],
  matchFields: ["column", "field", "choice"],
  fieldValues: ["column", "field", "choice"],
  dynamicValues: ["column", "field", "choice"],
  records: ["column", "field", "choice"],
  "bulkUpdateEntities.records": ["column", "field", "choice", "record"],
  "previewWrite.records": ["column", "field", "choice", "record"],
  "mirrorEntities.records": ["column", "field", "choice", "record"],
  "bulkDeleteEntities.records": ["record"],
  "assignEntity.records": ["record"],
  "addToQueue.records": ["record"],
  "removeFromQueue.records": ["record"],
  members: ["record"],
  "addTeamMembers.members": ["user"],
  "removeTeamMembers.members": ["user"],
  worker: ["user"],
  queue: ["queue"],
  list: ["list"],
  team: ["team"],
  owner: ["user"],
  principal: ["user"],
  actions: ["column", "field", "choice", "record", "table"],
  "records.search": ["record"],
  "recordKeys.search": ["record"],
  registrations: ["registration"],
  view: ["view"],
  scope: ["view"],
  expandPropertyNames: ["relationship"],
  relationship: ["relationship"],
  relatedRecords: ["record"],
  impersonateUserId: ["user"],
  timeZone: ["zone"],
  globalChoiceName: ["globalChoice"],
  status: ["status"],
  masterRecord: ["record"],
  mergedRecord: ["record"],
  takeFromMerged: ["column"],
  tables: ["searchTable"],
  message: ["message"],
  fileColumn: ["fileColumn"],
  "sendEmail.from": ["sender"],
  template: ["template"],
  "callFunction.message": ["function"],
  "columnChangedTrigger.columns": ["column"],
};

/** Inputs that mean nothing which a data source yields. */
const MEAN_NOTHING = new Set(
  `connection options filterExpression fetchAll recordsPerPage nextPageId top count apply
  parameters kind includeAll
  maxRecords includeAnnotations includeLabels includeRecordUrl impersonateObjectId returnNullWhenMissing followExpands
  recordId detectDuplicates bypassCustomLogic repairValues emptyValues ifMatch skipUnchanged expectedPlanHash upsertMode returnResult fieldMap unmappedFields
  ignoreMissing ifAlreadyLinked ifLinkedElsewhere onError results missing reactivate adopt guards maxRemovals maxRemovalPercent allowEmpty allowCascade duplicates dryRun strategy chunkSize maxParallel timeBudgetSeconds startAt maxPageSize
  nextLink pagination includeCustom includeOnlyTopLevel includeDetails includeAllCustomRecordTypes
  includeOnlyTopLevelRecordTypes lookupField attributeType attributeBody solutionName publish
  earlierDescription laterDescription otherConnection ignoreLabels returnDescriptions
  xmlQuery pageNumber fetchXml failures stale url method data formData
  fileData fileDataFileNames queryParams headers responseType timeout debugRequest retryDelayMS
  retryAllErrors maxRetries useExponentialBackoff webhookKey keyHeader requireKey ignoreUsers
  ignoreOwnChanges maxDepth lookBackDate showNewRecords showUpdatedRecords overlapSeconds pageLimit events
  showDeletedRecords onExpiredToken columnUse formUse search changeTrackedOnly webhookCapableOnly includeInternal
  ifNone ifMany ifNotChecked
  ifNone ifMany ifInAnotherQueue release
  lead createAccount createContact createOpportunity account contact currency campaign suppressDuplicates to from checkParents
  text columns filter match syntax fuzzy skip searchColumns facets order
  mappingFields includeSupplementalMetadata valueCount details actionKeys rights mode
  filesOnly noteId file name contentType encoding imageSize maxSizeMB
  attachments email attachment activityType description completed direction start end durationMinutes phoneNumber
  model fieldsOf cursor limit modifiedAfter since includeRemoteData includeDeleted record unifiedModel
  cc bcc subject body bodyFormat regarding templateRecord send`.split(/\s+/),
);

/**
 * Under a key that means something elsewhere: names of properties of definitions, the status of a lead,
 * records that have to be in a queue.
 */
const MEAN_OTHERWISE = new Set([
  "queryAttributes.fieldNames",
  "getAttribute.fieldNames",
  "queryAttributes.expandPropertyNames",
  "getAttribute.expandPropertyNames",
  "qualifyLead.status",
  "pickFromQueue.records",
]);

/** What an input takes; undefined for an input that nobody has said anything of. */
export const meaningsOf = (owner: string, input: string): readonly Meaning[] | undefined => {
  const own = `${owner}.${input}`;
  if (MEAN_OTHERWISE.has(own)) return [];
  return MEANS[own] ?? MEANS[input] ?? (MEAN_NOTHING.has(input) ? [] : undefined);
};
