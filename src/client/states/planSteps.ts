import { InputError } from "../errors/InputError";
import { type ClosingMessage, closingMessage, otherAction } from "./closingMessages";
import { recordState, shownState, shownTarget, type TableStates, type Target } from "./tableStates";
import { forbiddenTransition } from "./transitions";
import type { RecordState } from "./types";

/** One write on the way to the target. */
export interface PlannedStep {
  /** The message that closes the record; an update where there is none. */
  readonly message?: ClosingMessage | undefined;
  readonly to: Target;
}

/**
 * The writes that lead a record from its state to the target; none if it is there. Pure.
 *
 * @throws InputError where the table, or the way its records are closed, does not allow it
 */
export function planSteps(
  table: TableStates,
  from: RecordState,
  to: Target,
): readonly PlannedStep[] {
  if (isThere(from, to)) return [];
  refuse(forbiddenOther(table, from, to));
  if (to.state.value === from.statecode) return checked(table, from, [{ to }]);
  const message = closingMessage(table.logicalName, to.state.value);
  if (!message) return checked(table, from, [{ to }]);
  refuse(closedAlready(table, from, to, message));
  const { through } = message;
  if (through?.from !== from.statecode) return checked(table, from, [{ message, to }]);
  const between = defaultTarget(table, through.to);
  return checked(table, from, [...(between ? [{ to: between }] : []), { message, to }]);
}

/** Whether a record is at the target; any status reason will do where the definition names none. */
export function isThere(
  { statecode, statuscode }: RecordState,
  { state, status }: Target,
): boolean {
  return statecode === state.value && (status === undefined || status.value === statuscode);
}

/** A state with the status reason that goes with it. */
const defaultTarget = ({ states, statuses }: TableStates, value: number): Target | undefined => {
  const state = states.find((option) => option.value === value);
  return (
    state && { state, status: statuses.find((option) => option.value === state.defaultStatus) }
  );
};

const checked = (
  table: TableStates,
  start: RecordState,
  steps: readonly PlannedStep[],
): readonly PlannedStep[] => {
  let from = start;
  for (const { to } of steps) {
    const why = forbiddenTransition(table, from, to.status);
    refuse(why && `Status cannot be ${shownTarget(to)}: ${why}.`);
    // A step without a status reason is one that no rule can be held against.
    from = recordState(table, to.state.value, to.status?.value ?? from.statuscode);
  }
  return steps;
};

const forbiddenOther = (
  { logicalName, name }: TableStates,
  from: RecordState,
  to: Target,
): string | undefined => {
  const action = otherAction(logicalName, to.state.value);
  if (!action || to.state.value === from.statecode) return undefined;
  return `Status of ${name} does not become ${shownTarget(to)} by this action: use ${action}.`;
};

const closedAlready = (
  { states, name }: TableStates,
  from: RecordState,
  to: Target,
  message: ClosingMessage,
): string | undefined => {
  const allowed = message.from ?? [from.statecode];
  if (allowed.includes(from.statecode)) return undefined;
  const names = states.filter(({ value }) => allowed.includes(value)).map(({ label }) => label);
  return `Status of ${name} cannot become ${shownTarget(to)}, since the record is ${shownState(from)}: ${message.name} takes records that are ${names.join(" or ")}. Set it to that first.`;
};

const refuse = (why: string | undefined): void => {
  if (why) throw new InputError(why);
};
