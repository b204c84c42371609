import type { Connection } from "@prismatic-io/spectral";
import type { ClientContext, ClientOptions, DataverseRecord } from "./context";
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
import type { DeleteResult, EntitySet, RecordList, WhoAmI } from "./results";

/** The one door for the layer of words: what Dataverse can do, in the words of the actions. */
export interface DataverseClient {
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
  sendRaw(params: RawRequestParams): Promise<RawResponse>;
}

export type CreateClient = (
  connection: Connection,
  context: ClientContext,
  options?: ClientOptions,
) => DataverseClient;
