import { bindExpand, referenceColumns } from "../odata/bind/expand";
import { hasCollection, hasNesting } from "../odata/bind/expandRules";
import { bindFilter } from "../odata/bind/filter";
import { bindOrderBy } from "../odata/bind/orderBy";
import { scopeOf } from "../odata/bind/scope";
import { bindSelect } from "../odata/bind/select";
import type { BoundExpand, BoundSelect } from "../odata/bound";
import { rowLimit } from "../odata/prefer";
import { badQuery, notSimulated } from "../odata/refusals";
import { badSyntax } from "../odata/syntaxRefusal";
import type { SandboxResponse } from "../types";
import { jsonAnswer } from "./answer";
import { applyQuery } from "./apply";
import { contextUrl } from "./contextUrl";
import { countMembers } from "./countMembers";
import { printRows } from "./expandRows";
import { countRows, type Page, type Pager, pagerOf, type RowSet, sqlColumns } from "./fetchRows";
import { jsonArray, jsonObject, jsonString, member } from "./json";
import { printSkipToken, readSkipToken } from "./pagingCookie";
import { type ReadRequest, type Restriction, serviceRoot } from "./request";

/** Rows a page of an elastic table has at most. */
const elasticRowLimit = 500;

/** A collection query with its names looked up. */
export interface BoundQuery {
  set: RowSet;
  select: BoundSelect;
  expands: BoundExpand[];
  pager: Pager;
}

/**
 * Answers `GET accounts?…` and, with a restriction, `GET accounts(id)/Account_Tasks?…`.
 *
 * @throws Refusal for whatever the service refuses
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/overview
 */
export function queryCollection(
  request: ReadRequest & { restriction?: Restriction },
): SandboxResponse {
  const { options, prefer } = request;
  if (options.deltaToken !== undefined || options.id !== undefined) {
    throw badQuery("This query option is not supported here.");
  }
  if (options.apply) {
    return applyQuery(request, options.apply);
  }
  const query = bindQuery(request);
  const after =
    options.skipToken === undefined
      ? undefined
      : readSkipToken(query.pager.keys, options.skipToken);
  const { size, paged } = pageSize(request);
  const page = size === 0 ? emptyPage : query.pager.fetch(after, size);
  const body = print(request, query, { ...page, more: paged && page.more });
  return jsonAnswer(body, prefer, { paged: true });
}

const emptyPage: Page = { rows: [], position: undefined, more: false };

function bindQuery(request: ReadRequest & { restriction?: Restriction }): BoundQuery {
  const { store, table, options, context, restriction } = request;
  const scope = scopeOf(store.schema, table, options.aliases);
  const expands = bindExpand(options.expand, scope);
  if (options.top !== undefined && hasNesting(expands) && hasCollection(expands)) {
    throw badQuery(
      "Only $select, $filter and $orderby clauses can be provided at top level while doing " +
        "$expand on nested one-to-many relationship.",
    );
  }
  const select = bindSelect(table, options.select, referenceColumns(expands));
  const filter = options.filter && bindFilter(options.filter, scope);
  const orders = bindOrderBy(options.orderBy, scope);
  const set = { store, table, context, filter, restriction };
  const pager = pagerOf(set, orders, sqlColumns(table, select.columns, expands));
  return { set, select, expands, pager };
}

/** `$top` counts only where no page size is asked for, and such an answer has no further pages. */
function pageSize({ table, options, prefer }: ReadRequest): { size: number; paged: boolean } {
  const limit = table.declaration.elastic ? elasticRowLimit : rowLimit;
  if (prefer.maxPageSize !== undefined || options.top === undefined) {
    return { size: Math.min(prefer.maxPageSize ?? limit, limit), paged: true };
  }
  if (options.top > rowLimit) {
    throw notSimulated(`$top above ${rowLimit}`);
  }
  if (options.skipToken !== undefined) {
    throw badSyntax("$top and $skiptoken cannot be combined.");
  }
  return { size: options.top, paged: false };
}

function print(request: ReadRequest, query: BoundQuery, page: Page): string {
  const { store, table, prefer, context } = request;
  const root = serviceRoot(request);
  const nested = hasNesting(query.expands);
  const shape = { table, columns: query.select.columns, etag: true };
  const scope = { store, prefer, context, root, nested };
  const rows = printRows(page.rows, shape, query.expands, scope);
  const url = contextUrl(root, table, query.select, query.expands);
  return jsonObject([
    member("@odata.context", jsonString(url)),
    ...countMembers(request, () => countRows(query.set, rowLimit)),
    member("value", jsonArray(rows)),
    ...nextLink(request, query, page, nested),
  ]);
}

/** The request once more with the token of the next page, everything else as it was sent. */
function nextLink(
  request: ReadRequest,
  { pager }: BoundQuery,
  page: Page,
  nested: boolean,
): string[] {
  if (!page.more || !page.position) {
    return [];
  }
  const count = nested ? page.rows.length : undefined;
  const token = printSkipToken(pager.keys, page.position, count);
  const kept = request.options.text.split("&").filter((part) => !/^(\$|%24)skiptoken=/.test(part));
  const query = [...kept, `$skiptoken=${token}`].filter((part) => part !== "").join("&");
  const link = `${request.context.origin}${request.path}?${query}`;
  return [member("@odata.nextLink", jsonString(link))];
}
