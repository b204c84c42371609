import { requestIdOf } from "../answers/errorFromResponse";
import { DataverseError } from "../errors/DataverseError";
import { entityKey, entityUrl } from "../http/entityUrl";
import { normalizeGuid } from "../odata/guid";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { HttpResponse } from "../types/http";
import type { AnswerWanted } from "./answerWanted";
import { annotationsOf, columnsOf, cutToAnswer } from "./askForAnswer";
import { getRecord } from "./getRecord";

interface Written extends Impersonation {
  /** What was done, for messages: `Creating a record of accounts`. */
  readonly operation: string;
  readonly entityType: string;
  readonly entityId?: string | undefined;
  /** The GUID that the record goes by, where it does. */
  readonly id?: string | undefined;
  readonly wanted: AnswerWanted;
}

/**
 * What is wanted of the record that a write answered for. Where a table answers without its record, it is
 * read.
 *
 * @throws DataverseError with outcome `done` where it cannot be read: the write was carried out all the same
 */
export async function answerOfWrite(
  session: Session,
  response: HttpResponse,
  written: Written,
): Promise<DataverseRecord> {
  const { wanted } = written;
  if (wanted.kind === "none") return {};
  if (wanted.kind === "id") {
    const id = written.id ?? idNamed(session, response, wanted.primaryKey);
    if (id !== undefined) return { [wanted.primaryKey]: id };
  }
  const record = response.value as DataverseRecord | undefined;
  if (record && wanted.kind !== "id") return record;
  if (record && wanted.kind === "id" && Object.hasOwn(record, wanted.primaryKey)) {
    return cutToAnswer(wanted, record);
  }
  const named = entityUrl({ url: session.environment.apiRoot }, response.headers);
  const entityId = written.entityId ?? named;
  if (entityId === undefined) {
    const why = "Dataverse confirmed it, but did not say which record it is";
    throw doneBut(written, response, why, undefined);
  }
  try {
    return await readAnswer(session, { ...written, entityId });
  } catch (error) {
    throw doneBut(written, response, `it could not be read afterwards: ${whyOf(error)}`, named);
  }
}

/** What is wanted of a record that was written, read from it. */
export async function readAnswer(
  session: Session,
  written: Omit<Written, "operation"> & { readonly entityId: string },
): Promise<DataverseRecord> {
  const { entityType, entityId, impersonateUserId, impersonateObjectId, wanted } = written;
  if (wanted.kind === "none") return {};
  const address = { entityType, entityId, impersonateUserId, impersonateObjectId };
  const record = await getRecord(session, {
    ...address,
    fieldNames: columnsOf(wanted),
    includeAnnotations: annotationsOf(wanted),
  });
  return wanted.kind === "id" ? cutToAnswer(wanted, record ?? {}) : (record ?? {});
}

/** The id in the head of an answer: a GUID, or of a row with a partition the primary key's value. */
const idNamed = (
  { environment }: Session,
  { headers }: HttpResponse,
  primaryKey: string,
): string | undefined => {
  const text = entityKey(environment.apiRoot, headers["odata-entityid"]);
  const parts = (text ?? "").split(",").map((part) => part.split("="));
  const [, value] = parts.find(([name]) => name === primaryKey) ?? [];
  return normalizeGuid(value ?? text ?? "");
};

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const doneBut = (
  { operation }: Written,
  response: HttpResponse,
  why: string,
  url: string | undefined,
): DataverseError =>
  new DataverseError({
    operation,
    outcome: "done",
    status: response.status,
    detail: `the write was carried out; ${why}`,
    requestId: requestIdOf(response.headers),
    hint: "Do not repeat it",
    entityUrl: url,
  });
