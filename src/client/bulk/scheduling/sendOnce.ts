import { DataverseError } from "../../errors/DataverseError";
import { throwUnless } from "../../errors/throwUnless";
import { runtime } from "../../runtime";
import { type Call, type Session, send } from "../../session/session";
import type { HttpRequest, HttpResponse } from "../../types/http";

interface Tries {
  /** Tries, each of which carried the rows. */
  readonly tries: number;
  /** Milliseconds of the last try. */
  readonly ms: number;
  /** Number of the last try among all requests of the run. */
  readonly sent: number;
  /** `Retry-After` of the last answer. */
  readonly retryAfter: string | undefined;
}

export interface Answered extends Tries {
  readonly kind: "answered";
  readonly response: HttpResponse;
}

/** `done`: carried out, the answer is lost. `lost`: nobody can tell. `gaveUp`: nothing was carried out. */
export interface Failed extends Tries {
  readonly kind: "done" | "lost" | "gaveUp";
  readonly error: DataverseError;
}

/** How one call ended, as far as its sender can tell. */
export type Answer = Answered | Failed;

/**
 * Sends a call, with the tries and waits of the retry table, and returns how it ended.
 *
 * @param latest number of the request that has just gone out
 */
export async function sendOnce(
  session: Session,
  call: Call,
  latest: () => number,
): Promise<Answer> {
  const seen = {
    tries: 0,
    sent: 0,
    sinceMs: runtime.now(),
    retryAfter: undefined as string | undefined,
  };
  const watch: HttpRequest["onEvent"] = (event) => {
    if (event.kind === "sent") {
      seen.tries += 1;
      seen.sent = latest();
      seen.sinceMs = runtime.now();
      seen.retryAfter = undefined;
    } else if (event.kind === "answered") {
      seen.retryAfter = event.response.headers["retry-after"];
    }
  };
  const facts = (): Tries => ({
    tries: seen.tries,
    sent: seen.sent,
    ms: runtime.now() - seen.sinceMs,
    retryAfter: seen.retryAfter,
  });
  try {
    const response = await send(session, { ...call, onEvent: watch });
    return { kind: "answered", response, ...facts() };
  } catch (error) {
    throwUnless(error, DataverseError);
    const kind = ({ done: "done", unknown: "lost", notDone: "gaveUp" } as const)[error.outcome];
    return { kind, error, ...facts() };
  }
}
