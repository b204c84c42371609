import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { waitBudget } from "../http/waits";
import { runtime } from "../runtime";
import type { Session } from "../session/session";

/**
 * The session for a handler of a deploy, which the platform ends after about 30 s without a word: every
 * request and every wait ends before that, so that the deploy fails with a reason.
 */
export const withDeadline = (session: Session): Session => {
  const endsMs = runtime.now() + defaults.registrationMs;
  return {
    ...session,
    next: async (request) => {
      const leftMs = endsMs - runtime.now();
      if (leftMs < defaults.registrationLeastMs) throw outOfTime(request.operation);
      const timeoutMs = Math.min(request.timeoutMs, leftMs);
      // A look that hangs for as long as it may leaves time for no other one: it is not repeated then.
      const lastMs = endsMs - Math.min(timeoutMs, defaults.registrationReadTimeoutMs);
      const waits = waitBudget(defaults.interactiveWaitBudgetMs, lastMs);
      return session.next({ ...request, timeoutMs, waits });
    },
  };
};

const outOfTime = (operation: string): DataverseError =>
  new DataverseError({
    operation,
    outcome: "notDone",
    detail: `there was no time left, of the ${defaults.registrationMs / 1000} s that a deploy gives it`,
    hint: "Dataverse was too slow: deploy once more, which goes on from what is there",
  });
