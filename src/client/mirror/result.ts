import type { BulkRowResult } from "../bulk/types";
import type { MirrorList } from "./list/readList";
import type { Decision } from "./plan/types";
import type { MirrorResult, MirrorRowResult, MirrorStatus, Removal, SkippedRemoval } from "./types";

type Counts = Record<MirrorStatus, number>;

/** What was done to the records of the list, or would be done. */
export interface Written {
  readonly results: readonly MirrorRowResult[];
  readonly counts: Counts;
}

const PLANNED: Readonly<Record<Decision["is"], MirrorStatus>> = {
  unchanged: "unchanged",
  rejected: "rejected",
  insert: "inserted",
  update: "updated",
  reactivate: "reactivated",
};

/** What a plan would come to. */
export function asPlanned(decisions: readonly (Decision | undefined)[]): Written {
  return counted(
    decisions.map((decision, index) => {
      if (!decision) return { index, status: "notRun", attempts: 0 };
      const status = PLANNED[decision.is];
      const id = decision.id === undefined ? {} : { id: decision.id };
      const error = decision.is === "rejected" ? { error: decision.error } : {};
      return { index, ...id, status, ...error, attempts: 0 };
    }),
  );
}

/** What became of a plan. */
export function asWritten(
  results: readonly BulkRowResult[],
  decisions: readonly (Decision | undefined)[],
): Written {
  return counted(
    results.map((result) => {
      const decision = decisions[result.index];
      const id = result.id ?? decision?.id;
      return {
        ...result,
        ...(id === undefined ? {} : { id }),
        status: statusOf(result, decision),
      };
    }),
  );
}

const statusOf = (
  { status, error }: BulkRowResult,
  decision: Decision | undefined,
): MirrorStatus => {
  switch (status) {
    case "unchanged":
    case "unknown":
    case "notRun":
      return status;
    case "failed":
      // Rows that a run did not come to count as failed there if later ones were sent.
      return error?.message.startsWith("The run ended:") ? "notRun" : "rejected";
    default:
      return PLANNED[decision?.is ?? "update"];
  }
};

const counted = (results: readonly MirrorRowResult[]): Written => {
  const counts: Counts = {
    inserted: 0,
    updated: 0,
    unchanged: 0,
    reactivated: 0,
    rejected: 0,
    unknown: 0,
    notRun: 0,
  };
  for (const { status } of results) counts[status] += 1;
  return { results, counts };
};

/** What became of the rows that were to be removed. */
export interface Removed {
  readonly removals: readonly Removal[];
  readonly skipped: readonly SkippedRemoval[];
  /** Why nothing was removed. */
  readonly refused?: string | undefined;
  /** Whether nothing is left that another run could remove. */
  readonly whole: boolean;
}

type Rest = Pick<
  MirrorResult,
  "dryRun" | "scopeRows" | "cascades" | "restricts" | "planHash" | "requests" | "waitedMs"
>;

export function toResult(
  { results, counts: { notRun, ...counts } }: Written,
  { removals, skipped, refused, whole }: Removed,
  { dryRun, scopeRows, ...rest }: Rest,
): MirrorResult {
  const removed = (wanted: Removal["status"]) =>
    removals.filter(({ status }) => status === wanted).length;
  const isDone = notRun === 0 && counts.unknown === 0 && !results.some(isChanged);
  return {
    complete: isDone && whole && refused === undefined,
    dryRun,
    ...counts,
    deactivated: removed("deactivated"),
    deleted: removed("deleted"),
    unprocessed: notRun,
    scopeRows,
    removals,
    skippedRemovals: skipped,
    removalsRefused: refused ?? null,
    results,
    ...rest,
  };
}

/** A row that another run finds as it is by then. */
const isChanged = ({ error }: MirrorRowResult): boolean => error?.status === 412;

/** What is wrong with a record, where nothing was looked up for it. */
export function withFaults(
  decisions: (Decision | undefined)[],
  { faults }: MirrorList,
): readonly (Decision | undefined)[] {
  for (const [index, error] of faults) decisions[index] = { is: "rejected", error };
  return decisions;
}
