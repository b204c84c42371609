import { DataverseError } from "../errors/DataverseError";
import { throwUnless } from "../errors/throwUnless";
import type { Session } from "../session/session";
import { isThere } from "./planSteps";
import { type FoundState, readState, type StateAddress } from "./readState";
import type { ReadyStep } from "./sendStep";
import { shownState, shownTarget } from "./tableStates";

/** What became of a step: we did it, or somebody else had done it before. */
export type StepResult = "done" | "doneByOthers";

/** Refusals of messages that find a record closed (Microsoft: web service error codes). */
const CLOSED_ALREADY = new Set(["0x80040515", "0x80044411", "0x800404cf"]);

/**
 * What a step that failed has come to. One whose answer was lost, or that found the record closed, is settled by
 * reading the record; nothing is sent a second time.
 *
 * @throws the error, with where the record is now, unless the record is where the step leads to
 */
export async function settleStep(
  session: Session,
  error: unknown,
  step: ReadyStep,
  address: StateAddress,
): Promise<StepResult> {
  throwUnless(error, DataverseError);
  if (error.outcome === "done") return "done";
  const isClosed = CLOSED_ALREADY.has(error.code?.toLowerCase() ?? "");
  if (error.outcome === "notDone" && !isClosed) throw error;
  const found = await readState(session, address).catch(() => undefined);
  if (found && isThere(found.state, step.to)) {
    return error.outcome === "unknown" ? "done" : "doneByOthers";
  }
  const now = found ? whereItIs(found, step, error.outcome === "unknown") : NOT_READ;
  throw error.withHint([error.hint, now].filter((part) => part !== undefined).join(". "));
}

const SAFE = "the record is read first, and nothing is done twice";
const NOT_READ = `The record could not be read afterwards. Run again: ${SAFE}`;

const whereItIs = ({ state }: FoundState, { to }: ReadyStep, isOpen: boolean): string => {
  const now = `The record was read afterwards and is ${shownState(state)}, not ${shownTarget(to)}`;
  return isOpen ? `${now}, but may still become it. Run again in a minute: ${SAFE}` : now;
};
