import { CHANGED_SINCE, OTHER_VERSION } from "../answers/otherVersion";
import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { LOOKUP_TABLE } from "../labels/annotations";
import { getRecord } from "../records/getRecord";
import { versionTag } from "../session/headers";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { BoundModel } from "./bindModel";
import { RECORD_ID } from "./keyInModel";
import type { Row } from "./toRow";

/** What is written of a record that may be there already. */
export interface Settled {
  readonly columns: DataverseRecord;
  /** The state that the record has to be led to; undefined if that is the one it has. */
  readonly state: number | undefined;
  /** Whether the record is in another state than open now. */
  readonly isClosed: boolean;
}

interface Params extends Impersonation {
  readonly recordId: string;
  readonly ifMatch?: string | undefined;
  readonly row: Row;
}

/**
 * What to write depends on what is there, for a state and for lookups that are cleared only if they refer to a
 * record of the model's table: a contact whose customer is another contact has no account, and keeps its customer.
 * One request for both, and none for a record without either.
 *
 * @throws InputError for a state that another action leads to
 * @throws DataverseError where the record has another version: no message that sets a state takes one
 */
export async function settle(
  session: Session,
  bound: BoundModel,
  { recordId, row, ifMatch, impersonateUserId, impersonateObjectId }: Params,
): Promise<Settled> {
  const { columns, unlinked, state } = row;
  if (unlinked.length === 0 && state === undefined) return { columns, state, isClosed: false };
  const present = await getRecord(session, {
    impersonateUserId,
    impersonateObjectId,
    entityType: bound.table.entitySetName,
    entityId: recordId,
    input: RECORD_ID,
    fieldNames: [
      ...unlinked.map(({ column }) => column.property),
      ...(state === undefined ? [] : ["statecode"]),
    ],
    includeAnnotations: LOOKUP_TABLE,
    returnNullWhenMissing: true,
  });
  if (present && ifMatch !== undefined) requireVersion(present, ifMatch, recordId);
  const cleared = unlinked.filter(
    ({ column, table }) => present?.[`${column.property}@${LOOKUP_TABLE}`] === table,
  );
  const current = present?.["statecode"] ?? 0;
  return {
    columns: {
      ...columns,
      ...Object.fromEntries(cleared.map(({ column }) => [column.name, null])),
    },
    state: stateToSet(bound, state, current),
    isClosed: current !== 0,
  };
}

const requireVersion = (present: DataverseRecord, ifMatch: string, recordId: string): void => {
  const wanted = versionTag(ifMatch);
  if (wanted === "*" || wanted === present["@odata.etag"]) return;
  throw new DataverseError({
    operation: `Upserting ${recordId}`,
    outcome: "notDone",
    status: 412,
    code: OTHER_VERSION,
    detail: "The record does not have this Record Version any more.",
    hint: CHANGED_SINCE,
  });
};

/**
 * The state that a record has to be led to from the one it is in; a new record is open.
 *
 * @throws InputError for a state that another action leads to
 */
export function stateToSet(
  { model }: Pick<BoundModel, "model">,
  state: number | undefined,
  current: unknown = 0,
): number | undefined {
  if (state === undefined || state === current) return undefined;
  const reached = model.otherwiseReached?.get(state);
  if (reached) throw new InputError(`Record: status: ${reached}.`);
  return state;
}
