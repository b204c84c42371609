import { rowLimit } from "../../odata/prefer";
import { keyColumns, positionOf } from "../../query/fetchRows";
import { type PagePosition, printCookie, readCookie } from "../../query/pagingCookie";
import { type OrderKey, orderBySql } from "../../query/sql/order";
import { seekSql } from "../../query/sql/seek";
import type { Row } from "../../types";
import { type AnswerColumns, bindAnswerColumns } from "../bind/answerColumns";
import { bindOrders } from "../bind/orders";
import type { FetchSql } from "../sql/block";
import { fetchOrder } from "../sql/orderKeys";
import type { Answer } from "./answer";
import { contextNames } from "./contextNames";
import { printRows } from "./printRows";
import { type BoundFetch, countOf, cut, offsetOf, pageSize, startSql } from "./query";
import { distinctKeys, selected } from "./selected";

/** A query for rows, ready to be asked. */
interface Plan {
  fetch: BoundFetch;
  columns: AnswerColumns;
  keys: readonly OrderKey[];
  sql: FetchSql;
}

/** Answers a query for rows. */
export function fetchRows(fetch: BoundFetch): Answer {
  const { query, root, sources } = fetch;
  const columns = bindAnswerColumns(root, sources, query.distinct);
  const orders = bindOrders(root);
  const sql = startSql(fetch);
  const { keys, seekable } = fetchOrder(root, orders, sql, query);
  const plan = { fetch, columns, keys, sql };
  const before = query.cookie === undefined ? undefined : readCookie(keys, query.cookie);
  // A cookie leads to the page after its own and is ignored for any other.
  const after = seekable && before?.page === query.page - 1 ? before : undefined;
  const { rows, more } = select(plan, after);
  return {
    rows: printRows(fetch, columns, rows),
    names: contextNames(columns.own, rows[0]),
    more,
    cookie: more && seekable ? annotation(plan, rows, after !== undefined) : undefined,
    count: () =>
      countOf(
        fetch,
        (counting) => counting.rows(root) + groupBy({ ...plan, sql: counting }),
        rowLimit,
      ),
  };
}

function select(plan: Plan, after: PagePosition | undefined): { rows: Row[]; more: boolean } {
  const { fetch, columns, keys, sql } = plan;
  const size = pageSize(fetch);
  const offset = after ? 0 : offsetOf(fetch);
  const list = [...selected(columns, fetch.root, fetch.query.distinct), ...keyColumns(keys)];
  const from = sql.rows(fetch.root, after && (() => seekSql(keys, after.last, sql.statement)));
  const group = groupBy(plan);
  const order = [...(keys.length > 0 ? [orderBySql(keys)] : []), ...groupKeys(plan)];
  const text =
    `SELECT ${list.join(", ")} ${from}${group} ORDER BY ${order.join(", ")} ` +
    `LIMIT ${size + 1} OFFSET ${offset}`;
  return cut(fetch, fetch.request.store.select(text, sql.statement.parameters), size);
}

/** Distinct rows are groups of those that are alike, by what they show and by what they are sorted by. */
function groupBy(plan: Plan): string {
  const keys = [...plan.keys.map(({ expression }) => expression), ...groupKeys(plan)];
  return plan.fetch.query.distinct ? ` GROUP BY ${keys.join(", ")}` : "";
}

function groupKeys({ fetch, columns, sql }: Plan): string[] {
  return fetch.query.distinct ? distinctKeys(columns, fetch.root, sql) : [];
}

/**
 * The page number in it is not to be trusted: on pages reached by a cookie the service says the
 * page itself, not the next one.
 * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/page-results#paging-cookie-examples
 */
function annotation({ fetch, keys }: Plan, rows: readonly Row[], sought: boolean): string {
  const { page } = fetch.query;
  const position = positionOf(keys, rows, page) ?? { page, first: [], last: [] };
  const number = sought ? page : page + 1;
  return `<cookie pagenumber="${number}" pagingcookie="${printCookie(keys, position)}" istracking="False" />`;
}
