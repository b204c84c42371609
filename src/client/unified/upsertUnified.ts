import { InputError } from "../errors/InputError";
import { createRecord } from "../records/createRecord";
import { upsertRecord } from "../records/patchRecord";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { afterWrite } from "./afterWrite";
import type { BoundModel } from "./bindModel";
import { createEngagement } from "./createEngagement";
import { readUnified } from "./getUnified";
import { keyInModel } from "./keyInModel";
import { type Model, models } from "./models";
import { newId } from "./newId";
import { setState } from "./setState";
import { settle, stateToSet } from "./settle";
import type { Row } from "./toRow";
import type { UnifiedModel, UnifiedRecord, UpsertUnifiedParams } from "./types";
import { boundRow, idIn, tellIgnored, withoutNulls } from "./writing";

/**
 * Writes a record of a model, by its ID or a key, or a new one; its status by what sets states. Answers with the
 * record as it is read.
 *
 * @throws InputError for models that are only read, and for everything wrong with the record, before anything is
 *   written
 */
export async function upsertUnified(
  session: Session,
  params: UpsertUnifiedParams,
): Promise<UnifiedRecord> {
  const model = writableModel(params.model);
  if (model.writes === "create") return createEngagement(session, model, params);
  const { bound, row } = await boundRow(session, model, params);
  tellIgnored(session, row);
  const { id, state } = await write(session, { ...params, bound, row });
  return afterWrite(id, async () => {
    await setState(session, bound, { ...params, recordId: id, state });
    return (await readUnified(session, bound, { ...params, recordId: id })) ?? { id };
  });
}

/** @throws InputError for models that are only read */
function writableModel(name: UnifiedModel): Model {
  const model = name === "field" ? undefined : models[name];
  if (model?.writes) return model;
  const writable = Object.values(models).filter(({ writes }) => writes);
  throw new InputError(
    `Model is ${name}, which is read-only; expected ${writable.map((each) => each.name).join(", ")}.`,
  );
}

interface Write extends UpsertUnifiedParams {
  readonly bound: BoundModel;
  readonly row: Row;
}

/** Which record was written, and the state that it still has to be led to. */
interface Written {
  readonly id: string;
  readonly state: number | undefined;
}

const write = async (session: Session, params: Write): Promise<Written> => {
  const { bound, row, record, ...options } = params;
  const given = options.recordId ?? idIn(record);
  if (given === undefined) return create(session, params);
  const recordId = keyInModel(session, bound, given);
  const addressed = { ...options, recordId };
  const { columns, state, isClosed } = await settle(session, bound, { ...addressed, row });
  // A closed record takes no change.
  if (state === 0) await setState(session, bound, { ...addressed, state });
  const left = state === 0 ? undefined : state;
  if (Object.keys(columns).length === 0) {
    if (row.state === undefined && row.unlinked.length === 0) throw nothingToWrite();
    return { id: recordId, state: left };
  }
  const written = await upsertRecord(session, {
    ...optionsOf(options),
    entityType: bound.table.entitySetName,
    entityId: recordId,
    record: columns,
    ifMatch: options.ifMatch,
    returnResult: "id",
    // What says nothing new of a closed record is not sent.
    skipUnchanged: isClosed && state !== 0,
  });
  return { id: idOf(bound, written), state: left };
};

const create = async (session: Session, { bound, row, ...options }: Write): Promise<Written> => {
  const state = stateToSet(bound, row.state);
  const record = withoutNulls(row.columns);
  if (Object.keys(record).length === 0) throw nothingToWrite();
  const written = await createRecord(session, {
    ...optionsOf(options),
    entityType: bound.table.entitySetName,
    record,
    recordId: newId(),
    returnResult: "id",
  });
  return { id: idOf(bound, written), state };
};

const optionsOf = ({
  impersonateUserId,
  impersonateObjectId,
  bypassCustomLogic,
  timeZone,
}: Omit<UpsertUnifiedParams, "record">) => ({
  impersonateUserId,
  impersonateObjectId,
  bypassCustomLogic,
  timeZone,
});

const idOf = ({ table }: BoundModel, written: DataverseRecord): string =>
  String(written[table.primaryIdAttribute]);

const nothingToWrite = (): InputError =>
  new InputError("Record has nothing to write: expected fields of the model with their values.");
