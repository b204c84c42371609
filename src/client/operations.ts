import { groupOperations } from "./groups/operations";
import { lazily } from "./lazily";
import { tableByName } from "./metadata/cache/lookUpTable";
import { tableDefinition } from "./metadata/cache/tableDefinition";
import { tableNames } from "./metadata/cache/tableLists";
import { listEntitySets } from "./metadata/tables/serviceDocument";
import { queryRecords } from "./queries/odata/queryRecords";
import { pickRecords } from "./queries/pickers/pickRecords";
import { createRecord } from "./records/createRecord";
import { deleteRecord } from "./records/deleteRecord";
import { getRecord } from "./records/getRecord";
import { updateRecord, upsertRecord } from "./records/patchRecord";
import { ownUserId, whoAmI } from "./records/whoAmI";
import { unifiedOperations } from "./unified/operations";

/**
 * Everything the client can do: a name, and the function that does it in a session. A new operation is
 * one line here; its docstring is at its function. Those that nearly every run can do without are read
 * when they are called.
 */
export const operations = {
  queryRecords,
  getRecord,
  createRecord,
  updateRecord,
  upsertRecord,
  deleteRecord,
  whoAmI,
  /** What a write of one record would answer with, made of the table's definition; nothing is written. */
  sampleRecord: lazily(async () => (await import("./records/samples/sampleRecord")).sampleRecord),
  ownUserId,
  /** Finds a record by values or by a key; creates it, once, where that is asked for. */
  findEntity: lazily(async () => (await import("./finding/findEntity")).findEntity),
  /** What the duplicate detection rules of a table take for the same as a record. */
  findDuplicates: lazily(
    async () => (await import("./finding/duplicates/findDuplicates")).findDuplicates,
  ),
  /** What the environment is, and how it is set. */
  getEnvironment: lazily(
    async () => (await import("./organization/getEnvironment")).getEnvironment,
  ),
  listEntitySets,
  /** Every table; one request, remembered for ten minutes. */
  listTables: tableNames,
  /** The table of a set name, logical name, schema name, display name or MetadataId. */
  resolveTable: tableByName,
  /** One table with its columns, keys and relationships, by any of its names; remembered likewise. */
  describeTable: tableDefinition,
  /** The first 200 records by primary name, or those whose name contains `search`. */
  listRecordsForPicker: pickRecords,
  /** People who can work in the environment, as `listRecordsForPicker` lists records. */
  listUsers: lazily(async () => (await import("./queries/users/listUsers")).listUsers),
  /** Logical names of the tables that report their records' changes to webhooks. */
  listWebhookTables: lazily(
    async () => (await import("./queries/pickers/webhookTables")).webhookTables,
  ),
  /** A row of an event in the words of an app. */
  mapRow: lazily(async () => (await import("./labels/mapRow")).mapRow),
  /** Runs a FetchXML query: one page, or every page. */
  fetchXml: lazily(async () => (await import("./queries/fetchXml/fetchRecords")).fetchRecords),
  /** Every view of a table that a query takes by its name. */
  listViews: lazily(async () => (await import("./queries/views/listViews")).listViews),
  /** Views to choose from. */
  listViewsForPicker: lazily(async () => (await import("./queries/views/listViews")).pickViews),
  /** Counts the records of a table or a query, exactly wherever that is possible. */
  countEntities: lazily(async () => (await import("./queries/count/countEntities")).countEntities),
  /** Answers in the order of the actions: records, or results where asked for. */
  runBatch: lazily(async () => (await import("./batch/runBatch")).runBatch),
  /** What a batch would answer with if all of it was carried out; nothing is. */
  sampleBatch: lazily(async () => (await import("./batch/sampleBatch")).sampleBatch),
  /** Sets the state and status of a record, by an update or by the message that closes it. */
  setRecordState: lazily(async () => (await import("./states/setRecordState")).setRecordState),
  /** What setting a state would answer with; nothing is written. */
  sampleStateChange: lazily(
    async () => (await import("./states/sampleStateChange")).sampleStateChange,
  ),
  /** Gives one record or many to another owner. */
  assignRecords: lazily(async () => (await import("./access/assignRecords")).assignRecords),
  /** Shares a record with a user or team; `unshareRecord` ends that. */
  shareRecord: lazily(async () => (await import("./access/shareRecord")).shareRecord),
  unshareRecord: lazily(async () => (await import("./access/shareRecord")).unshareRecord),
  /** Writes many rows of one table, with a result for each. */
  bulkWrite: lazily(async () => (await import("./bulk/bulkWrite")).bulkWrite),
  /** What a bulk write would change in which records; nothing is written. */
  previewWrite: lazily(async () => (await import("./bulk/preview/previewWrite")).previewWrite),
  /** What a bulk write would answer with if every row was written; nothing is. */
  sampleBulk: lazily(async () => (await import("./bulk/sampleBulk")).sampleBulk),
  /** Keeps the rows of a scope in step with a list, with a result for each record. */
  mirrorRecords: lazily(async () => (await import("./mirror/mirrorRecords")).mirrorRecords),
  /** Links a record to others, or ends such links, with a result for each of them. */
  linkRecords: lazily(async () => (await import("./relations/linkRecords")).linkRecords),
  unlinkRecords: lazily(async () => (await import("./relations/linkRecords")).unlinkRecords),
  ...groupOperations,
  ...unifiedOperations,
  /** The records that a record is related to, as a query of their table. */
  queryRelated: lazily(async () => (await import("./relations/queryRelated")).queryRelated),
  /** What was created or updated since the poll before, and the state for the next one. */
  pollChanges: lazily(async () => (await import("./polling/timestamps/pollChanges")).pollChanges),
  /** What was created, updated or deleted since the state was made; one page at a time. */
  trackChanges: lazily(
    async () => (await import("./polling/deltaLinks/trackChanges")).trackChanges,
  ),
  /** Tries out whether the changes of a table can be tracked. */
  checkTracking: lazily(
    async () => (await import("./polling/deltaLinks/checkTracking")).checkTracking,
  ),
  /** Calls a function or an action of Dataverse, or starts a workflow on demand. */
  callFunction: lazily(async () => (await import("./messages/callMessage")).callFunction),
  callAction: lazily(async () => (await import("./messages/callMessage")).callAction),
  /** What a message would answer with; no action is called. */
  sampleMessage: lazily(
    async () => (await import("./messages/listing/sampleResult")).sampleMessage,
  ),
  /** Messages with what they take and answer, and whether these are all. */
  listMessages: lazily(async () => (await import("./messages/listing/listMessages")).listMessages),
  /** Messages and workflows to choose from; reads no `$metadata`. */
  listMessagesForPicker: lazily(
    async () => (await import("./messages/listing/pickMessages")).pickMessages,
  ),
  /** Makes account, contact and opportunity from a lead, once. */
  qualifyLead: lazily(async () => (await import("./conversions/qualifyLead")).qualifyLead),
  /** Makes a quote, an order, an invoice or a revision from the record before it. */
  convertEntity: lazily(async () => (await import("./conversions/convertEntity")).convertEntity),
  /** Merges one record into another. */
  mergeEntities: lazily(async () => (await import("./conversions/mergeEntities")).mergeEntities),
  /** Adds a note to a record; lists its notes; gets one with its file. */
  addNote: lazily(async () => (await import("./notes/addNote")).addNote),
  listNotes: lazily(async () => (await import("./notes/listNotes")).listNotes),
  downloadNote: lazily(async () => (await import("./notes/downloadNote")).downloadNote),
  /** Searches all tables in the index, or some of them. */
  searchRecords: lazily(async () => (await import("./search/searchRecords")).searchRecords),
  /** The tables in the index. */
  listSearchTables: lazily(async () => (await import("./search/searchTables")).searchTables),
  /** What a file or image column of a record holds. */
  uploadFile: lazily(async () => (await import("./files/uploadFile")).uploadFile),
  deleteFile: lazily(async () => (await import("./files/deleteFile")).deleteFile),
  downloadFile: lazily(async () => (await import("./files/downloadFile")).downloadFile),
  /** Creates an e-mail and sends it, once. */
  sendEmail: lazily(async () => (await import("./activities/sendEmail")).sendEmail),
  /** Creates a phone call, appointment, task or letter, and completes it where that is wanted. */
  logActivity: lazily(async () => (await import("./activities/logActivity")).logActivity),
  /** Files of e-mails: each is added once. */
  addAttachment: lazily(
    async () => (await import("./activities/attachments/addAttachment")).addAttachment,
  ),
  listAttachments: lazily(
    async () => (await import("./activities/attachments/addAttachment")).listAttachments,
  ),
  downloadAttachment: lazily(
    async () => (await import("./activities/attachments/downloadAttachment")).downloadAttachment,
  ),
  /** Queues and users to send from, and e-mail templates, as `listRecordsForPicker` lists records. */
  listSenders: lazily(async () => (await import("./activities/pickers")).listSenders),
  listEmailTemplates: lazily(async () => (await import("./activities/pickers")).listEmailTemplates),
  sendRaw: lazily(async () => (await import("./raw/sendRaw")).sendRaw),
  /** Removes a webhook with its steps; nothing there is as good. */
  unregisterWebhook: lazily(
    async () => (await import("./webhooks/registration/unregister")).unregisterWebhook,
  ),
  /** Every webhook of the environment, whoever registered it. */
  listWebhookRegistrations: lazily(
    async () => (await import("./webhooks/registration/listRegistrations")).listRegistrations,
  ),
  deleteWebhookRegistrations: lazily(
    async () => (await import("./webhooks/registration/deleteRegistrations")).deleteRegistrations,
  ),
  listEntityTypes: lazily(async () => (await import("./metadata")).listEntityTypes),
  listTableSummaries: lazily(async () => (await import("./metadata")).listTableSummaries),
  listTablesWithColumns: lazily(async () => (await import("./metadata")).listTablesWithColumns),
  getTable: lazily(async () => (await import("./metadata")).getTable),
  queryColumns: lazily(async () => (await import("./metadata")).queryColumns),
  getColumn: lazily(async () => (await import("./metadata")).getColumn),
  listColumns: lazily(async () => (await import("./metadata")).listColumns),
  createColumn: lazily(async () => (await import("./metadata")).createColumn),
  updateColumn: lazily(async () => (await import("./metadata")).updateColumn),
  deleteColumn: lazily(async () => (await import("./metadata")).deleteColumn),
  describeEntityType: lazily(async () => (await import("./metadata")).describeEntityType),
  /** What differs between definitions of then and now, or of two environments. */
  compareSchema: lazily(async () => (await import("./drift/compareSchema")).compareSchema),
  readTables: lazily(async () => (await import("./drift/readTables")).readTables),
  listGlobalChoices: lazily(async () => (await import("./metadata")).listGlobalChoices),
  listChoices: lazily(async () => (await import("./metadata")).listChoices),
} as const;
