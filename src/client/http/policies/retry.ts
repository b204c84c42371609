import { batchVerdict } from "../../batch/wholeAnswer";
import { defaults } from "../../defaults";
import { errorAnswer } from "../../errors/answer";
import { runtime } from "../../runtime";
import type { Logger } from "../../types";
import type { Try } from "../attempt";
import { TransportFailure, UnreadableBody } from "../failures";
import { lost, spent } from "../lost";
import { retryDecision, type TryResult, type Verdict } from "../retryDecision";
import { overriddenDecision, overriddenWait } from "../retryOverride";
import type { HttpRequest, HttpResponse, Next, Policy } from "../types";
import { costOfWait, isTooLate, takeWait, type WaitBudget, waitBeforeRetry } from "../waits";

/** The one loop that acts on the retry table. A refusal is returned; what cannot be settled is thrown. */
export const retry =
  (budget: WaitBudget, logger: Logger): Policy =>
  async (request, next) => {
    const waits = request.waits ?? budget;
    let doubt = false;
    const retries = { throttled: 0, transient: 0 };
    for (;;) {
      const attempt = await tryOnce(request, next);
      if (succeeded(attempt)) return { ...attempt.response, afterDoubt: doubt };
      const made = retries.throttled + retries.transient;
      const verdict = decide(request, attempt, made);
      if (verdict.act === "stands" && attempt.response && !attempt.failure)
        return { ...attempt.response, afterDoubt: doubt };
      if (verdict.act !== "again") throw lost(request, attempt, verdict.act, doubt);
      doubt ||= verdict.doubt;
      const kind = verdict.throttled ? "throttled" : "transient";
      await wait(request, attempt, {
        budget: waits,
        logger,
        doubt,
        retries: retries[kind],
        made,
        kind,
      });
      retries[kind] += 1;
    }
  };

const succeeded = (attempt: Try): attempt is Try & { response: HttpResponse } =>
  attempt.response !== undefined && attempt.response.status < 300 && !attempt.failure;

const tryOnce = async (request: HttpRequest, next: Next): Promise<Try> => {
  try {
    const response = await next(request);
    const { status, headers, body } = response;
    if (status >= 300) {
      const code = status >= 500 ? errorAnswer(body, headers["content-type"]).code : undefined;
      return { result: { kind: "answer", status, code }, response };
    }
    return await readValue(request, response);
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error;
    const { kind, status = 0 } = error;
    return { result: kind === "cutOff" ? { kind, status } : { kind }, failure: error };
  }
};

const readValue = async (request: HttpRequest, response: HttpResponse): Promise<Try> => {
  const result: TryResult = { kind: "answer", status: response.status };
  try {
    const value = await request.read?.(response);
    return { result, response: { ...response, value } };
  } catch (error) {
    if (!(error instanceof UnreadableBody)) throw error;
    return { result: { kind: "unreadable" }, response, failure: error };
  }
};

const decide = (request: HttpRequest, attempt: Try, made: number): Verdict => {
  const whole = request.partial && attempt.response ? batchVerdict(attempt.response) : undefined;
  const verdict = whole ?? retryDecision(request.repeat, attempt.result);
  return request.retry
    ? overriddenDecision(request, request.retry, attempt.result, verdict, made)
    : verdict;
};

interface WaitState {
  readonly budget: WaitBudget;
  readonly logger: Logger;
  readonly doubt: boolean;
  /** Retries made so far for this kind of reason. */
  readonly retries: number;
  /** All retries made so far. */
  readonly made: number;
  readonly kind: "throttled" | "transient";
}

const wait = async (request: HttpRequest, attempt: Try, state: WaitState): Promise<void> => {
  const { budget, retries, kind } = state;
  const most = kind === "throttled" ? defaults.maxThrottledRetries : defaults.maxTransientRetries;
  const header = attempt.response?.headers["retry-after"];
  const ms = request.retry
    ? overriddenWait(request.retry, header, state.made)
    : waitBeforeRetry(header, retries);
  const reason = exceeded(request, ms, budget, retries >= most ? most : undefined);
  if (reason) throw spent(request, attempt, reason, state.doubt);
  state.logger.warn(
    `${request.operation}: ${why(attempt)}; trying again in ${(ms / 1000).toFixed(1)} s (retry ${state.made + 1})`,
  );
  takeWait(budget, ms);
  request.watch?.({ kind: "waits", ms, throttled: kind === "throttled" });
  await runtime.sleep(ms);
};

/** What forbids one more wait, in words; undefined when nothing does. */
const exceeded = (
  request: HttpRequest,
  ms: number,
  budget: WaitBudget,
  most: number | undefined,
): string | undefined => {
  if (most !== undefined && !request.retry) return `${most} retries did not help`;
  if (ms > defaults.longestWaitMs) {
    return `Dataverse asks to wait ${seconds(ms)}, longer than the ${seconds(defaults.longestWaitMs)} that one wait may take`;
  }
  if (costOfWait(budget, ms) > budget.remainingMs) {
    return `the next wait of ${seconds(ms)} would exceed the ${seconds(budget.totalMs)} that all waits together may take`;
  }
  if (isTooLate(budget, ms)) {
    return `the next wait of ${seconds(ms)} would go past the time budget`;
  }
  return undefined;
};

const why = ({ response, failure }: Try): string =>
  failure?.message ?? `Dataverse answered ${response?.status}`;

const seconds = (ms: number): string => `${Math.ceil(ms / 1000)} s`;
