import { UNKNOWN } from "../answers/errorFromResponse";
import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { waitBudget } from "../http/waits";
import { runtime } from "../runtime";
import type { HttpRequest, HttpResponse } from "../types/http";
import type { Session } from "./session";

export interface Deadline {
  /** All that is done by the session, from now on. */
  readonly totalMs: number;
  /** Time that a wait leaves for the try after it. */
  readonly tryMs: number;
  /** Whose time it is, as the end of a sentence. */
  readonly whose: string;
  /** What to do when it is over. */
  readonly hint: string;
}

/**
 * The session for something that somebody waits for, and will not wait for longer: every request and every
 * wait ends in time, whichever part of the way is slow, so that the end comes with a reason.
 */
export function withDeadline(session: Session, deadline: Deadline): Session {
  const endsMs = runtime.now() + deadline.totalMs;
  return {
    ...session,
    endsMs,
    next: async (request) => {
      const leftMs = endsMs - runtime.now();
      if (leftMs < defaults.leastRequestMs) throw outOfTime(request, deadline, false);
      const timeoutMs = Math.min(request.timeoutMs, leftMs - defaults.deadlineGraceMs);
      const lastMs = endsMs - Math.min(timeoutMs, deadline.tryMs);
      const waits = waitBudget(defaults.interactiveWaitBudgetMs, lastMs);
      const answer = session.next({ ...request, timeoutMs, waits, endsMs });
      return inTime(answer, leftMs, () => outOfTime(request, deadline, true));
    },
  };
}

/** The request's own time is over a little before this one, and says more of what went wrong. */
const inTime = (
  answer: Promise<HttpResponse>,
  leftMs: number,
  late: () => DataverseError,
): Promise<HttpResponse> =>
  new Promise((resolve, reject) => {
    const halfMs = defaults.deadlineGraceMs / 2;
    let callOff = runtime.timer(leftMs - halfMs, () => {
      callOff = runtime.timer(halfMs, () => reject(late()));
    });
    answer.then(resolve, reject).finally(() => callOff());
  });

const outOfTime = (
  { operation, idempotency: repeat, whenUnknown }: HttpRequest,
  { totalMs, whose, hint }: Deadline,
  sent: boolean,
): DataverseError => {
  const unknown = sent && repeat !== "always";
  return new DataverseError({
    operation,
    outcome: unknown ? "unknown" : "notDone",
    detail: `there was no time left, of the ${totalMs / 1000} s that ${whose}`,
    hint: unknown ? (whenUnknown ?? UNKNOWN) : hint,
    failure: { kind: "outOfTime", timedOut: sent },
  });
};
