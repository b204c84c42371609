import type { BulkParams, BulkResult, BulkRowResult } from "../bulk/types";
import type { Impersonation, WriteOptions } from "../types";
import type { Principal } from "../values/principalTypes";
import type { AccessRight } from "./accessRights";

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

export interface UnshareParams extends Impersonation {
  readonly entityType: string;
  readonly entityId: string;
  /** A user or team in any form. */
  readonly principal: unknown;
}

export interface ShareParams extends UnshareParams {
  readonly rights: readonly AccessRight[];
  /** `add` (default) leaves the rights that there are, `replace` does not. */
  readonly mode?: "add" | "replace" | undefined;
}

/** Whom a record is shared with. */
export interface SharedPrincipal {
  /** `systemuser`, `team` or `organization`. */
  readonly table: string;
  readonly id: string;
  readonly name?: string | undefined;
  /** `Read`, `AppendTo` and the like. */
  readonly rights: readonly string[];
}

export interface ShareResult {
  readonly record: { readonly table: string; readonly id: string };
  readonly principal: Principal;
  /** What the principal may do now by sharing; null where that could not be read. */
  readonly rights: readonly string[] | null;
  /** Everybody with whom the record is shared now; null where that could not be read. */
  readonly sharedWith: readonly SharedPrincipal[] | null;
  /** Why it could not be read. */
  readonly warning?: string | undefined;
}
