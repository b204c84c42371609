import { newId } from "../bulk/rows/newId";
import { InputError } from "../errors/InputError";
import { retryWithFreshMetadata } from "../metadata/retryWithFreshMetadata";
import { createRecord } from "../records/createRecord";
import { upsertRecord } from "../records/patchRecord";
import { typeBody } from "../records/writeTyped";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { afterWrite } from "./afterWrite";
import type { BoundModel } from "./bindModel";
import { createEngagement } from "./createEngagement";
import { readUnified } from "./getUnified";
import { keyInModel, RECORD_ID } from "./keyInModel";
import { type Model, models } from "./models";
import { setState } from "./setState";
import { settle, stateToSet } from "./settle";
import type { Row } from "./toRow";
import type { UnifiedModel, UnifiedRecord, UpsertUnifiedParams } from "./types";
import { optionsOf } from "./writeOptions";
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
  const { id, state, isWritten } = await write(session, { ...params, bound, row });
  const toState = () => setState(session, bound, { ...params, recordId: id, state });
  await (isWritten ? afterWrite(id, toState) : toState());
  const read = async () => readUnified(session, bound, { ...params, recordId: id });
  return (await (isWritten || state !== undefined ? afterWrite(id, read) : read())) ?? { id };
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
  readonly isWritten: boolean;
}

const write = async (session: Session, params: Write): Promise<Written> => {
  const { bound, row, record, ...options } = params;
  const given = options.recordId ?? idIn(record);
  if (given === undefined) return create(session, params);
  const recordId = keyInModel(session, bound, given);
  const addressed = { ...options, recordId };
  const { columns, state, isClosed } = await settle(session, bound, { ...addressed, row });
  const isEmpty = Object.keys(columns).length === 0;
  if (isEmpty && row.state === undefined && row.unlinked.length === 0) throw nothingToWrite();
  // A closed record takes no change, and is closed otherwise from the open state only.
  const opens = isClosed && state !== undefined;
  if (opens) {
    if (!isEmpty) await requireWritable(session, { ...params, columns });
    await setState(session, bound, { ...addressed, state: OPEN });
  }
  const left = opens && state === OPEN ? undefined : state;
  if (isEmpty) return { id: recordId, state: left, isWritten: opens };
  const send = async () =>
    upsertRecord(session, {
      ...optionsOf(options),
      entityType: bound.table.entitySetName,
      entityId: recordId,
      input: RECORD_ID,
      record: columns,
      returnResult: "id",
      // It was compared before the record was opened, which gave it another version.
      ...(opens ? { upsertMode: "updateOnly" } : { ifMatch: options.ifMatch }),
      // What says nothing new of a closed record is not sent.
      skipUnchanged: isClosed && !opens,
    });
  const written = await (opens ? afterWrite(recordId, send, "The record was opened") : send());
  return { id: idOf(bound, written), state: left, isWritten: true };
};

const OPEN = 0;

interface Writable extends Omit<UpsertUnifiedParams, "record"> {
  readonly bound: BoundModel;
  readonly columns: DataverseRecord;
}

/** @throws InputError for values that the table does not take: nothing may be opened for those */
const requireWritable = (session: Session, { bound, columns, ...options }: Writable) =>
  retryWithFreshMetadata((assumptions) => {
    const record = {
      ...optionsOf(options),
      entityType: bound.table.entitySetName,
      record: columns,
    };
    return typeBody(session, record, "update", assumptions);
  });

const create = async (session: Session, { bound, row, ...options }: Write): Promise<Written> => {
  if (options.ifMatch !== undefined) {
    throw new InputError("Record Version takes a record that is there: expected its Record ID.");
  }
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
  return { id: idOf(bound, written), state, isWritten: true };
};

const idOf = ({ table }: BoundModel, written: DataverseRecord): string =>
  String(written[table.primaryIdAttribute]);

const nothingToWrite = (): InputError =>
  new InputError("Record has nothing to write: expected fields of the model with their values.");
