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
export async function readRecords<const P extends readonly string[]>(
  session: Session,
  operation: string,
  paths: P,
  params: Impersonation,
  annotations?: string,
): Promise<AnswersTo<P, DataverseRecord>> {
  const rows = await readParts(session, operation, paths.map(fromHost), recordBody, {
    outer: impersonationHeaders(params),
    inner: preferHeader({ annotations }),
  });
  return rows as AnswersTo<P, DataverseRecord>;
}

/** One answer for each path. */
type AnswersTo<P extends readonly string[], T> = { readonly [K in keyof P]: T };

/** The same for lists that come on one page. */
export async function readLists<const P extends readonly string[]>(
  session: Session,
  operation: string,
  paths: P,
  params: Impersonation,
): Promise<AnswersTo<P, readonly DataverseRecord[]>> {
  const lists = await readParts(session, operation, paths.map(fromHost), listRows, {
    outer: impersonationHeaders(params),
  });
  return lists as AnswersTo<P, readonly DataverseRecord[]>;
}

const fromHost = (path: string): string => defaults.apiPath + path;
