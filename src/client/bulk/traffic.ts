import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import type { HttpRequest, HttpResponse, RequestEvent } from "../http/types";
import { costOfWait, takeWait, waitBeforeRetry, waitBudget } from "../http/waits";
import { expiringCache } from "../metadata/expiringCache";
import { type Call, exchange, type Session } from "../records/session";
import { runtime } from "../runtime";
import { type Pace, pace } from "./pace";

/** How one call ended, as far as its sender can tell. */
export type Answer = {
  /** Tries, each of which carried the rows. */
  readonly tries: number;
  /** Milliseconds of the last try. */
  readonly ms: number;
  /** `Retry-After` of the last answer. */
  readonly retryAfter: string | undefined;
} & (
  | { readonly kind: "answered"; readonly response: HttpResponse }
  /** `done`: carried out, the answer is lost. `lost`: nobody can tell. `gaveUp`: nothing was carried out. */
  | { readonly kind: "done" | "lost" | "gaveUp"; readonly error: DataverseError }
);

/** The requests of one run: counted, timed, and slowed down when Dataverse asks for it. */
export interface Traffic {
  /** The session, with every request watched. */
  readonly session: Session;
  readonly pace: Pace;
  readonly requests: number;
  readonly waitedMs: number;
  /** Requests that wait because of a 429 right now. */
  readonly throttled: number;
  send(call: Call): Promise<Answer>;
  /** A request inside of a batch was refused with 429. */
  slowDown(): void;
  /** Waits before another try; false where all waits together would take too long. */
  pause(turn: number, retryAfter: string | undefined): Promise<boolean>;
}

/** What Dataverse recommended last, by environment: it does not change by the minute. */
const hints = expiringCache<number>({ entries: 100, lifeMs: defaults.definitionsLifeMs });

export const traffic = (session: Session, maxParallel: number | undefined): Traffic => {
  const { origin } = session.environment;
  const speed = pace(runtime.now(), hints.peek(origin), maxParallel);
  const waits = waitBudget(Number.POSITIVE_INFINITY);
  const ownWaits = waitBudget(defaults.actionWaitBudgetMs);
  const counts = { requests: 0, waitedMs: 0, throttled: 0 };
  const heard = (hint: number) => {
    speed.hinted(hint);
    hints.put(origin, hint);
  };
  const watched: Session = {
    ...session,
    next: async (request) => {
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
        } else if (event.kind === "answered") {
          const { status, headers } = event.response;
          const hint = Number(headers["x-ms-dop-hint"]);
          if (Number.isInteger(hint) && hint > 0) heard(hint);
          if (status === 429) speed.throttled(sent, runtime.now());
          else speed.answered(runtime.now());
        } else {
          counts.waitedMs += takeWait(waits, event.ms);
          if (event.throttled) {
            waiting = true;
            counts.throttled += 1;
          }
        }
        request.watch?.(event);
      };
      try {
        return await session.next({ ...request, watch });
      } finally {
        awake();
      }
    },
  };
  return {
    session: watched,
    pace: speed,
    get requests() {
      return counts.requests;
    },
    get waitedMs() {
      return counts.waitedMs;
    },
    get throttled() {
      return counts.throttled;
    },
    slowDown: () => speed.throttled(Number.POSITIVE_INFINITY, runtime.now()),
    send: (call) => sendOnce(watched, call),
    pause: async (turn, retryAfter) => {
      const ms = waitBeforeRetry(retryAfter, turn);
      if (ms > defaults.longestWaitMs || costOfWait(ownWaits, ms) > ownWaits.remainingMs)
        return false;
      takeWait(ownWaits, ms);
      counts.waitedMs += takeWait(waits, ms);
      await runtime.sleep(ms);
      return true;
    },
  };
};

const sendOnce = async (session: Session, call: Call): Promise<Answer> => {
  const seen = { tries: 0, sinceMs: runtime.now(), retryAfter: undefined as string | undefined };
  const watch: HttpRequest["watch"] = (event) => {
    if (event.kind === "sent") {
      seen.tries += 1;
      seen.sinceMs = runtime.now();
      seen.retryAfter = undefined;
    } else if (event.kind === "answered") {
      seen.retryAfter = event.response.headers["retry-after"];
    }
  };
  const facts = () => ({
    tries: seen.tries,
    ms: runtime.now() - seen.sinceMs,
    retryAfter: seen.retryAfter,
  });
  try {
    const response = await exchange(session, { ...call, watch });
    return { kind: "answered", response, ...facts() };
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error;
    const kind = ({ done: "done", unknown: "lost", notDone: "gaveUp" } as const)[error.outcome];
    return { kind, error, ...facts() };
  }
};
