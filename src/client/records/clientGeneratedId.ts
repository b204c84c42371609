import { DataverseError } from "../errors/DataverseError";
import { runtime } from "../runtime";
import { refusal } from "../session/sendOrThrow";
import { type Call, type Session, send } from "../session/session";
import type { CreateRecordParams, DataverseRecord } from "../types";
import { answerOfWrite } from "./answerOfWrite";
import type { AnswerWanted } from "./answerWanted";
import { annotationsOf, cutToAnswer } from "./askForAnswer";
import { getRecord } from "./getRecord";

/** Slack for the time between the client's first try and the row's `createdon`, in milliseconds. */
const SLACK_MS = 60_000;

/**
 * Creates a record under an id of the caller's choice. When a try had no answer and its repeat is
 * refused, the row is read: if it exists, the first try created it.
 */
export async function createWithClientGeneratedId(
  session: Session,
  create: Call,
  id: string,
  params: CreateRecordParams & { readonly wanted: AnswerWanted },
): Promise<DataverseRecord> {
  const startedMs = runtime.now();
  const call: Call = {
    ...create,
    operation: `Creating ${params.entityType}(${id})`,
    idempotency: "clientGeneratedId",
    whenUnknown: `It is not known whether the record was created: run again with the same Record ID, ${id}`,
  };
  // The whole row, whatever is wanted of it: when it was created says whose it is.
  const whole = { fieldNames: undefined, fieldMap: undefined };
  const includeAnnotations = annotationsOf(params.wanted);
  const address = { ...params, entityId: id, ...whole, includeAnnotations };
  const reread = () => getRecord(session, { ...address, returnNullWhenMissing: true });
  const response = await send(session, call).catch((error: unknown) => ({ error }));
  if ("error" in response) {
    const row = await settled(response.error, reread, runtime.now() - startedMs);
    return cutToAnswer(params.wanted, row);
  }
  if (response.status < 300) {
    const written = { ...params, entityId: id, id, operation: call.operation };
    return answerOfWrite(session, response, written);
  }
  const elapsedMs = runtime.now() - startedMs;
  const created = response.afterDoubt ? await reread().catch(() => undefined) : null;
  if (created && isOurs(created, response.headers["date"], elapsedMs)) {
    return cutToAnswer(params.wanted, created);
  }
  // Looked up and not there: the refusal is all there was. Not to be looked up: nobody can tell.
  throw refusal(created === undefined ? call : { ...call, idempotency: "always" }, response);
}

/** Without a usable answer the row is read to know what became of it, if it can be read. */
const settled = async (
  error: unknown,
  reread: () => Promise<DataverseRecord | null>,
  elapsedMs: number,
): Promise<DataverseRecord> => {
  if (!(error instanceof DataverseError) || error.outcome === "notDone") throw error;
  const row = await reread().catch(() => undefined);
  if (error.outcome === "done") {
    if (row) return row;
    throw row === null ? notThere(error) : error;
  }
  // What is not there yet may still come: only a row that is there settles anything.
  if (row && isOurs(row, new Date(runtime.now()).toUTCString(), elapsedMs)) return row;
  throw error;
};

const notThere = (error: DataverseError): DataverseError =>
  new DataverseError({
    ...error.facts,
    outcome: "notDone",
    hint: "The record was looked up under its Record ID and is not there: run again with the same Record ID",
    entityUrl: undefined,
  });

/**
 * A row under this id that is older than the first try was there before. Both times are the server's;
 * only the length of the wait is ours.
 */
export function isOurs(row: DataverseRecord, date: string | undefined, elapsedMs: number): boolean {
  // An imported row has a chosen `createdon`; when it really came is kept beside it.
  const createdMs = Date.parse(String(row["overriddencreatedon"] ?? row["createdon"] ?? ""));
  const serverMs = Date.parse(date ?? "");
  if (Number.isNaN(createdMs) || Number.isNaN(serverMs)) return true;
  return createdMs >= serverMs - elapsedMs - SLACK_MS;
}
