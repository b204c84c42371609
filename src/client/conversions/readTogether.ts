import { defaults } from "../defaults";
import { listRows, recordBody } from "../odata/listBody";
import { preferHeader } from "../odata/prefer";
import { impersonationHeaders } from "../session/headers";
import { readParts } from "../session/readParts";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";

/**
 * Reads several records in one request, and answers in their order.
 *
 * @param paths under the API root
 * @param annotations names of annotations to read beside the values
 * @throws DataverseError for the first one that is refused
 */
export async function readRecords(
  session: Session,
  operation: string,
  paths: readonly string[],
  params: Impersonation,
  annotations?: string,
): Promise<readonly DataverseRecord[]> {
  const rows = await readParts(session, operation, paths.map(fromHost), recordBody, {
    outer: impersonationHeaders(params),
    inner: preferHeader({ annotations }),
  });
  return rows as readonly DataverseRecord[];
}

/** The same for lists that come on one page. */
export async function readLists(
  session: Session,
  operation: string,
  paths: readonly string[],
  params: Impersonation,
): Promise<readonly (readonly DataverseRecord[])[]> {
  const lists = await readParts(session, operation, paths.map(fromHost), listRows, {
    outer: impersonationHeaders(params),
  });
  return lists as readonly (readonly DataverseRecord[])[];
}

const fromHost = (path: string): string => defaults.apiPath + path;
