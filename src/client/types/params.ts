import type { DataverseRecord } from "./context";
import type { FieldMap, MappingOptions } from "./fieldMap";

/** On whose behalf a request runs; at most one of the two. */
export interface Impersonation {
  /** systemuserid of the user to act for (`MSCRMCallerID`). */
  readonly impersonateUserId?: string | undefined;
  /** Entra object id of the user to act for (`CallerObjectId`). */
  readonly impersonateObjectId?: string | undefined;
}

/** What is added to each record that is read, and to those that it is expanded by. */
export interface RecordExtras {
  /** Adds `labels`: those of choices, states and yes/no, and the names of lookups, by column. */
  readonly includeLabels?: boolean | undefined;
  /** Adds `recordUrl`: the address of the record in the app. */
  readonly includeRecordUrl?: boolean | undefined;
  /** Adds `mapped` to each record, not to those that it is expanded by: its values in the words of an app. */
  readonly fieldMap?: FieldMap | undefined;
}

export interface ReadOptions extends Impersonation, RecordExtras {
  /** Names of annotations to include, comma-separated; `*` is a wildcard. */
  readonly includeAnnotations?: string | undefined;
}

export interface FilterZone {
  /** IANA name of the zone in which dates without an offset in a filter are meant. */
  readonly timeZone?: string | undefined;
}

export type BypassLogic = "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync";

export interface WriteOptions extends Impersonation {
  /** True turns duplicate detection rules on for this write. */
  readonly detectDuplicates?: boolean | undefined;
  readonly bypassCustomLogic?: BypassLogic | undefined;
}

/** How values are turned into what Dataverse takes. */
export interface ValueOptions {
  /** False sends the record exactly as it is given. */
  readonly repairValues?: boolean | undefined;
  /** IANA name of the zone in which date-times without an offset are meant; default UTC. */
  readonly timeZone?: string | undefined;
  /**
   * What `""` means: left out (`omit`, the default) or clearing (`clear`) a column that is no text, or left
   * out of text columns too (`omitAll`).
   */
  readonly emptyValues?: "omit" | "clear" | "omitAll" | undefined;
}

/** What a write answers with: the record, its id by the name of the primary key, or `{}`. */
export type ReturnResult = "record" | "id" | "none";

export interface ReturnOptions {
  /** Default: the record. */
  readonly returnResult?: ReturnResult | undefined;
  /** Columns of the record that is returned; all of them where there is none. */
  readonly fieldNames?: readonly string[] | undefined;
}

export interface RecordAddress {
  /** Entity set name, as in the Web API's URL. */
  readonly entityType: string;
  /** GUID in any form, alternate key (`accountnumber='A-1'`), or a whole `OData-EntityId` URL. */
  readonly entityId: string;
  /** Label of the input that holds it, for messages; default "Entity ID". */
  readonly input?: string | undefined;
}

export interface GetRecordParams extends ReadOptions, RecordAddress {
  readonly fieldNames?: readonly string[] | undefined;
  readonly expandPropertyNames?: readonly string[] | undefined;
  /** Answers `null` instead of failing when there is no such record. */
  readonly returnNullWhenMissing?: boolean | undefined;
  /** Reads expanded collections beyond the 5,000 rows that one answer holds. */
  readonly followExpands?: boolean | undefined;
}

export interface CreateRecordParams
  extends WriteOptions,
    ValueOptions,
    MappingOptions,
    ReturnOptions {
  readonly entityType: string;
  readonly record: DataverseRecord;
  /** Columns that win over those of the record, however either spells them. */
  readonly overlay?: DataverseRecord | undefined;
  /** A GUID of the caller's own choice, which makes the create repeatable. */
  readonly recordId?: string | undefined;
}

export interface UpdateRecordParams
  extends WriteOptions,
    ValueOptions,
    MappingOptions,
    ReturnOptions,
    RecordAddress {
  readonly record: DataverseRecord;
  /** Columns that win over those of the record, however either spells them. */
  readonly overlay?: DataverseRecord | undefined;
  /** Version (`@odata.etag`) the record must still have. */
  readonly ifMatch?: string | undefined;
  /** Whether the record is read first, and written only if that changes something. */
  readonly skipUnchanged?: boolean | undefined;
}

export type UpsertMode = "both" | "createOnly" | "updateOnly";

export interface UpsertRecordParams extends UpdateRecordParams {
  readonly upsertMode?: UpsertMode | undefined;
}

export interface DeleteRecordParams extends Impersonation, RecordAddress {
  readonly ifMatch?: string | undefined;
  readonly bypassCustomLogic?: BypassLogic | undefined;
  /** A record that is already gone counts as deleted. */
  readonly ignoreMissing?: boolean | undefined;
}

export interface QueryParams extends ReadOptions, FilterZone {
  readonly entityType: string;
  readonly fieldNames?: readonly string[] | undefined;
  /** Condition as it was typed: with `$filter=` before it, with aliases, encoded. */
  readonly filterExpression?: string | undefined;
  /** Condition to send as it is, in the place of `filterExpression`. */
  readonly condition?: string | undefined;
  /** Id or name of a view, whose query is run in the place of the table's. */
  readonly view?: string | undefined;
  /** Condition that holds beside the other one. */
  readonly restriction?: string | undefined;
  /** Where the records are, where these are not all of the table: `accounts(…)/contact_customer_accounts`. */
  readonly path?: string | undefined;
  readonly orderByFieldNames?: readonly string[] | undefined;
  readonly expandPropertyNames?: readonly string[] | undefined;
  readonly apply?: string | undefined;
  /** 1 to 5,000 rows, without paging. */
  readonly top?: number | undefined;
  /** Asks for `@odata.count` (which Dataverse caps at 5,000). */
  readonly count?: boolean | undefined;
  readonly fetchAll?: boolean | undefined;
  /** Rows a page; above 5,000 is sent as 5,000. */
  readonly recordsPerPage?: number | undefined;
  /** Fetch All stops after the page that reaches this many rows. */
  readonly maxRecords?: number | undefined;
  /** A next link of an earlier page, followed as it is. */
  readonly nextPageId?: string | undefined;
}
