import { DataverseError } from "../../errors/DataverseError";
import { writeJson } from "../../json/writeJson";
import { extrasAdder } from "../../labels/addExtras";
import { annotationsToAsk } from "../../labels/annotations";
import { listBody } from "../../odata/listBody";
import { stringLiteral } from "../../odata/literal";
import { preferHeader } from "../../odata/prefer";
import { impersonationHeaders } from "../../session/headers";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { DataverseRecord, ReadOptions } from "../../types";
import type { HttpResponse } from "../../types/http";
import type { TableName } from "../../types/tables";
import type { DuplicateMatch, DuplicatesStatus } from "./types";

/** As many as Microsoft's sample asks for, so that a page with fewer is the last one. */
const PAGE = 50;
/** Beyond so many pages the rules say too little to be of use. */
const MOST_PAGES = 20;

/** Refusals that say why nothing is looked for. */
const NOT_CHECKED: Readonly<Record<string, DuplicatesStatus>> = {
  "0x80048410": "notEnabled",
  "0x80048412": "switchedOff",
  "0x80048436": "noRules",
};

export type Retrieved =
  | { readonly matches: readonly DuplicateMatch[]; readonly complete: boolean }
  | { readonly status: DuplicatesStatus };

/**
 * The records of a table that its rules take for the same as a record, a request for every 50 of them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/run-duplicate-detection
 *
 * @param entity the record with its type; it need not exist
 * @param itself id of the record, if it is one of that table: it is no duplicate
 */
export async function retrieveDuplicates(
  session: Session,
  params: ReadOptions,
  entity: DataverseRecord,
  table: TableName,
  itself: string | undefined,
): Promise<Retrieved> {
  const found = new Map<string, DuplicateMatch>();
  try {
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const rows = await readPage(session, params, entity, table, page);
      const before = found.size;
      for (const row of rows) {
        const id = String(row[table.primaryIdAttribute]);
        if (id !== itself) found.set(id, toMatch(row, id, table));
      }
      if (rows.length < PAGE) return { matches: [...found.values()], complete: true };
      // The same page once more: whoever answers does not turn pages.
      if (found.size === before) break;
    }
  } catch (error) {
    const code = error instanceof DataverseError ? error.code?.toLowerCase() : undefined;
    const status = code === undefined ? undefined : NOT_CHECKED[code];
    if (status === undefined) throw error;
    return { status };
  }
  return { matches: [...found.values()], complete: false };
}

const readPage = async (
  session: Session,
  params: ReadOptions,
  entity: DataverseRecord,
  { logicalName, entitySetName }: TableName,
  page: number,
): Promise<readonly DataverseRecord[]> => {
  const values = {
    p1: writeJson(entity),
    p2: stringLiteral(logicalName),
    p3: writeJson({ PageNumber: page, Count: PAGE }),
  };
  const aliases = Object.entries(values).map(
    ([name, value]) => `@${name}=${encodeURIComponent(value)}`,
  );
  const response = await sendOrThrow(session, {
    method: "GET",
    path: `RetrieveDuplicates(BusinessEntity=@p1,MatchingEntityName=@p2,PagingInfo=@p3)?${aliases.join("&")}`,
    operation: `Looking for duplicates of a record among ${entitySetName}`,
    idempotency: "always",
    headers: {
      ...impersonationHeaders(params),
      ...preferHeader({ annotations: annotationsToAsk(params) }),
    },
    read: ({ body }: HttpResponse) => listBody(body),
  });
  const { value, envelope } = response.value as ReturnType<typeof listBody>;
  const addExtras = extrasAdder(session, params, entitySetName);
  return addExtras ? addExtras(value, envelope["@odata.context"]) : value;
};

const toMatch = (
  row: DataverseRecord,
  id: string,
  { logicalName, primaryNameAttribute }: TableName,
): DuplicateMatch => {
  const name = primaryNameAttribute === undefined ? undefined : row[primaryNameAttribute];
  return { table: logicalName, id, name: typeof name === "string" ? name : null, record: row };
};
