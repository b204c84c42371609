import { requestIdOf } from "../answers/errorFromResponse";
import { DataverseError } from "../errors/DataverseError";
import { entityUrl } from "../http/entityUrl";
import { preferHeader } from "../odata/prefer";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { HttpResponse } from "../types/http";
import { getRecord } from "./getRecord";

/** Asks a write to answer with the record. */
export const RETURN_REPRESENTATION = preferHeader({ representation: true });

interface Written extends Impersonation {
  /** What was done, for messages: `Creating a record of accounts`. */
  readonly operation: string;
  readonly entityType: string;
  readonly entityId?: string | undefined;
}

/**
 * The record a write answered with; where a table answers without it, it is read.
 *
 * @throws DataverseError with outcome `done` where it cannot be read: the write was carried out all the same
 */
export async function returnRepresentation(
  session: Session,
  response: HttpResponse,
  written: Written,
): Promise<DataverseRecord> {
  if (response.value !== undefined) return response.value as DataverseRecord;
  const named = entityUrl({ url: session.environment.apiRoot }, response.headers);
  const entityId = written.entityId ?? named;
  if (entityId === undefined) {
    const why = "Dataverse confirmed it, but did not say which record it is";
    throw doneBut(written, response, why, undefined);
  }
  const { entityType, impersonateUserId, impersonateObjectId } = written;
  const address = { entityType, entityId, impersonateUserId, impersonateObjectId };
  try {
    return (await getRecord(session, address)) ?? {};
  } catch (error) {
    throw doneBut(written, response, `it could not be read afterwards: ${whyOf(error)}`, named);
  }
}

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
