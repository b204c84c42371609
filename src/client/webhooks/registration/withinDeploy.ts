import { defaults } from "../../defaults";
import type { Session } from "../../session/session";
import { withDeadline } from "../../session/withDeadline";

/**
 * The session for a handler of a deploy, which the platform ends after about 30 s without a word. A look
 * that hangs for as long as it may leaves time for no other one: it is not repeated then.
 */
export function withinDeploy(session: Session): Session {
  return withDeadline(session, {
    totalMs: defaults.registrationMs,
    tryMs: defaults.registrationReadTimeoutMs,
    whose: "a deploy gives it",
    hint: "Dataverse was too slow: deploy once more, which goes on from what is there",
  });
}
