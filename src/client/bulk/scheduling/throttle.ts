import { defaults } from "../../defaults";
import { costOf, isTooLate, spend, waitBeforeRetry, waitBudget } from "../../http/waits";
import { runtime } from "../../runtime";
import type { Call, Session } from "../../session/session";
import { type ConcurrencyLimit, concurrencyLimit } from "./concurrencyLimit";
import { type RequestMeter, requestMeter } from "./requestMeter";
import { type Answer, sendOnce } from "./sendOnce";
import { watchRequests } from "./watchRequests";

/** The requests of one run: counted, timed, and slowed down when Dataverse asks for it. */
export interface Throttle {
  /** The session, with every request watched. */
  readonly session: Session;
  readonly concurrencyLimit: ConcurrencyLimit;
  readonly meter: RequestMeter;
  send(call: Call): Promise<Answer>;
  /** A row of the request with this number was refused with 429. */
  slowDown(sent: number): void;
  /** Dataverse settled a row: what was waited before does not count any more. */
  progressed(): void;
  /** A request settled no row, and some of its rows may have been written. */
  failed(): void;
  /** Whether request after request comes to nothing, so that others would fare no better. */
  isStuck(): boolean;
  /** Whether there is no time left to begin anything. */
  isOver(): boolean;
  /** Waits before another try; false where that would take too long. */
  pause(turn: number, retryAfter: string | undefined): Promise<boolean>;
}

/**
 * All waits share one budget, which is that of a whole action. A run that gets on may wait longer than
 * that, one that makes no progress may not.
 *
 * @param maxParallel the caller's limit
 * @param deadlineMs when the last wait has to be over, in milliseconds since the epoch; nothing is begun
 * after it
 */
export function makeThrottle(
  session: Session,
  maxParallel?: number,
  deadlineMs?: number,
): Throttle {
  const waits = waitBudget(defaults.actionWaitBudgetMs, deadlineMs);
  const hint = session.caches.parallelism.peek(session.environment.origin);
  const limit = concurrencyLimit(runtime.now(), hint, maxParallel);
  const meter = requestMeter();
  /** Requests in a row that settled nothing, and of whose rows some may have been written. */
  let fruitless = 0;
  const refill = () => {
    waits.remainingMs = waits.totalMs;
  };
  const watched = watchRequests(session, { limit, meter, waits, onRead: refill });
  return {
    session: watched,
    concurrencyLimit: limit,
    meter,
    send: (call) => sendOnce(watched, call, limit.latest),
    slowDown: (sent) => limit.throttled(sent, runtime.now()),
    progressed: () => {
      fruitless = 0;
      refill();
    },
    failed: () => {
      fruitless += 1;
    },
    isStuck: () => fruitless > defaults.bulkTries * limit.limit(),
    isOver: () => isTooLate(waits, 0),
    pause: async (turn, retryAfter) => {
      const ms = waitBeforeRetry(retryAfter, turn);
      if (ms > defaults.longestWaitMs || isTooLate(waits, ms)) return false;
      if (costOf(waits, ms) > waits.remainingMs) return false;
      spend(waits, ms);
      meter.waited(ms);
      await runtime.sleep(ms);
      return true;
    },
  };
}
