import { newId } from "../bulk/rows/newId";
import { DataverseError } from "../errors/DataverseError";
import { throwUnless } from "../errors/throwUnless";
import { keyPath } from "../keys/recordKey";
import { createRecord } from "../records/createRecord";
import { getRecord } from "../records/getRecord";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { readOptions } from "./findByFields";
import { oneRecord } from "./findResult";
import { type KeyToCreate, keyToCreate } from "./keyToCreate";
import type { FindEntityParams, FindResult } from "./types";

/** A duplicate by a duplicate detection rule, which is another record than the one that was looked for. */
const BY_RULE = "0x80040333";

/**
 * The record of a key, which is created if it does not exist. Dataverse itself refuses a second record of the same key,
 * and a record that was created by somebody else in the meantime is the one that was looked for. The new record
 * gets an id of our choice, by which a create whose answer was lost is told from somebody else's.
 */
export async function findOrCreate(
  session: Session,
  params: FindEntityParams,
): Promise<FindResult> {
  const target = await keyToCreate(session, params);
  const read = () => readByKey(session, params, target);
  // By its key: if that is none, Dataverse refuses it, and nothing is created that could be doubled.
  const there = await read();
  if (there) return oneRecord(there);
  const { primaryIdAttribute } = target.table;
  const id = target.key.id ?? newId();
  const isOurs = (record: DataverseRecord) => String(record[primaryIdAttribute]) === id;
  try {
    const created = await create(session, params, target, id);
    if (!wantsMore(params)) return oneRecord(created, true);
  } catch (error) {
    const settled = await settle(error, read);
    return oneRecord(settled.record, settled.mayBeOurs && isOurs(settled.record));
  }
  return oneRecord(await readCreated(session, params, target, id), true);
}

const readByKey = (
  session: Session,
  params: FindEntityParams,
  { table, key }: KeyToCreate,
): Promise<DataverseRecord | null> => {
  const { environment } = session;
  const { entitySetName } = table;
  // An address has the words of Dataverse, whatever the app calls its fields.
  const entityId = environment.apiRoot + keyPath(entitySetName, key);
  return getRecord(session, {
    ...readOptions(params),
    entityType: entitySetName,
    entityId,
    returnNullWhenMissing: true,
  });
};

/** What a create does not answer with, so that the record is read afterwards. */
const wantsMore = (params: FindEntityParams): boolean =>
  params.includeLabels === true ||
  params.includeRecordUrl === true ||
  params.includeAnnotations !== undefined ||
  params.fieldMap !== undefined;

const create = (
  session: Session,
  params: FindEntityParams,
  { table, given }: KeyToCreate,
  recordId: string,
): Promise<DataverseRecord> => {
  const { matchFields: _, alternateKey: __, ifNone: ___, ifMany: ____, ...options } = params;
  const { record = {}, fieldNames } = params;
  const answer = wantsMore(params)
    ? ({ returnResult: "id", fieldNames: undefined } as const)
    : { fieldNames };
  const entityType = table.entitySetName;
  return createRecord(session, {
    ...options,
    ...answer,
    entityType,
    record,
    overlay: given,
    recordId,
  });
};

interface Settled {
  readonly record: DataverseRecord;
  /** Whether the create may have been carried out. */
  readonly mayBeOurs: boolean;
}

/** @throws the error itself if the record does not exist, or if it is about something else */
const settle = async (
  error: unknown,
  read: () => Promise<DataverseRecord | null>,
): Promise<Settled> => {
  throwUnless(error, DataverseError);
  const isThere = error.status === 412 && error.code?.toLowerCase() !== BY_RULE;
  const mayBeOurs = error.outcome !== "notDone";
  if (!isThere && !mayBeOurs) throw error;
  // Of a record that is there, the failure to read it says more than the refusal to create it.
  const record = mayBeOurs ? await read().catch(() => null) : await read();
  if (record) return { record, mayBeOurs };
  throw error.withHint(mayBeOurs ? AGAIN : TAKEN);
};

const TAKEN =
  "Another key of the table has a value that is taken, or the record that has this key cannot be read by the connection's user";

const AGAIN =
  "Run again: the record is looked for before it is created, so that no second one is made";

const readCreated = async (
  session: Session,
  params: FindEntityParams,
  { table }: KeyToCreate,
  id: string,
): Promise<DataverseRecord> => {
  const entityType = table.entitySetName;
  const entityId = `${session.environment.apiRoot}${entityType}(${id})`;
  try {
    const record = await getRecord(session, { ...readOptions(params), entityType, entityId });
    return record ?? {};
  } catch (error) {
    throwUnless(error, DataverseError);
    const hint = `The record was created as ${id}, and could not be read afterwards. ${AGAIN}`;
    throw new DataverseError({ ...error.facts, outcome: "done", hint });
  }
};
