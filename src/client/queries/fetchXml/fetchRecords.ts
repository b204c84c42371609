import { InputError } from "../../errors/InputError";
import { extrasAdder } from "../../labels/addExtras";
import { annotationsToAsk } from "../../labels/annotations";
import { retryWithFreshMetadata } from "../../metadata/retryWithFreshMetadata";
import { preferHeader } from "../../odata/prefer";
import { impersonationHeaders } from "../../session/headers";
import type { Session } from "../../session/session";
import type { DataverseRecord, FetchXmlList, FetchXmlParams } from "../../types";
import { type Shortage, stopRule, untilTimeIsUp } from "../paging/shortage";
import { emptyPagesWarning, shortageWarning } from "../paging/stopWarnings";
import { annotationsOf } from "./annotations";
import { cookieText, type PagePosition, positionAfter } from "./cookie";
import { fetchProperties } from "./fetchProperties";
import { withLogicalNames } from "./logicalNames";
import { withMappedAttributes } from "./mappedAttributes";
import { type FetchPage, fetchPages } from "./pages";
import { attribute, type FetchDocument, parseFetchXml } from "./parse";
import { resolveRoot } from "./resolveRoot";
import { sendFetch } from "./sendFetch";
import { twinsAdder } from "./shape";

/**
 * Runs a FetchXML query: one page, or with Fetch All every page. The table goes by any of its names, and
 * may be left to the query's root entity.
 *
 * @throws InputError for everything wrong with the query that can be told before anything is sent
 */
export function fetchRecords(session: Session, params: FetchXmlParams): Promise<FetchXmlList> {
  const query = parseFetchXml(params.xmlQuery);
  const first = startOf(params, query);
  return retryWithFreshMetadata(async (assumptions) => {
    const set = await resolveRoot(session, params, query, assumptions);
    const mapped = await withMappedAttributes(session, params, set, query);
    return withLogicalNames(session, params, mapped, (named) =>
      fetchFrom(session, set, params, { query: named, first }),
    );
  });
}

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
  const prefer = preferHeader({ annotations: annotationsOf(annotationsToAsk(params)) });
  const headers = { ...impersonationHeaders(params), ...prefer };
  const send = sendFetch(session, { set, operation, headers });
  const stop = stopRule(session);
  const wantsNext = () => params.fetchAll === true && !stop.shortage();
  const { logger } = session;
  const pages = fetchPages(send, query, first, { operation, logger, wantsNext });
  const withTwins = twinsAdder(params.includeAnnotations !== undefined);
  const addExtras = extrasAdder(session, params, set, fetchProperties(query));
  const value: DataverseRecord[] = [];
  let last: FetchPage | undefined;
  let warning: string | undefined;
  let empty = 0;
  for await (const page of untilTimeIsUp(pages, stop)) {
    last = page;
    empty = page.value.length === 0 ? empty + 1 : 0;
    const context = page.envelope["@odata.context"];
    const rows = addExtras ? await addExtras(page.value, context) : page.value;
    for (const row of rows) value.push(withTwins(row));
    if (!params.fetchAll) break;
    warning = page.next && stopReason(stop.shortage(), value.length, page.page, empty);
    if (warning) break;
  }
  // Only time ends the pages while there is another one.
  if (params.fetchAll && last?.next) {
    warning ??= shortageWarning("time", value.length, last.page, GO_ON);
  }
  if (warning) session.logger.warn(warning);
  return listOf(value, last, params.fetchAll === true, warning);
};

const GO_ON =
  "go on with Next Page ID, or let the query yield fewer columns, or fewer rows by a filter";

const stopReason = (
  shortage: Shortage | undefined,
  rows: number,
  pagesRead: number,
  empty: number,
): string | undefined =>
  shortage ? shortageWarning(shortage, rows, pagesRead, GO_ON) : emptyPagesWarning(rows, empty);

const startOf = (
  { pageNumber, nextPageId }: FetchXmlParams,
  query: FetchDocument,
): PagePosition | undefined => {
  const position = nextPageId === undefined ? undefined : positionAfter(nextPageId);
  if (nextPageId !== undefined && !position) {
    throw notACookie(nextPageId);
  }
  if (pageNumber === undefined && !position) return undefined;
  if (attribute(query.fetch, "top") !== undefined) {
    throw new InputError("XML Query has a top, which cannot be read in pages; use count instead.");
  }
  if (pageNumber !== undefined && pageNumber < 1) {
    throw new InputError(`Page Number is ${pageNumber}; expected a whole number from 1.`);
  }
  // A cookie belongs to one page; a number beside it cannot name another.
  return position ?? { page: pageNumber ?? 1, cookie: undefined };
};

const notACookie = (nextPageId: string): InputError => {
  const text = nextPageId.trim();
  const isLink = /^(?:https?:\/\/|\/)/i.test(text);
  const why = isLink ? "is a next link of Query Entities, not" : "is not";
  return new InputError(
    `Next Page ID ${JSON.stringify(text.slice(0, 80))} ${why} the PagingInfo.cookie of an earlier page; Run Fetch XML Query takes PagingInfo or its cookie, nothing for the first page, and the number of a page in Page Number.`,
  );
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
