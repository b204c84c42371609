import type { ErrorFacts } from "../errors/errorFacts";
import type { MappingOptions } from "../types/fieldMap";
import type { Impersonation, UpsertMode, ValueOptions, WriteOptions } from "../types/params";

export type BulkAction = "create" | "update" | "upsert" | "delete";

export type BulkStrategy = "auto" | "multiple" | "batch" | "single";

/** How rows are sent: many in a bulk message, each as a part of a batch, or one by one. */
export type WriteMethod = "multiple" | "batch" | "single";

export interface BulkParams extends WriteOptions, ValueOptions, MappingOptions, Impersonation {
  readonly action: BulkAction;
  /** The table, by any of its names. */
  readonly entityType: string;
  /** Rows as they are given; for deletes ids, addresses or objects with the columns of the key. */
  readonly records: readonly unknown[];
  /** Columns of the alternate key that says which record a row means; if empty, the id says it. */
  readonly alternateKey?: readonly string[] | undefined;
  /** Default `both`. */
  readonly upsertMode?: UpsertMode | undefined;
  /** Whether rows write their owner and nothing else: then the right to assign concerns all of them. */
  readonly assigns?: boolean | undefined;
  /** Default `auto`. */
  readonly strategy?: BulkStrategy | undefined;
  /** Default `continue`. */
  readonly onError?: "continue" | "stop" | undefined;
  /** Rows in one request, at most. */
  readonly chunkSize?: number | undefined;
  /** Requests under way at once, at most; what Dataverse recommends stays the limit. */
  readonly maxParallel?: number | undefined;
  /** No further rows are begun after this time; default 780. */
  readonly timeBudgetSeconds?: number | undefined;
  /** Index of the row to begin with; default 0. */
  readonly startAt?: number | undefined;
  /** Whether rows are compared with their records, and written only if that changes something. */
  readonly skipUnchanged?: boolean | undefined;
  /** Hash of a preview: rows are written only if the outcome is the one that was previewed. */
  readonly expectedPlanHash?: string | undefined;
}

/** `notRun`: not sent, or refused before anything was done; `startAt` leads back to it. */
export type BulkStatus =
  | "created"
  | "updated"
  | "upserted"
  | "deleted"
  | "unchanged"
  | LinkStatus
  | GroupStatus
  | "failed"
  | "unknown"
  | "notRun";

/** Of a row that links its record to another one, or ends such a link. */
export type LinkStatus = "linked" | "alreadyLinked" | "unlinked" | "alreadyUnlinked";

/** Of a row that puts its record into a queue, a list or a team, takes it out, or has somebody work on it. */
export type GroupStatus =
  | "added"
  | "alreadyInQueue"
  | "removed"
  | "notInQueue"
  | "notMember"
  | "picked"
  | "released";

export type BulkRowError = ErrorFacts;

export interface BulkRowResult {
  /** Position in `records`, from 0. */
  readonly index: number;
  /** Id of the record, if it is known. */
  readonly id?: string | undefined;
  readonly status: BulkStatus;
  readonly error?: BulkRowError | undefined;
  /** Requests that carried the row. */
  readonly attempts: number;
}

export interface BulkResult {
  /** Rows given, those before `startAt` of the input included. */
  readonly total: number;
  readonly succeeded: number;
  /** Rows of `succeeded` that were not written, since nothing would have changed; only where rows are compared. */
  readonly unchanged?: number | undefined;
  readonly failed: number;
  readonly unknown: number;
  /** Rows that are `notRun`. */
  readonly unprocessed: number;
  /** Index of the first row without a result, where another run goes on; `total` when all is done. */
  readonly startAt: number;
  /** One for each row from the input's `startAt` on, in the order of `records`. */
  readonly results: readonly BulkRowResult[];
  /** Requests sent to the Web API, repeats included. */
  readonly requests: number;
  /** Milliseconds in which a request waited because Dataverse refused it for the time being. */
  readonly waitedMs: number;
}
