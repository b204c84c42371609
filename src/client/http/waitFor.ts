import { defaults } from "../defaults";
import type { RetryReason } from "../types/http";
import { backoff, waitBeforeRetry } from "./waits";

/**
 * Milliseconds before the next try: what the server says, else by the reason. A deadlock is over at once,
 * and what got in the way must only not meet again; another change of definitions takes its time.
 */
export function waitFor(
  reason: RetryReason,
  retryAfter: string | undefined,
  retries: number,
): number {
  if (reason === "locked") {
    return waitBeforeRetry(retryAfter, retries, backoff(LOCK, retries));
  }
  if (reason === "deadlock") {
    return waitBeforeRetry(retryAfter, retries, backoff(DEADLOCK, retries));
  }
  return waitBeforeRetry(retryAfter, retries);
}

const LOCK = { leastMs: 5_000, baseMs: 10_000, capMs: defaults.backoffCapMs };
/** Others repeat a deadlock after 1, 2 and 4 s. */
const DEADLOCK = { leastMs: 500, baseMs: 1_000, capMs: 4_000 };
