import type { DataverseRecord, FieldMap, Impersonation } from "../types";
import type { BypassLogic } from "../types/params";

/** The models whose records are rows of a table. */
export type RecordModel =
  | "account"
  | "contact"
  | "lead"
  | "opportunity"
  | "engagement"
  | "note"
  | "user";

export type UnifiedModel = RecordModel | "field";

/** A record in the one shape of its model; its properties are in snake case. */
export type UnifiedRecord = Record<string, unknown>;

export interface ReadUnifiedParams extends Impersonation {
  readonly model: UnifiedModel;
  /** Of the model `field`: whose columns. */
  readonly fieldsOf?: RecordModel | undefined;
  readonly fieldMap?: FieldMap | undefined;
  /** Default true. */
  readonly includeRemoteData?: boolean | undefined;
}

export interface ListUnifiedParams extends ReadUnifiedParams {
  readonly cursor?: string | undefined;
  /** Records a page, 1 to 1,000; default 100. */
  readonly limit?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly modifiedAfter?: number | undefined;
  readonly filter?: string | undefined;
  /** IANA name of the zone in which dates without an offset in the filter are meant. */
  readonly timeZone?: string | undefined;
  /** `next_since` of an earlier list. */
  readonly since?: string | undefined;
  /** Default true: among the changes since then, what was deleted. */
  readonly includeDeleted?: boolean | undefined;
}

export interface UnifiedList {
  readonly result: readonly UnifiedRecord[];
  readonly next_cursor: string | null;
  readonly has_more: boolean;
  /** On the last page of a list whose changes can be asked for from there. */
  readonly next_since?: string;
  readonly warning?: string;
}

export interface GetUnifiedParams extends ReadUnifiedParams {
  readonly recordId: string;
  readonly returnNullWhenMissing?: boolean | undefined;
}

export interface UpsertUnifiedParams extends ReadUnifiedParams {
  /** ID or key of the record; without it, `id` of the record, or a new record. */
  readonly recordId?: string | undefined;
  readonly record: DataverseRecord;
  readonly timeZone?: string | undefined;
  readonly ifMatch?: string | undefined;
  readonly bypassCustomLogic?: BypassLogic | undefined;
}
