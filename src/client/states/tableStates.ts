import { InputError } from "../errors/InputError";
import type { ChoiceOption, TableDefinition } from "../types/tables";
import type { RecordState } from "./types";

/** The states of a table and their status reasons. */
export interface TableStates {
  readonly logicalName: string;
  /** As people call the table. */
  readonly name: string;
  readonly states: readonly ChoiceOption[];
  readonly statuses: readonly ChoiceOption[];
  /** Whether a status reason may only follow those that list it. */
  readonly enforced: boolean;
}

/** Where a record is to go; without a status, to the one that Dataverse takes for this state. */
export interface Target {
  readonly state: ChoiceOption;
  readonly status: ChoiceOption | undefined;
}

/** @throws InputError for a table whose records have no state */
export function tableStates(table: TableDefinition): TableStates {
  const { logicalName, displayName, columns, enforcesTransitions = false } = table;
  const states = columns.get("statecode")?.options ?? [];
  const statuses = columns.get("statuscode")?.options ?? [];
  if (states.length === 0) {
    throw new InputError(
      `Entity Type ${JSON.stringify(logicalName)} is a table whose records have no state that could be set.`,
    );
  }
  const name = displayName ?? logicalName;
  return { logicalName, name, states, statuses, enforced: enforcesTransitions };
}

/** Numbers in words; a number that the definition does not have is its own label. */
export function recordState(
  { states, statuses }: Pick<TableStates, "states" | "statuses">,
  statecode: number,
  statuscode: number,
): RecordState {
  return {
    state: labelIn(states, statecode),
    status: labelIn(statuses, statuscode),
    statecode,
    statuscode,
  };
}

const labelIn = (options: readonly ChoiceOption[], number: number): string =>
  options.find(({ value }) => value === number)?.label ?? String(number);

/** `Lost: Canceled (4)`, as messages name where a record is. */
export function shownState({ state, status, statuscode }: RecordState): string {
  return `${state}: ${status} (${statuscode})`;
}

/** The same of an option. */
export function shownStatus(option: ChoiceOption, states: readonly ChoiceOption[]): string {
  const { label, value, state } = option;
  return state === undefined
    ? `${label} (${value})`
    : `${labelIn(states, state)}: ${label} (${value})`;
}

export function shownTarget({ state, status }: Target): string {
  return status ? `${state.label}: ${status.label} (${status.value})` : state.label;
}
