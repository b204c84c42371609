import { defaults } from "../defaults";
import { runtime } from "../runtime";
import type { WaitBudget } from "../types/http";
import { retryAfterMs } from "./retryAfter";

export function waitBudget(totalMs: number, deadlineMs?: number): WaitBudget {
  return {
    totalMs,
    remainingMs: totalMs,
    deadlineMs,
  };
}

/** Whether a wait would end after the time that there is for the whole. */
export function isTooLate({ deadlineMs }: WaitBudget, ms: number): boolean {
  return deadlineMs !== undefined && runtime.now() + ms > deadlineMs;
}

/** Milliseconds a wait takes out of the budget: requests that wait at the same time wait once. */
export function costOf({ untilMs = 0 }: WaitBudget, ms: number): number {
  const nowMs = runtime.now();
  return Math.max(0, nowMs + ms - Math.max(nowMs, untilMs));
}

/** Takes a wait that begins now out of the budget; answers with what it took. */
export function spend(budget: WaitBudget, ms: number): number {
  const cost = costOf(budget, ms);
  budget.remainingMs -= cost;
  budget.untilMs = Math.max(budget.untilMs ?? 0, runtime.now() + ms);
  return cost;
}

/** Takes what was waited since a moment out of the budget; of waits at the same time the longest counts. */
export function spendSince(budget: WaitBudget, sinceMs: number): void {
  const nowMs = runtime.now();
  budget.remainingMs -= Math.max(0, nowMs - Math.max(sinceMs, budget.untilMs ?? 0));
  budget.untilMs = Math.max(budget.untilMs ?? 0, nowMs);
}

/** Milliseconds to wait: what the server says, without jitter; else exponential with full jitter. */
export function waitBeforeRetry(
  retryAfter: string | undefined,
  retries: number,
  otherwiseMs: number = backoff(USUAL, retries),
): number {
  return retryAfterMs(retryAfter, runtime.now()) ?? otherwiseMs;
}

interface Backoff {
  readonly leastMs: number;
  readonly baseMs: number;
  readonly capMs: number;
}

const USUAL: Backoff = {
  leastMs: 0,
  baseMs: defaults.backoffBaseMs,
  capMs: defaults.backoffCapMs,
};

/** Milliseconds between the least and a ceiling that doubles with each retry. */
export function backoff({ leastMs, baseMs, capMs }: Backoff, retries: number): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** retries);
  return Math.ceil(leastMs + runtime.random() * (ceiling - leastMs));
}
