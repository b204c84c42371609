import { defaults } from "../../defaults";
import type { DataverseError } from "../../errors/DataverseError";
import { waitBeforeRetry } from "../../http/waits";
import { runtime } from "../../runtime";
import type { Session } from "../../session/session";
import { sendChangeSet } from "./sendChangeSet";
import type { RegistrationChanges, Write } from "./types";

/**
 * Looks what has to be written and writes it, until nothing is left to write. After an answer that was
 * lost, or a write of somebody else in between, looking again shows what is still to do, so that nothing is
 * ever done twice.
 *
 * @param plan reads what is there, and says what has to be written
 */
export async function reconcile(
  session: Session,
  operation: string,
  plan: () => Promise<readonly Write[]>,
): Promise<RegistrationChanges> {
  const startedMs = runtime.now();
  let first: readonly Write[] | undefined;
  let failure: DataverseError | undefined;
  for (let round = 0; ; round += 1) {
    const writes = await planned(plan, failure);
    first ??= writes;
    if (writes.length === 0) return countOf(first);
    const outcome = await sendChangeSet(session, operation, writes);
    if (outcome.kind === "done") return countOf(first);
    failure = outcome.error;
    const ms = waitBeforeRetry(outcome.retryAfter, round);
    const late = runtime.now() + ms - startedMs > defaults.interactiveWaitBudgetMs;
    if (!outcome.again || round >= defaults.registrationRepairs || late) throw failure;
    session.logger.warn(`${failure.message} Looking again in ${(ms / 1000).toFixed(1)} s.`);
    await runtime.sleep(ms);
  }
}

/** The session to look with: a look that hangs must leave time for another one, and for the write. */
export function withReadTimeout(session: Session): Session {
  return {
    ...session,
    timeoutMs: Math.min(session.timeoutMs, defaults.registrationReadTimeoutMs),
  };
}

/** A failure to look again says less than the failure that made it necessary. */
const planned = async (
  plan: () => Promise<readonly Write[]>,
  failure: DataverseError | undefined,
): Promise<readonly Write[]> => {
  try {
    return await plan();
  } catch (error) {
    throw failure ?? error;
  }
};

const countOf = (writes: readonly Write[]): RegistrationChanges => {
  const count = (kind: Write["kind"]) => writes.filter((write) => write.kind === kind).length;
  return { created: count("create"), updated: count("update"), deleted: count("delete") };
};
