import { InputError } from "../errors/InputError";
import { entitySetName } from "../odata/names";
import { preferHeader } from "../odata/prefer";
import { memoryWarning } from "../paging/memoryWarning";
import { impersonationHeaders } from "../records/headers";
import { perform } from "../records/perform";
import type { Session } from "../records/session";
import { withTable } from "../records/withTable";
import type { DataverseRecord, FetchXmlList, FetchXmlParams } from "../types";
import { cookieText, type PagePosition, positionAfter } from "./cookie";
import { type FetchPage, fetchPages, type SendFetch } from "./pages";
import { attributes, type FetchDocument, parseFetchXml } from "./parse";
import { withTwins } from "./shape";

const ALWAYS = "Microsoft.Dynamics.CRM.fetchxmlpagingcookie,Microsoft.Dynamics.CRM.morerecords";

/**
 * Runs a FetchXML query: one page, or with Fetch All every page. The table goes by any of its names, and
 * may be left to the query's root entity.
 *
 * @throws InputError for everything wrong with the query that can be told before anything is sent
 */
export const fetchRecords = (session: Session, params: FetchXmlParams): Promise<FetchXmlList> => {
  const query = parseFetchXml(params.xmlQuery);
  const first = startOf(params, query);
  const { impersonateUserId, impersonateObjectId, entityType = query.entityName } = params;
  const table = { entityType, impersonateUserId, impersonateObjectId };
  return withTable(session, table, ({ entityType: set }) =>
    fetchFrom(session, entitySetName(set), params, { query, first }),
  );
};

interface Start {
  readonly query: FetchDocument;
  readonly first: PagePosition | undefined;
}

const fetchFrom = async (
  session: Session,
  set: string,
  params: FetchXmlParams,
  { query, first }: Start,
): Promise<FetchXmlList> => {
  const operation = `Running the FetchXML query on ${set}`;
  const annotations = annotationsOf(params.includeAnnotations);
  const send: SendFetch = async (xml, read) => {
    const response = await perform(session, {
      method: "GET",
      path: `${set}?fetchXml=${encodeURIComponent(xml)}`,
      operation,
      repeat: "always",
      headers: { ...impersonationHeaders(params), ...preferHeader({ annotations }) },
      read,
    });
    return response.value as FetchPage;
  };
  const pages = fetchPages(send, query, first, {
    operation,
    logger: session.logger,
  });
  const annotated = params.includeAnnotations !== undefined;
  const value: DataverseRecord[] = [];
  let last: FetchPage | undefined;
  let warning: string | undefined;
  for await (const page of pages) {
    last = page;
    for (const row of page.value) value.push(withTwins(row, annotated));
    warning = page.next && params.fetchAll ? memoryWarning(value.length, page.page) : undefined;
    if (!params.fetchAll || warning) break;
  }
  if (warning) session.logger.warn(warning);
  return listOf(value, last, params.fetchAll === true, warning);
};

const startOf = (
  { pageNumber, nextPageId }: FetchXmlParams,
  query: FetchDocument,
): PagePosition | undefined => {
  const position = nextPageId === undefined ? undefined : positionAfter(nextPageId);
  if (nextPageId !== undefined && !position) {
    throw new InputError("Next Page ID is not the PagingInfo.cookie of an earlier page.");
  }
  if (pageNumber === undefined && !position) return undefined;
  if (attributes(query.fetch)["top"] !== undefined) {
    throw new InputError("XML Query has a top, which cannot be read in pages; use count instead.");
  }
  if (pageNumber !== undefined && pageNumber < 1) {
    throw new InputError(`Page Number is ${pageNumber}; expected a whole number from 1.`);
  }
  // A cookie belongs to one page; a number beside it cannot name another.
  return position ?? { page: pageNumber ?? 1, cookie: undefined };
};

/** The cookie is always asked for; `*` covers it, and a list of one's own is kept. */
const annotationsOf = (asked: string | undefined): string => {
  if (asked === undefined) return ALWAYS;
  return asked.split(",").some((name) => name.trim().replace(/"/g, "") === "*")
    ? "*"
    : `${asked},${ALWAYS}`;
};

const listOf = (
  value: DataverseRecord[],
  last: FetchPage | undefined,
  fetchedAll: boolean,
  warning: string | undefined,
): FetchXmlList => {
  const { envelope = {}, page = 1, next } = last ?? {};
  const context = envelope["@odata.context"];
  const count = envelope["@odata.count"];
  const info = {
    cookie: next ? cookieText(page, next.cookie) : "",
    page,
    nextPage: page + 1,
  };
  return {
    ...(fetchedAll ? {} : envelope),
    value,
    ...(typeof context === "string" ? { "@odata.context": context, oDataContext: context } : {}),
    ...(typeof count === "number" ? { oDataCount: count } : {}),
    ...(fetchedAll && !next ? {} : { PagingInfo: info }),
    hasMore: next !== undefined,
    ...(warning === undefined ? {} : { warning }),
  };
};
