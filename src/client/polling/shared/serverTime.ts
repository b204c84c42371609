import { DataverseError } from "../../errors/DataverseError";
import { entitySetName } from "../../odata/names";
import { queryString } from "../../odata/query";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { ChangeSelection } from "./changeQuery";
import type { PolledTable } from "./types";

/**
 * The server's time by the `Date` header of an answer, in milliseconds since the epoch (RFC 9110,
 * 6.6.1). The clock of this machine is never asked: it may be hours off.
 *
 * @throws DataverseError when the answer does not say when it was made
 */
export function timeOfAnswer(headers: Readonly<Record<string, string>>, operation: string): number {
  const ms = Date.parse(headers["date"] ?? "");
  if (!Number.isNaN(ms)) return ms;
  throw new DataverseError({
    operation,
    outcome: "notDone",
    detail: "the answer has no Date header, so that the server's time is not known",
    hint: "Look for a proxy between the flow and Dataverse that drops headers",
  });
}

/** Asks for the server's time with the query of the poll, which is tried out by the way. */
export async function serverTime(
  session: Session,
  { set, primaryId }: PolledTable,
  { condition, fieldNames = [], expandPropertyNames }: ChangeSelection,
): Promise<number> {
  const operation = `Polling ${set}`;
  const columns = [...new Set([...fieldNames, primaryId])];
  const query = queryString({ fieldNames: columns, condition, expandPropertyNames, top: 1 });
  const path = entitySetName(set) + query;
  const { headers } = await sendOrThrow(session, {
    method: "GET",
    path,
    operation,
    idempotency: "always",
  });
  return timeOfAnswer(headers, operation);
}
