import { DataverseError } from "../errors/DataverseError";
import type { HttpRequest, HttpResponse } from "../http/types";
import { runtime } from "../runtime";
import { type Call, exchange, type Session } from "../session/session";

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

/** Sends a call, with the tries and waits of the retry table, and tells how it ended. */
export const sendOnce = async (session: Session, call: Call): Promise<Answer> => {
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
