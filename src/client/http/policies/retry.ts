import { defaults } from "../../defaults";
import { isMultipart } from "../../multipart/isMultipart";
import { runtime } from "../../runtime";
import type { Logger } from "../../types";
import type { HttpRequest, HttpResponse, Policy, RetryReason, WaitBudget } from "../../types/http";
import { ambiguousOutcome, type Limit, retriesExhausted } from "../ambiguousOutcome";
import { headersOf, type Try, tryOnce } from "../attempt";
import { leftMs } from "../inTime";
import { retryDecision, type Verdict } from "../retryDecision";
import { overriddenDecision, overriddenWait } from "../retryOverride";
import { waitFor } from "../waitFor";
import { waitLine } from "../waitLine";
import { costOf, isTooLate, spend } from "../waits";

/** The one loop that acts on the retry table. A refusal is returned; what cannot be settled is thrown. */
export function retry(budget: WaitBudget, logger: Logger): Policy {
  return async (request, next) => {
    const waits = request.waits ?? budget;
    let doubt = false;
    const retries = { throttled: 0, locked: 0, deadlock: 0, transient: 0 };
    for (;;) {
      const attempt = await tryOnce(request, next);
      if (succeeded(attempt)) return { ...attempt.response, afterDoubt: doubt };
      const made = Object.values(retries).reduce((sum, count) => sum + count, 0);
      const verdict = decide(request, attempt, made);
      if (verdict.act === "final" && attempt.response && !attempt.failure)
        return { ...attempt.response, afterDoubt: doubt };
      if (isOpen(verdict, attempt)) return { ...attempt.response, afterDoubt: true };
      if (verdict.act !== "retry") throw ambiguousOutcome(request, attempt, verdict.act, doubt);
      doubt ||= verdict.doubt;
      const { reason } = verdict;
      await wait(request, attempt, {
        budget: waits,
        logger,
        doubt,
        retries: retries[reason],
        made,
        reason,
      });
      retries[reason] += 1;
    }
  };
}

const succeeded = (attempt: Try): attempt is Try & { response: HttpResponse } =>
  attempt.response !== undefined && attempt.response.status < 300 && !attempt.failure;

/** Dataverse's own 500 may have more to say than that nobody knows what became of it. */
const isOpen = (verdict: Verdict, attempt: Try): attempt is Try & { response: HttpResponse } =>
  verdict.act === "unknown" && attempt.response?.status === 500 && !attempt.failure;

const decide = (request: HttpRequest, attempt: Try, made: number): Verdict => {
  const verdict = speaksOfParts(request, attempt)
    ? ({ act: "final" } as const)
    : retryDecision(request.idempotency, attempt.result);
  return request.retry
    ? overriddenDecision(request, request.retry, attempt.result, verdict, made)
    : verdict;
};

/** A multipart answer to writes speaks of single requests, and is final whatever its own status. */
const speaksOfParts = ({ partial }: HttpRequest, { response }: Try): boolean =>
  partial === true && response !== undefined && isMultipart(response);

interface WaitState {
  readonly budget: WaitBudget;
  readonly logger: Logger;
  readonly doubt: boolean;
  /** Retries made so far for this kind of reason. */
  readonly retries: number;
  /** All retries made so far. */
  readonly made: number;
  readonly reason: RetryReason;
}

/** Tries after the first, by reason. */
const MOST: Readonly<Record<RetryReason, number>> = {
  throttled: defaults.maxThrottledRetries,
  locked: defaults.maxLockedRetries,
  deadlock: defaults.maxTransientRetries,
  transient: defaults.maxTransientRetries,
};

const wait = async (request: HttpRequest, attempt: Try, state: WaitState): Promise<void> => {
  const { budget, retries, reason } = state;
  const most = MOST[reason];
  const header = headersOf(attempt)["retry-after"];
  const ms = request.retry
    ? overriddenWait(request.retry, header, state.made)
    : waitFor(reason, header, retries);
  const limit = exceeded(request, ms, budget, retries >= most ? most : undefined);
  if (limit) throw retriesExhausted(request, attempt, limit, state.doubt);
  state.logger.warn(waitLine(request.operation, why(attempt), ms, state.made + 1));
  spend(budget, ms);
  request.onEvent?.({ kind: "waits", ms, throttled: reason === "throttled", reason });
  await runtime.sleep(ms);
};

/** What forbids one more wait; undefined when nothing does. */
const exceeded = (
  request: HttpRequest,
  ms: number,
  budget: WaitBudget,
  most: number | undefined,
): Limit | undefined => {
  if (most !== undefined && !request.retry) return { why: `${most} retries did not help` };
  const late = tooLong(request, ms, budget);
  return late === undefined ? undefined : { why: late, isTime: true };
};

/** Why there is no time for a wait, in words. */
const tooLong = (request: HttpRequest, ms: number, budget: WaitBudget): string | undefined => {
  if (ms > defaults.longestWaitMs) {
    return `Dataverse asks to wait ${seconds(ms)}, longer than the ${seconds(defaults.longestWaitMs)} that one wait may take`;
  }
  if (costOf(budget, ms) > budget.remainingMs) {
    return `the next wait of ${seconds(ms)} would exceed the ${seconds(budget.totalMs)} that all waits together may take`;
  }
  if (isTooLate(budget, ms) || ms > leftMs(request.endsMs)) {
    return `the next wait of ${seconds(ms)} would go past the time budget`;
  }
  return undefined;
};

const why = ({ response, failure }: Try): string =>
  failure?.message ?? `Dataverse answered ${response?.status}`;

const seconds = (ms: number): string => `${Math.ceil(ms / 1000)} s`;
