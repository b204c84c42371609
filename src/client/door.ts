import type { BatchParams } from "./batch/actions";
import type { BulkParams, BulkResult } from "./bulk/types";
import type { Polled, PollParams } from "./changes/types";
import type { CountParams, CountResult } from "./count/types";
import type { DefinitionOperations } from "./definitions/types";
import type { TableDefinition, TableName } from "./metadata/types";
import type {
  DeletedRegistrations,
  DeleteRegistrationsParams,
  ListRegistrationsParams,
  WebhookRegistration,
} from "./registration/listTypes";
import type {
  RegisterWebhookParams,
  RegistrationChanges,
  RegistrationIdentity,
} from "./registration/types";
import type { Tracked, TrackParams } from "./tracking/types";
import type {
  CreateRecordParams,
  DataverseRecord,
  DeleteRecordParams,
  DeleteResult,
  EntitySet,
  FetchXmlList,
  FetchXmlParams,
  GetRecordParams,
  Impersonation,
  PickerRecords,
  QueryParams,
  RawRequestParams,
  RawResponse,
  RecordList,
  UpdateRecordParams,
  UpsertRecordParams,
  WhoAmI,
} from "./types";

export type * from "./bulk/types";
export type * from "./changes/types";
export type { CountMethod, CountParams, CountResult } from "./count/types";
export type * from "./definitions/choices/types";
export type * from "./definitions/describe/types";
export type * from "./definitions/types";
export type * from "./metadata/types";
export type * from "./registration/listTypes";
export type {
  RecordEvent,
  RegistrationChanges,
  RegistrationIdentity,
} from "./registration/types";
export type * from "./tracking/types";
export type * from "./types";
export type * from "./validation/types";

/** The one door for the layer of words: what Dataverse can do, in the words of the actions. */
export interface DataverseClient extends DefinitionOperations {
  /** Origin and API root of the environment. */
  readonly environment: { readonly origin: string; readonly apiRoot: string };
  queryRecords(params: QueryParams): Promise<RecordList>;
  getRecord(params: GetRecordParams): Promise<DataverseRecord | null>;
  createRecord(params: CreateRecordParams): Promise<DataverseRecord>;
  updateRecord(params: UpdateRecordParams): Promise<DataverseRecord>;
  upsertRecord(params: UpsertRecordParams): Promise<DataverseRecord>;
  deleteRecord(params: DeleteRecordParams): Promise<DeleteResult>;
  whoAmI(params?: Impersonation): Promise<WhoAmI>;
  listEntitySets(): Promise<EntitySet[]>;
  /** Every table; one request, remembered for ten minutes. */
  listTables(params?: Impersonation): Promise<readonly TableName[]>;
  /** The table of a set name, logical name, schema name, display name or MetadataId. */
  resolveTable(name: string, params?: Impersonation): Promise<TableName>;
  /** One table with its columns, keys and relationships, by any of its names; remembered likewise. */
  describeTable(name: string, params?: Impersonation): Promise<TableDefinition>;
  /** The first 200 records by primary name, or those whose name contains `search`. */
  listRecordsForPicker(table: string, search?: string): Promise<PickerRecords>;
  /** Runs a FetchXML query: one page, or every page. */
  fetchXml(params: FetchXmlParams): Promise<FetchXmlList>;
  /** Counts the records of a table or a query, exactly wherever that is possible. */
  countEntities(params: CountParams): Promise<CountResult>;
  /** Answers in the order of the actions: records, or verdicts where asked for. */
  runBatch(params: BatchParams): Promise<unknown[]>;
  /** What was created or updated since the poll before, and the state for the next one. */
  pollChanges(params: PollParams): Promise<Polled>;
  /** What was created, updated or deleted since the state was made; one page at a time. */
  trackChanges(params: TrackParams): Promise<Tracked>;
  /** Tries out whether the changes of a table can be tracked. */
  checkTracking(
    params: Pick<TrackParams, "entityType" | "fieldNames" | "changeTypes">,
  ): Promise<void>;
  /** Writes many rows of one table, with a verdict for each. */
  bulkWrite(params: BulkParams): Promise<BulkResult>;
  sendRaw(params: RawRequestParams): Promise<RawResponse>;
  /** Makes a webhook with its steps what it shall be; only reads where it is already. */
  registerWebhook(params: RegisterWebhookParams): Promise<RegistrationChanges>;
  /** Removes a webhook with its steps; nothing there is as good. */
  unregisterWebhook(identity: RegistrationIdentity): Promise<RegistrationChanges>;
  /** Every webhook of the environment, whoever registered it. */
  listWebhookRegistrations(params: ListRegistrationsParams): Promise<WebhookRegistration[]>;
  deleteWebhookRegistrations(params: DeleteRegistrationsParams): Promise<DeletedRegistrations>;
}
