import { defaults } from "../defaults";
import { runtime } from "../runtime";
import { retryAfterMs } from "./retryAfter";

/** What is left of the time an action may spend waiting; shared by all its requests. */
export interface WaitBudget {
  readonly totalMs: number;
  remainingMs: number;
}

export const waitBudget = (totalMs: number): WaitBudget => ({ totalMs, remainingMs: totalMs });

/** Milliseconds to wait: what the server says, without jitter; else exponential with full jitter. */
export const waitBeforeRetry = (retryAfter: string | undefined, retries: number): number =>
  retryAfterMs(retryAfter, runtime.now()) ?? backoffMs(retries);

const backoffMs = (retries: number): number => {
  const ceiling = Math.min(defaults.backoffCapMs, defaults.backoffBaseMs * 2 ** retries);
  return Math.ceil(runtime.random() * ceiling);
};
