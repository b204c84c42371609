import { InputError } from "../errors/InputError";
import type { Session } from "../session/session";
import { setRecordState } from "../states/setRecordState";
import type { TableDefinition } from "../types/tables";
import type { BoundModel } from "./bindModel";
import { optionsOf, type WriteOptions } from "./writeOptions";

interface StateOf extends WriteOptions {
  readonly recordId: string;
}

interface Wanted {
  readonly state: number | undefined;
  /** Number of a status reason of that state; its default one where left out. */
  readonly status?: number | undefined;
}

/** Leads a record to a state, by its default status reason or another one; one that is there already is left alone. */
export async function setState(
  session: Session,
  { table }: Pick<BoundModel, "table">,
  { state, status, recordId, ...params }: StateOf & Wanted,
): Promise<void> {
  if (state === undefined) return;
  await setRecordState(session, {
    ...optionsOf(params),
    entityType: table.entitySetName,
    entityId: recordId,
    status: String(status ?? defaultStatus(table, state)),
  });
}

/** Status reasons are unique in a table; states share their numbers with them. */
const defaultStatus = ({ logicalName, columns }: TableDefinition, state: number): number => {
  const found = columns.get("statecode")?.options?.find(({ value }) => value === state);
  if (found?.defaultStatus !== undefined) return found.defaultStatus;
  throw new InputError(`The table ${logicalName} has no state ${state} that a record could have.`);
};
