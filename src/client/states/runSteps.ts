import { DataverseError } from "../errors/DataverseError";
import type { Session } from "../session/session";
import type { WriteOptions } from "../types";
import { withBlockers } from "./blockers";
import { type FoundState, readState, type StateAddress } from "./readState";
import { type ReadyStep, sendStep } from "./sendStep";
import { settleStep } from "./settleStep";
import { recordState, shownState } from "./tableStates";
import type { RecordState, StateStep } from "./types";

export interface Ran {
  /** The steps that were done here. */
  readonly steps: readonly StateStep[];
  readonly to: RecordState;
}

/**
 * Sends the steps one after the other, and stops at the first that fails.
 *
 * @throws DataverseError that says what the steps before did
 */
export async function runSteps(
  session: Session,
  steps: readonly ReadyStep[],
  found: FoundState,
  address: StateAddress & WriteOptions,
): Promise<Ran> {
  const done: StateStep[] = [];
  let at = found.state;
  for (const step of steps) {
    try {
      const result = await runStep(session, step, address);
      at = await stateAfter(session, step, address);
      if (result === "done") done.push({ by: step.by, to: at });
    } catch (error) {
      throw withDone(await withBlockers(session, error, found.id, address), done);
    }
  }
  return { steps: done, to: at };
}

const runStep = async (
  session: Session,
  step: ReadyStep,
  address: StateAddress & WriteOptions,
): Promise<"done" | "doneByOthers"> => {
  try {
    await sendStep(session, step, address.path, address);
    return "done";
  } catch (error) {
    return settleStep(session, error, step, address);
  }
};

/** Where a step without a status reason led to, only the record knows. */
const stateAfter = async (
  session: Session,
  { to }: ReadyStep,
  address: StateAddress,
): Promise<RecordState> =>
  to.status
    ? recordState(address.states, to.state.value, to.status.value)
    : (await readState(session, address)).state;

/** Something was written already, so that nobody may take the whole for not done. */
const withDone = (error: unknown, done: readonly StateStep[]): unknown => {
  const last = done.at(-1);
  if (!last || !(error instanceof DataverseError)) return error;
  const told = `Before that the record was set to ${shownState(last.to)}: run again to go on from there`;
  const hint = [error.hint, told].filter((part) => part !== undefined).join(". ");
  return new DataverseError({ ...error.facts, outcome: "unknown", hint });
};
