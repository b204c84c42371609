import { defaults } from "../../defaults";

/**
 * How many requests may be under way at once. Dataverse counts all requests of a user, those of other
 * executions too, so that each has to give way: a 429 halves the number, answers without one raise it by
 * one a round (additive increase, multiplicative decrease).
 */
export interface ConcurrencyLimit {
  /** Requests that may be under way now. */
  limit(): number;
  /** A request goes out. Returns its number. */
  sent(): number;
  /** Number of the request that went out last. */
  latest(): number;
  /** The request of this number was answered with 429. */
  throttled(sent: number, nowMs: number): void;
  /** A request was answered otherwise. */
  answered(nowMs: number): void;
  /** Degree of parallelism that Dataverse recommends (`x-ms-dop-hint`). */
  hinted(hint: number): void;
}

/**
 * @param hint what Dataverse recommended last, where that is known
 * @param most the caller's own limit
 */
export function concurrencyLimit(
  nowMs: number,
  hint: number | undefined,
  most: number | undefined,
): ConcurrencyLimit {
  const usual = most ?? defaults.bulkParallel;
  let recommended = hint;
  let allowed = usual;
  let sentSoFar = 0;
  let lastCut = 0;
  let quietSinceMs = nowMs;
  let answers = 0;
  const ceiling = () =>
    Math.min(
      recommended ?? defaults.bulkParallelUnknown,
      most ?? Number.POSITIVE_INFINITY,
      defaults.maxConcurrentRequests,
    );
  const limit = () => Math.max(1, Math.min(allowed, ceiling()));
  return {
    limit,
    sent: () => {
      sentSoFar += 1;
      return sentSoFar;
    },
    latest: () => sentSoFar,
    throttled: (sent, atMs) => {
      quietSinceMs = atMs;
      answers = 0;
      // Those that were under way together are refused together: that is one sign, not many.
      if (sent <= lastCut) return;
      lastCut = sentSoFar;
      allowed = Math.max(1, Math.floor(limit() / 2));
    },
    answered: (atMs) => {
      answers += 1;
      if (answers < limit()) return;
      answers = 0;
      const quiet = atMs - quietSinceMs >= defaults.bulkQuietMs;
      if (allowed < usual || (quiet && allowed < ceiling())) allowed = Math.floor(allowed) + 1;
    },
    hinted: (value) => {
      recommended = value;
    },
  };
}
