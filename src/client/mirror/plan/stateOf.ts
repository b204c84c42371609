import { InputError } from "../../errors/InputError";
import { closingMessage, otherAction } from "../../states/closingMessages";
import { planSteps } from "../../states/planSteps";
import { updateBody } from "../../states/sendStep";
import { recordState, type TableStates, type Target, tableStates } from "../../states/tableStates";
import type { ChoiceOption, TableDefinition } from "../../types/tables";

/** The two states of a table whose records are active or not. */
export interface ActiveStates {
  readonly table: TableStates;
  readonly active: Target;
  readonly inactive: Target;
}

const ACTIVE = 0;
const INACTIVE = 1;

/**
 * Undefined for tables whose records have no state, and for those whose states say more than active or not:
 * what is won, resolved or completed is not merely inactive.
 */
export function activeStates(definition: TableDefinition): ActiveStates | undefined {
  const { logicalName, columns } = definition;
  const options = columns.get("statecode")?.options ?? [];
  const [active, inactive] = [ACTIVE, INACTIVE].map((each) =>
    options.find(({ value }) => value === each),
  );
  if (!active || !inactive || options.length !== 2) return undefined;
  const isPlain = [ACTIVE, INACTIVE].every(
    (state) => !closingMessage(logicalName, state) && !otherAction(logicalName, state),
  );
  if (!isPlain) return undefined;
  const table = tableStates(definition);
  return { table, active: toTarget(active, table), inactive: toTarget(inactive, table) };
}

/** @throws InputError for a table whose records cannot be deactivated */
export function requireStates(definition: TableDefinition): ActiveStates {
  const states = activeStates(definition);
  if (states) return states;
  throw new InputError(
    `Missing Records = deactivate is not possible for ${definition.logicalName}, whose records are not just active or inactive: use keep or delete, or set their state by Set Record State.`,
  );
}

const toTarget = (state: ChoiceOption, { statuses }: TableStates): Target => ({
  state,
  status: statuses.find(
    ({ value, state: of }) => value === state.defaultStatus && of === state.value,
  ),
});

/**
 * The columns that lead a row to a state.
 *
 * @throws InputError where its status reason does not allow it
 */
export function stateChange(
  { table }: ActiveStates,
  to: Target,
  statecode: number,
  statuscode: number | undefined,
): Readonly<Record<string, number>> {
  planSteps(table, recordState(table, statecode, statuscode ?? Number.NaN), to);
  return updateBody(to, statecode);
}
