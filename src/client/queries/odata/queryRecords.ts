import { InputError } from "../../errors/InputError";
import { extrasAdder } from "../../labels/addExtras";
import { annotationsToAsk } from "../../labels/annotations";
import { withMappedColumns } from "../../labels/mappedColumns";
import { lazily } from "../../lazily";
import { resolveTable } from "../../metadata/resolveTable";
import { retryWithFreshMetadata } from "../../metadata/retryWithFreshMetadata";
import type { ReadFilter } from "../../odata/filter/readFilter";
import { entitySetName } from "../../odata/names";
import { preferHeader } from "../../odata/prefer";
import { queryString } from "../../odata/query";
import { impersonationHeaders } from "../../session/headers";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { QueryParams, RecordList } from "../../types";
import { resolveFilter } from "../filter/resolveFilter";
import { collect } from "../paging/collect";
import { completeExpands } from "../paging/completeExpands";
import { incompleteExpands } from "../paging/expanded";
import { nextPageUrl } from "../paging/nextPageUrl";
import { type FetchPage, type Page, pages, readPage } from "../paging/pages";
import { stopRule } from "../paging/shortage";
import { asksForView } from "../views/asksForView";
import { computedNames } from "./computedNames";
import { requireLinkOf } from "./linkOfTable";
import { pageSize } from "./pageSize";
import { readQuery } from "./readQuery";
import { recordList } from "./recordList";
import { resolveColumns } from "./resolveColumns";

/** One page of a query, or with Fetch All every page; the answer always says whether it is complete. */
export async function queryRecords(session: Session, given: QueryParams): Promise<RecordList> {
  if (asksForView(given)) return queryView(session, given);
  // A next link holds the whole query, its table too.
  if (given.nextPageId) {
    await requireLinkOf(session, given, given.nextPageId);
    return query(session, given);
  }
  const { params: plain, filter } = readQuery(given);
  const params = restricted(filter ? await withCondition(session, plain, filter) : plain);
  return retryWithFreshMetadata(async (assumptions) => {
    const table = await resolveTable(session, params, assumptions);
    const read = params.apply === undefined ? await withMappedColumns(session, table) : table;
    return query(session, await resolveColumns(session, read, assumptions));
  });
}

/** Few queries are of a view. */
const queryView = lazily(async () => (await import("../views/queryView")).queryView);

const withCondition = async (
  session: Session,
  params: QueryParams,
  filter: ReadFilter,
): Promise<QueryParams> => {
  const { condition, notes } = await resolveFilter(session, params, filter);
  for (const note of notes) session.logger.info(note);
  return { ...params, condition };
};

const restricted = (params: QueryParams): QueryParams => {
  const { condition, restriction } = params;
  if (restriction === undefined) return params;
  return { ...params, condition: condition ? `${restriction} and (${condition})` : restriction };
};

const query = async (session: Session, params: QueryParams): Promise<RecordList> => {
  const url = firstUrl(session, params);
  const size = pageSize(params, session.logger);
  const operation = `Querying ${params.entityType}`;
  const headers = {
    ...impersonationHeaders(params),
    ...preferHeader({ maxPageSize: size, annotations: annotationsToAsk(params) }),
  };
  const fetchPage: FetchPage = async (path, read) => {
    const call = { method: "GET", path, operation, idempotency: "always", headers, read } as const;
    return (await sendOrThrow(session, call)).value as Page;
  };
  const addExtras = extrasAdderOf(session, params);
  if (!params.fetchAll) {
    const page = await fetchPage(url, readPage);
    const unfinished = page.nested ? incompleteExpands(page.value) : [];
    const topped = params.top !== undefined && params.nextPageId === undefined;
    const context = page.envelope["@odata.context"];
    const value = addExtras ? await addExtras(page.value, context) : page.value;
    return recordList({ ...page, value, incompleteExpands: unfinished, topped });
  }
  let rows = 0;
  const stop = stopRule(session);
  const isWanted = () => params.maxRecords === undefined || rows + (size ?? 0) < params.maxRecords;
  const wantsNext = () => isWanted() && !stop.shortage();
  const collected = await collect(pages(fetchPage, url, { wantsNext, operation }), {
    maxRecords: params.maxRecords,
    complete: (page) => completeExpands(page, fetchPage, operation, stop),
    addExtras,
    stop,
    onPage: (count) => {
      rows = count;
    },
  });
  if (collected.warning) session.logger.warn(collected.warning);
  const cut = collected.whole ? [] : incompleteExpands(collected.value);
  return recordList({ ...collected, incompleteExpands: cut, fetchedAll: true });
};

const extrasAdderOf = (session: Session, params: QueryParams) => {
  const computed = computedNames(params.apply);
  const isComputed = (property: string) => computed.has(property);
  return extrasAdder(session, params, params.entityType, { isComputed, isNamed: isComputed });
};

/** The URL of the first page: a link of an earlier page as it is, or the query's own. */
const firstUrl = (session: Session, params: QueryParams): string => {
  if (params.top !== undefined && params.fetchAll) {
    throw new InputError(
      "Top cannot be combined with Fetch All; use Max Records, or switch Fetch All off.",
    );
  }
  if (params.nextPageId) {
    return nextPageUrl(session.environment, params.nextPageId);
  }
  const path = params.path ?? entitySetName(params.entityType);
  return session.environment.apiRoot + path + queryString(params);
};
