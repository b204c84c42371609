import { pressureOf } from "../../answers/pressure";
import type { Caches } from "../../caches/caches";
import { defaults } from "../../defaults";
import { costOfWait, isTooLate, takeWait, waitBeforeRetry, waitBudget } from "../../http/waits";
import { runtime } from "../../runtime";
import type { Call, Session } from "../../session/session";
import type { HttpRequest, HttpResponse, Next, RequestEvent, WaitBudget } from "../../types/http";
import { type Answer, sendOnce } from "../sending/sendOnce";
import { type ConcurrencyLimit, concurrencyLimit } from "./concurrencyLimit";

/** The requests of one run: counted, timed, and slowed down when Dataverse asks for it. */
export interface Traffic {
  /** The session, with every request watched. */
  readonly session: Session;
  readonly concurrencyLimit: ConcurrencyLimit;
  readonly requests: number;
  readonly waitedMs: number;
  /** Requests that wait because of a 429 right now. */
  readonly throttled: number;
  send(call: Call): Promise<Answer>;
  /** A row of the request with this number was refused with 429. */
  slowDown(sent: number): void;
  /** Dataverse settled a row: what was waited before does not count any more. */
  progressed(): void;
  /** Whether there is no time left to begin anything. */
  isOver(): boolean;
  /** Waits before another try; false where that would take too long. */
  pause(turn: number, retryAfter: string | undefined): Promise<boolean>;
}

/**
 * All waits share one budget, which is that of a whole action: a run that gets on may wait longer than
 * that, one that stands still may not.
 *
 * @param maxParallel the caller's own limit
 * @param deadlineMs when the last wait has to be over, in milliseconds since the epoch; nothing is begun
 * after it
 */
export const traffic = (session: Session, maxParallel?: number, deadlineMs?: number): Traffic => {
  const { origin } = session.environment;
  const waits = waitBudget(defaults.actionWaitBudgetMs, deadlineMs);
  const road: Road = {
    origin,
    hints: session.caches.parallelism,
    waits,
    pace: concurrencyLimit(runtime.now(), session.caches.parallelism.peek(origin), maxParallel),
    waited: waitBudget(Number.POSITIVE_INFINITY),
    counts: { requests: 0, waitedMs: 0, throttled: 0 },
  };
  const { counts } = road;
  const watched: Session = { ...session, next: watching(session.next, road) };
  return {
    session: watched,
    concurrencyLimit: road.pace,
    get requests() {
      return counts.requests;
    },
    get waitedMs() {
      return counts.waitedMs;
    },
    get throttled() {
      return counts.throttled;
    },
    slowDown: (sent) => road.pace.throttled(sent, runtime.now()),
    send: (call) => sendOnce(watched, call, road.pace.latest),
    progressed: () => progressed(road),
    isOver: () => isTooLate(waits, 0),
    pause: async (turn, retryAfter) => {
      const ms = waitBeforeRetry(retryAfter, turn);
      if (ms > defaults.longestWaitMs || isTooLate(waits, ms)) return false;
      if (costOfWait(waits, ms) > waits.remainingMs) return false;
      takeWait(waits, ms);
      counts.waitedMs += takeWait(road.waited, ms);
      await runtime.sleep(ms);
      return true;
    },
  };
};

/** What the requests of a run share. */
interface Road {
  readonly hints: Caches["parallelism"];
  readonly origin: string;
  readonly pace: ConcurrencyLimit;
  /** What may still be waited. */
  readonly waits: WaitBudget;
  /** Adds up what was waited, waits at the same time once. */
  readonly waited: WaitBudget;
  readonly counts: { requests: number; waitedMs: number; throttled: number };
}

const progressed = ({ waits }: Road): void => {
  waits.remainingMs = waits.totalMs;
};

/** Sends a request, and hears of each of its tries and waits. */
const watching =
  (next: Next, road: Road): Next =>
  async (request) => {
    const { pace: speed, counts, waits, waited } = road;
    let sent = 0;
    let waiting = false;
    const awake = () => {
      if (waiting) counts.throttled -= 1;
      waiting = false;
    };
    const watch = (event: RequestEvent) => {
      if (event.kind === "sent") {
        awake();
        counts.requests += 1;
        sent = speed.sent();
      } else if (event.kind === "answered") answered(road, request, event.response, sent);
      else {
        counts.waitedMs += takeWait(waited, event.ms);
        if (event.throttled) {
          waiting = true;
          counts.throttled += 1;
        }
      }
      request.watch?.(event);
    };
    try {
      return await next({ ...request, watch, waits, endsMs: endOf(waits) });
    } finally {
      awake();
    }
  };

const endOf = ({ deadlineMs }: WaitBudget): number | undefined =>
  deadlineMs === undefined ? undefined : deadlineMs + defaults.bulkLastAnswerMs;

const answered = (
  road: Road,
  { method }: HttpRequest,
  response: HttpResponse,
  sent: number,
): void => {
  const { status, headers } = response;
  const hint = Number(headers["x-ms-dop-hint"]);
  if (Number.isInteger(hint) && hint > 0) {
    road.pace.hinted(hint);
    road.hints.put(road.origin, hint);
  }
  const busy = pressureOf(response);
  // Requests at one table that deadlock are too many at once for it, as a 429 says of the environment.
  if (busy === "throttled" || busy === "deadlock") road.pace.throttled(sent, runtime.now());
  else road.pace.answered(runtime.now());
  // A name that a row refers to was looked up, for instance.
  if (status < 300 && method === "GET") progressed(road);
};
