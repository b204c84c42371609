import type { Outcome } from "../bulk/results/rowResults";
import type { Throttle } from "../bulk/scheduling/throttle";
import type { BulkStatus, LinkStatus } from "../bulk/types";
import type { LinkFailure, LinkOutcome } from "./types";

/** What became of the links, and how many of them have a status. */
export interface LinkTally {
  readonly outcome: LinkOutcome;
  readonly count: (status: LinkStatus) => number;
}

export function tallyLinks(
  { meter: { requests, waitedMs } }: Throttle,
  { total, startAt, unprocessed, results }: Outcome,
): LinkTally {
  const failures = (wanted: BulkStatus): LinkFailure[] =>
    results.flatMap(({ index, id, status, error = { message: "The reason is not known." } }) =>
      status === wanted ? [{ index, ...(id === undefined ? {} : { id }), error }] : [],
    );
  return {
    count: (wanted) => results.filter(({ status }) => status === wanted).length,
    outcome: {
      total,
      failed: failures("failed"),
      unknown: failures("unknown"),
      unprocessed,
      complete: unprocessed === 0,
      startAt,
      results,
      requests,
      waitedMs,
    },
  };
}
