import { rowLimit } from "../../odata/prefer";
import type { ReadRequest } from "../../query";
import { Statement } from "../../query/sql/builder";
import type { Row } from "../../types";
import type { Source, Sources } from "../bind/source";
import type { FetchQuery } from "../parse/ast";
import { refusal } from "../refusals";
import { FetchSql } from "../sql/block";

/** A query whose tables, links and filters have been looked up. */
export interface BoundFetch {
  request: ReadRequest;
  query: FetchQuery;
  root: Source;
  sources: Sources;
}

/** Rows a page of an elastic table has at most. */
const elasticRowLimit = 500;

/** Most rows, from the first page on, that are reached without a cookie. */
const simplePagingLimit = 50_000;

export function startSql({ request, sources }: BoundFetch): FetchSql {
  return new FetchSql(new Statement(request.store.schema, request.context), sources.all);
}

/** Rows of a page, or of an answer without pages. */
export function pageSize({ query, root }: BoundFetch): number {
  const limit = root.table.declaration.elastic ? elasticRowLimit : rowLimit;
  return Math.min(query.top ?? query.count ?? limit, limit);
}

/**
 * Where a page begins that no cookie leads to.
 * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/page-results#simple-paging
 */
export function offsetOf(fetch: BoundFetch): number {
  const { page } = fetch.query;
  const size = pageSize(fetch);
  if (page * size > simplePagingLimit) {
    throw refusal(
      "OverRetrievalUpperLimitWithoutPagingCookie",
      "Over upper limit of records that can be requested without a paging cookie. A paging cookie is required when retrieving a high page number.",
    );
  }
  return (page - 1) * size;
}

/** How many rows a statement's part `FROM …` has, counted no further than one past `limit`. */
export function countOf(fetch: BoundFetch, from: (sql: FetchSql) => string, limit: number): number {
  const sql = startSql(fetch);
  const text = `SELECT count(*) AS "rows" FROM (SELECT 1 ${from(sql)} LIMIT ${limit + 1})`;
  return Number(fetch.request.store.select(text, sql.statement.parameters)[0]?.["rows"] ?? 0);
}

/** A page's rows without the one past its end, and whether there is one. */
export function cut(
  { query }: BoundFetch,
  rows: Row[],
  size: number,
): { rows: Row[]; more: boolean } {
  const more = query.top === undefined && rows.length > size;
  return { rows: rows.slice(0, size), more };
}
