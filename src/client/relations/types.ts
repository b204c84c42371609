import type { BulkRowError, BulkRowResult } from "../bulk/types";
import type { Impersonation, QueryParams, RecordAddress, WriteOptions } from "../types/params";

export interface LinkParams
  extends RecordAddress,
    Pick<WriteOptions, "bypassCustomLogic">,
    Impersonation {
  readonly action: "link" | "unlink";
  /** Schema name, navigation property, lookup, or a name of the related table. */
  readonly relationship: string;
  /** Records in every form of a reference. */
  readonly relatedRecords: readonly unknown[];
  /** What a link that exists before counts as; default `ok`. */
  readonly ifAlreadyLinked?: "ok" | "fail" | undefined;
  /** What becomes of a record whose lookup refers to another one; default `move`. */
  readonly ifLinkedElsewhere?: "move" | "fail" | undefined;
  /** Default `continue`. */
  readonly onError?: "continue" | "stop" | undefined;
  /** Records in one request, at most. */
  readonly chunkSize?: number | undefined;
  readonly maxParallel?: number | undefined;
  /** No further records are begun after this time; default 780. */
  readonly timeBudgetSeconds?: number | undefined;
  /** Index of the record to begin with; default 0. */
  readonly startAt?: number | undefined;
}

/** A record that was not linked, or of which that is not known. */
export interface LinkFailure {
  /** Position in `relatedRecords`, from 0. */
  readonly index: number;
  readonly id?: string | undefined;
  readonly error: BulkRowError;
}

/** What became of the links. */
export interface LinkOutcome {
  /** Records given, those before `startAt` of the input included. */
  readonly total: number;
  readonly failed: readonly LinkFailure[];
  /** Records of which it is not known whether they were written. */
  readonly unknown: readonly LinkFailure[];
  /** Records that were not sent. */
  readonly unprocessed: number;
  /** False when another run has to go on with `startAt`. */
  readonly complete: boolean;
  /** Index of the first record without a result; `total` when all is done. */
  readonly startAt: number;
  /** One for each record from the input's `startAt` on, in their order. */
  readonly results: readonly BulkRowResult[];
  readonly requests: number;
  readonly waitedMs: number;
}

export interface LinkResult extends LinkOutcome {
  readonly linked: number;
  /** Records that were linked before, as far as that was read or told. */
  readonly alreadyLinked: number;
}

export interface UnlinkResult extends LinkOutcome {
  readonly unlinked: number;
  /** Records that were not linked to this one any more. */
  readonly alreadyUnlinked: number;
}

export interface RelatedParams
  extends RecordAddress,
    Omit<QueryParams, "entityType" | "apply" | "condition" | "path" | "restriction"> {
  /** Schema name, navigation property, lookup, or a name of the related table. */
  readonly relationship: string;
}
