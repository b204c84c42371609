import { tableDefinition } from "../metadata/cache/tableDefinition";
import { resolveTable } from "../metadata/resolveTable";
import { retryWithFreshMetadata } from "../metadata/retryWithFreshMetadata";
import { writtenRecord } from "../odata/listBody";
import { entitySetName } from "../odata/names";
import { guid, writeHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Call, Session } from "../session/session";
import type { CreateRecordParams, DataverseRecord } from "../types";
import { answerOfWrite } from "./answerOfWrite";
import { type AnswerWanted, answerWanted, inWordsOfApp, tellUnusedColumns } from "./answerWanted";
import { type Asked, askForAnswer } from "./askForAnswer";
import { createWithClientGeneratedId } from "./clientGeneratedId";
import { inColumns } from "./inColumns";
import { recoverCreated } from "./recoverCreated";
import { requireColumns } from "./requireColumns";
import { typeBody, writeTyped } from "./writeTyped";

/** Creates a record and answers with it, or with what is wanted of it. With `recordId` the create can be repeated safely. */
export function createRecord(
  session: Session,
  params: CreateRecordParams,
): Promise<DataverseRecord> {
  requireColumns(params);
  tellUnusedColumns(session, params);
  const recordId = params.recordId ? guid(params.recordId, "Record ID") : undefined;
  return retryWithFreshMetadata(async (assumptions) => {
    const table = await inColumns(session, await resolveTable(session, params, assumptions));
    const wanted = await answerWanted(session, table);
    const body = await typeBody(session, table, "create", assumptions);
    const { entityType, record } = body;
    const created = await writeTyped(body, "create", () =>
      create(session, { ...table, entityType, record, recordId, wanted }),
    );
    return inWordsOfApp(session, created, { wanted, fromApp: table.fromApp });
  });
}

/** A create whose values are typed, and what is wanted of the record. */
interface Create extends CreateRecordParams {
  readonly wanted: AnswerWanted;
}

const create = async (session: Session, params: Create): Promise<DataverseRecord> => {
  const set = entitySetName(params.entityType);
  const asked = askForAnswer(params.wanted, true);
  const call: Call = {
    method: "POST",
    path: set + asked.query,
    operation: `Creating a record of ${set}`,
    idempotency: "never",
    whenUnknown:
      "It is not known whether the record was created: look for it before creating it again, or set Record ID, which makes the create repeatable",
    headers: { ...writeHeaders(params), ...asked.headers },
    json: params.record,
    read: writtenRecord,
  };
  if (params.recordId) {
    const { recordId } = params;
    const keyed = await withKey(session, call, params, asked);
    return createWithClientGeneratedId(session, keyed, recordId, params);
  }
  try {
    const response = await sendOrThrow(session, call);
    return await answerOfWrite(session, response, { ...params, operation: call.operation });
  } catch (error) {
    return await recoverCreated(session, error, params);
  }
};

/**
 * A record that takes others along has to be created by POST, which carries the id in the primary key's
 * column; any other is created at the URL of its id, for which that column need not be known.
 */
const withKey = async (
  session: Session,
  call: Call,
  params: CreateRecordParams,
  { query }: Asked,
): Promise<Call> => {
  const isNested = Object.values(params.record).some(
    (value) => typeof value === "object" && value !== null,
  );
  if (!isNested) {
    return {
      ...call,
      method: "PATCH",
      path: `${entitySetName(params.entityType)}(${params.recordId})${query}`,
      headers: { ...call.headers, "If-None-Match": "*" },
    };
  }
  const { primaryIdAttribute } = await tableDefinition(session, params.entityType, params);
  return { ...call, json: { ...params.record, [primaryIdAttribute]: params.recordId } };
};
