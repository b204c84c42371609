import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { freshDefinition, tableDefinition } from "../metadata/cache/tableDefinition";
import { resolveTable } from "../metadata/resolveTable";
import { type Assumptions, retryWithFreshMetadata } from "../metadata/retryWithFreshMetadata";
import { resolveRecord } from "../records/resolveRecord";
import type { Session } from "../session/session";
import type { TableDefinition } from "../types/tables";
import { type ClosingMessage, closingMessage } from "./closingMessages";
import { createdActivity } from "./createdActivity";
import { messageBody } from "./messageBody";
import { type PlannedStep, planSteps } from "./planSteps";
import { readDetails, requireKept } from "./readDetails";
import { type FoundState, readState, type StateAddress } from "./readState";
import { resolveTarget } from "./resolveTarget";
import { runSteps } from "./runSteps";
import { type ReadyStep, updateBody } from "./sendStep";
import { type TableStates, type Target, tableStates } from "./tableStates";
import type { SetRecordStateParams, StateChange } from "./types";

/**
 * Sets the state and the status reason of a record, by an update, or by the message that closes it. Reads the
 * record first, and leaves one alone that is there already. After a message, reads the activity that it created.
 *
 * @throws InputError for a status that the table does not have, or does not allow, before anything is written
 */
export function setRecordState(
  session: Session,
  params: SetRecordStateParams,
): Promise<StateChange> {
  return retryWithFreshMetadata(async (assumptions) => {
    const named = await resolveTable(session, params, assumptions);
    const table = await tableDefinition(session, named.entityType, params);
    const wanted = await currently(session, params, table, (each) => toWanted(each, params));
    const address = await addressOf(session, params, wanted.table, assumptions);
    const found = await readState(session, { ...address, states: wanted.states });
    const planned = await currently(session, params, wanted.table, (each) => {
      const again = toWanted(each, params);
      const steps = planSteps(again.states, found.state, again.target);
      requireKept(params.details ?? {}, found.state, steps);
      return { ...again, steps };
    });
    return change(session, { ...params, ...planned, path: address.path }, found);
  });
}

/** What is asked for, in terms of the table. */
interface Wanted {
  readonly table: TableDefinition;
  readonly states: TableStates;
  readonly target: Target;
  readonly message: ClosingMessage | undefined;
  readonly details: Readonly<Record<string, unknown>>;
}

export function toWanted(
  table: TableDefinition,
  { status, details = {} }: Pick<SetRecordStateParams, "status" | "details">,
): Wanted {
  const states = tableStates(table);
  const target = resolveTarget(status, states);
  const message = closingMessage(table.logicalName, target.state.value);
  return { table, states, target, message, details: readDetails(details, states, target, message) };
}

/** What is refused by a remembered definition may be right by that of today. */
const currently = async <T>(
  session: Session,
  params: SetRecordStateParams,
  table: TableDefinition,
  decide: (table: TableDefinition) => T,
): Promise<T> => {
  try {
    return decide(table);
  } catch (error) {
    throwUnless(error, InputError);
    const fresh = await freshDefinition(session, table.logicalName, params).catch(() => undefined);
    if (!fresh || fresh === table) throw error;
    return decide(fresh);
  }
};

const addressOf = async (
  session: Session,
  params: SetRecordStateParams,
  table: TableDefinition,
  assumptions: Assumptions,
): Promise<Omit<StateAddress, "states">> => {
  const { impersonateUserId, impersonateObjectId } = params;
  const { path } = await resolveRecord(
    session,
    { ...params, entityType: table.entitySetName },
    assumptions,
  );
  return { path, table, impersonateUserId, impersonateObjectId };
};

interface Planned extends SetRecordStateParams, Omit<Wanted, "details"> {
  readonly details: Readonly<Record<string, unknown>>;
  readonly steps: readonly PlannedStep[];
  readonly path: string;
}

const change = async (
  session: Session,
  planned: Planned,
  found: FoundState,
): Promise<StateChange> => {
  const { state: from } = found;
  const ready = await readySteps(session, planned, found);
  const { steps, to } = await runSteps(session, ready, found, planned);
  const message = planned.steps.at(-1)?.message;
  const isClosed = message !== undefined && steps.some(({ by }) => by === message.name);
  const created = isClosed && (await createdActivity(session, message, found, planned));
  return { changed: steps.length > 0, from, to, steps, ...(created ? { created } : {}) };
};

/** Everything is made ready before the first step is sent. */
const readySteps = async (
  session: Session,
  planned: Planned,
  { id, state }: FoundState,
): Promise<readonly ReadyStep[]> => {
  const ready: ReadyStep[] = [];
  for (const { message, to } of planned.steps) {
    if (message) {
      const body = await messageBody(session, message, { ...planned, id, to });
      ready.push({ by: message.name, to, method: "POST", path: message.path, body });
    } else {
      const body = updateBody(to, state.statecode);
      ready.push({ by: "Update", to, method: "PATCH", path: planned.path, body });
    }
  }
  return ready;
};
