import type { BulkParams, BulkRowError } from "../bulk/types";

/** What may be done with the records of a list. */
export type MirrorMode = "upsert" | "updateOnly" | "insertOnly";

/** What becomes of rows of the scope that the list does not have. */
export type MissingRows = "keep" | "deactivate" | "delete";

/** What has to hold before anything is removed. */
export interface MirrorGuards {
  /** Default 100. */
  readonly maxRemovals?: number | undefined;
  /** Of the rows in the scope when it was read; default 20. */
  readonly maxRemovalPercent?: number | undefined;
  /** Whether an empty list may remove rows; default false. */
  readonly allowEmpty?: boolean | undefined;
  /** Whether a deletion may take rows of other tables along; default false. */
  readonly allowCascade?: boolean | undefined;
}

type Shared =
  | "alternateKey"
  | "onError"
  | "chunkSize"
  | "maxParallel"
  | "timeBudgetSeconds"
  | "bypassCustomLogic"
  | "repairValues"
  | "timeZone"
  | "emptyValues"
  | "fieldMap"
  | "unmappedFields"
  | "impersonateUserId"
  | "impersonateObjectId"
  | "expectedPlanHash";

export interface MirrorParams extends Pick<BulkParams, Shared> {
  /** The table, by any of its names. */
  readonly entityType: string;
  /** The whole list, each record with its key. */
  readonly records: readonly unknown[];
  /** Default `upsert`. */
  readonly mode?: MirrorMode | undefined;
  /** Which rows of the table belong to the list: an OData condition, a view by its id or name, or `*` for all. */
  readonly scope?: string | undefined;
  /** Default `keep`. */
  readonly missing?: MissingRows | undefined;
  /** Whether a listed row that is inactive is activated; default true. */
  readonly reactivate?: boolean | undefined;
  /** Whether a listed row outside of the scope is written; default false. */
  readonly adopt?: boolean | undefined;
  readonly guards?: MirrorGuards | undefined;
  /** What becomes of records with the same key; default `refuse`. */
  readonly duplicates?: "refuse" | "lastWins" | undefined;
  /** Whether nothing is written; default false. */
  readonly dryRun?: boolean | undefined;
}

export type MirrorStatus =
  | "inserted"
  | "updated"
  | "unchanged"
  | "reactivated"
  | "rejected"
  | "unknown"
  | "notRun";

export interface MirrorRowResult {
  /** Position in `records`, from 0. */
  readonly index: number;
  readonly id?: string | undefined;
  readonly status: MirrorStatus;
  readonly error?: BulkRowError | undefined;
  /** Requests that carried the row. */
  readonly attempts: number;
}

/** A row of the scope that was removed, or that may have been. */
export interface Removal {
  readonly id: string;
  readonly status: "deactivated" | "deleted" | "unknown";
}

/** A row of the scope that is not in the list and was left as it is. */
export interface SkippedRemoval {
  readonly id: string;
  readonly reason: string;
}

/** A table whose rows refer to those that are deleted. */
export interface ReferringTable {
  /** Logical name. */
  readonly table: string;
  /** The lookup. */
  readonly column: string;
}

export interface MirrorResult {
  /** Whether nothing is left for another run: every record written or rejected, every removal done. */
  readonly complete: boolean;
  /** Whether this is what would be done: nothing was written. */
  readonly dryRun: boolean;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly reactivated: number;
  readonly deactivated: number;
  readonly deleted: number;
  readonly rejected: number;
  readonly unknown: number;
  readonly unprocessed: number;
  /** Rows in the scope when it was read; 0 without a scope. */
  readonly scopeRows: number;
  readonly removals: readonly Removal[];
  readonly skippedRemovals: readonly SkippedRemoval[];
  /** Why nothing was removed although something was due; null where nothing stood in the way. */
  readonly removalsRefused: string | null;
  /** Tables whose rows are deleted along; empty unless rows are to be deleted. */
  readonly cascades: readonly ReferringTable[];
  /** Tables whose rows keep others from being deleted. */
  readonly restricts: readonly ReferringTable[];
  readonly results: readonly MirrorRowResult[];
  /** Of what was planned, for Expected Plan Hash of the same list. */
  readonly planHash: string;
  readonly requests: number;
  readonly waitedMs: number;
}
