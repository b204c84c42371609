import { activityTableNamed } from "../activities/activityTables";
import { activityId, createActivity } from "../activities/createActivity";
import { InputError } from "../errors/InputError";
import { ownValue } from "../objects/ownProperty";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import type { TableDefinition } from "../types/tables";
import { afterWrite } from "./afterWrite";
import { type BoundModel, bindModel } from "./bindModel";
import { readUnified } from "./getUnified";
import type { Model } from "./models";
import { ENGAGEMENT_TABLES } from "./models/engagement";
import { partyColumns } from "./partyColumns";
import { setState } from "./setState";
import type { UnifiedRecord, UpsertUnifiedParams } from "./types";
import { optionsOf } from "./writeOptions";
import { boundRow, idIn, tellIgnored, withoutNulls } from "./writing";

/**
 * Creates an engagement in the table of its type, once, and completes it if it is. A Record ID makes it
 * repeatable: one that exists is not changed.
 *
 * @throws InputError for a type that is none, and participants that the type has no place for
 */
export async function createEngagement(
  session: Session,
  model: Model,
  params: UpsertUnifiedParams,
): Promise<UnifiedRecord> {
  const { record, recordId: given } = params;
  if (params.ifMatch !== undefined) throw new InputError(UNVERSIONED);
  const ofType = { ...model, table: tableOf(record) };
  const { bound, row } = await boundRow(session, ofType, params, ["direction", "participants"]);
  const parties = partyColumns(bound.table, record);
  tellIgnored(session, row);
  const recordId = given ?? idIn(record);
  const id = activityId(recordId);
  // An engagement is read from another table: a map that does not fit that one is refused before anything is sent.
  const read = await bindModel(session, model, params);
  const taken = await createActivity(session, {
    ...optionsOf(params),
    id,
    recordId,
    entityType: bound.table.entitySetName,
    record: { ...withoutNulls(row.columns), ...parties },
    givenAs: fieldsByColumn(bound, parties),
  });
  if (taken && given === undefined) {
    throw taken.withHint("Engagements are created, and not changed: leave out id for a new one");
  }
  if (taken) session.logger.info(`There is an engagement ${id} already: its fields are kept.`);
  return afterWrite(id, async () => {
    const status = row.state === undefined ? undefined : completedStatus(bound.table, record);
    await setState(session, bound, { ...params, recordId: id, state: row.state, status });
    return (await readUnified(session, read, { ...params, recordId: id })) ?? { id };
  });
}

/** Which field of the record each column was given as. */
const fieldsByColumn = ({ byPath, custom }: BoundModel, parties: DataverseRecord) =>
  new Map([
    ...[...byPath].map(([path, { column }]) => [column.logicalName, `Record: ${path}`] as const),
    ...[...custom].map(
      ([name, { column }]) => [column.logicalName, `Record: custom_fields.${name}`] as const,
    ),
    ...Object.keys(parties).map((column) => [column, "Record: participants"] as const),
  ]);

const UNVERSIONED =
  "Record Version cannot be used with the model engagement, whose records are created, and not changed; leave it out.";

/** A call or letter that came in is completed as another status reason than one that went out. */
const completedStatus = (
  { logicalName }: TableDefinition,
  { direction }: DataverseRecord,
): number | undefined =>
  activityTableNamed(logicalName)?.completed[direction === "incoming" ? direction : "outgoing"];

const tableOf = ({ type }: DataverseRecord): string => {
  const table =
    typeof type === "string" ? ownValue(ENGAGEMENT_TABLES, type.trim().toLowerCase()) : undefined;
  if (table) return table;
  throw new InputError(
    `Record: type is ${JSON.stringify(type ?? null)}; expected ${Object.keys(ENGAGEMENT_TABLES).join(", ")}.`,
  );
};
