import { DataverseError } from "../errors/DataverseError";
import { recordBody } from "../odata/listBody";
import { idOfRow } from "../odata/recordId";
import type { Impersonation } from "../types";
import { impersonationHeaders } from "./headers";
import { sendOrThrow } from "./sendOrThrow";
import type { Session } from "./session";

/**
 * The GUID of the record at a path under the API root, which may be that of an alternate key.
 *
 * @param primaryId column that holds it
 */
export async function readId(
  session: Session,
  path: string,
  primaryId: string,
  impersonation: Impersonation,
): Promise<string> {
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `${path}?$select=${primaryId}`,
    operation: `Reading the ID of ${path}`,
    idempotency: "always",
    headers: impersonationHeaders(impersonation),
    read: (answer) => idOfRow(recordBody(answer), primaryId),
  });
  return value as string;
}

/** The same; undefined where there is no such record. */
export async function findId(
  ...[session, path, primaryId, impersonation]: Parameters<typeof readId>
): Promise<string | undefined> {
  try {
    return await readId(session, path, primaryId, impersonation);
  } catch (error) {
    if (error instanceof DataverseError && error.status === 404) return undefined;
    throw error;
  }
}
