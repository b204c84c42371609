import { InputError } from "../../errors/InputError";
import type { Session } from "../../session/session";
import { isRefused } from "../shared/savedLink";
import type { Attempt, Prepared } from "./preparePoll";
import { ImplausibleTime } from "./readChanges";
import type { PollParams } from "./types";

/**
 * What to try after a failure that may lie in what was remembered. Each way has less to remember than
 * the one before it, so that there is an end to them.
 *
 * @throws the failure where there is nothing to fall back to
 */
export function fallback(
  session: Session,
  { resumed }: PollParams,
  prepared: Prepared,
  error: unknown,
): Attempt {
  const { memory } = prepared;
  if (error instanceof ImplausibleTime) return withoutTimes(session, prepared, error);
  if (!isRefused(error)) throw error;
  if (memory.cursor) {
    // A link of a moment ago that is refused would be refused over and over.
    if (resumed) throw error;
    session.logger.warn(
      `Dataverse does not take the cursor of the last poll any more: polling goes on from its watermark. ${error.message}`,
    );
    return { ...prepared, memory: { ...memory, cursor: undefined } };
  }
  if (prepared.trustsTable) return { ...prepared, trustsTable: false };
  throw error;
}

const withoutTimes = (
  { logger }: Session,
  prepared: Prepared,
  { servedAt }: ImplausibleTime,
): Attempt => {
  const { memory } = prepared;
  if (memory.watermark === undefined && memory.cursor === undefined) {
    throw new InputError("Look-back Date lies in the future, by the server's clock.");
  }
  logger.warn(
    "The state of the last poll is damaged: its time lies in the server's future. Polling goes on from the rest of it; records may be returned once more.",
  );
  return {
    ...prepared,
    memory: { ...memory, isNew: false, watermark: undefined, cursor: undefined },
    plausibleUntil: servedAt,
  };
};
