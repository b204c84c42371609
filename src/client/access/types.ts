import type { BulkParams, BulkResult, BulkRowResult } from "../bulk/types";
import type { Impersonation, WriteOptions } from "../types";
import type { Principal } from "../values/principalTypes";

type Running = Pick<
  BulkParams,
  "onError" | "startAt" | "chunkSize" | "maxParallel" | "timeBudgetSeconds"
>;

export interface AssignParams
  extends Impersonation,
    Pick<WriteOptions, "bypassCustomLogic">,
    Running {
  readonly entityType: string;
  /** One record; not together with `records`. */
  readonly entityId?: string | undefined;
  /** Many records: ids, keys, addresses, references, or rows that were read. */
  readonly records?: readonly unknown[] | undefined;
  /** A user or team in any form. */
  readonly owner: unknown;
}

/** `assigned`: the owner is the one asked for, whoever it was before. */
export interface AssignedRow extends Omit<BulkRowResult, "status"> {
  readonly status: "assigned" | "failed" | "unknown" | "notRun";
  /** Who owns the record now; only where it was assigned. */
  readonly owner?: Principal | undefined;
}

export interface AssignResult extends Omit<BulkResult, "results" | "requests" | "waitedMs"> {
  readonly owner: Principal;
  /** One for each record from the input's `startAt` on. */
  readonly results: readonly AssignedRow[];
}
