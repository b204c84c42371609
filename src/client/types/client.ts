import type { BatchParams } from "../batch/actions";
import type { DefinitionOperations } from "../definitions/types";
import type { TableDefinition, TableName } from "../metadata/types";
import type { DataverseRecord } from "./context";
import type { FetchXmlList, FetchXmlParams } from "./fetchXml";
import type {
  CreateRecordParams,
  DeleteRecordParams,
  GetRecordParams,
  Impersonation,
  QueryParams,
  UpdateRecordParams,
  UpsertRecordParams,
} from "./params";
import type { RawRequestParams, RawResponse } from "./raw";
import type { DeleteResult, EntitySet, PickerRecords, RecordList, WhoAmI } from "./results";

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
  /** Answers in the order of the actions: records, or verdicts where asked for. */
  runBatch(params: BatchParams): Promise<unknown[]>;
  sendRaw(params: RawRequestParams): Promise<RawResponse>;
}
