import type { HttpRequest, RetryOverride } from "../types/http";
import type { TryResult, Verdict } from "./retryDecision";
import { waitBeforeRetry } from "./waits";

/**
 * The raw request's own retry inputs over the table's decision. *Retry On All Errors* wins, except for a
 * POST that may have been carried out.
 */
export function overriddenDecision(
  request: HttpRequest,
  { maxRetries, allErrors }: RetryOverride,
  result: TryResult,
  verdict: Verdict,
  made: number,
): Verdict {
  const wanted: Verdict =
    allErrors && verdict.act !== "retry" && !ambiguousPost(request, verdict)
      ? { act: "retry", doubt: verdict.act !== "final", reason: "transient" }
      : verdict;
  if (wanted.act !== "retry" || made < maxRetries) return wanted;
  return result.kind === "answer" && !wanted.doubt
    ? { act: "final" }
    : final(request, verdict, wanted);
}

const ambiguousPost = (request: HttpRequest, verdict: Verdict): boolean =>
  request.method === "POST" && (verdict.act === "unknown" || verdict.act === "done");

/** Out of tries: a request that was never sent, or only reads, is simply not done. */
const final = (request: HttpRequest, verdict: Verdict, wanted: Verdict): Verdict => {
  if (verdict.act === "done" || verdict.act === "unknown") return verdict;
  const doubtful = wanted.act === "retry" && wanted.doubt && request.idempotency !== "always";
  return { act: doubtful ? "unknown" : "final" };
};

/** Milliseconds: at least what the server asks for; else the input's fixed delay or exponential. */
export function overriddenWait(
  { delayMs, exponential }: RetryOverride,
  retryAfter: string | undefined,
  made: number,
): number {
  return exponential || retryAfter !== undefined
    ? Math.max(exponential ? 0 : delayMs, waitBeforeRetry(retryAfter, made))
    : delayMs;
}
