import type { BoundAggregate } from "../../odata/bound";
import { rowLimit, wants } from "../../odata/prefer";
import { jsonObject, targetOf } from "../../query";
import { aggregateWriter, groupWriter, type ValueWriter } from "../../query/applyWriters";
import type { Row } from "../../types";
import { type AggregateColumn, bindAggregateOrders, bindAggregates } from "../bind/aggregates";
import { aggregateLimit } from "../parse/fetch";
import { refusal } from "../refusals";
import { aggregateList, aggregateOrder, groupKey } from "../sql/aggregate";
import type { FetchSql } from "../sql/block";
import type { Answer } from "./answer";
import { aliasAnnotations } from "./printRows";
import { type BoundFetch, countOf, cut, offsetOf, pageSize, startSql } from "./query";

/** Answers a query for aggregates: its rows have neither key nor version. */
export function fetchAggregates(fetch: BoundFetch): Answer {
  const { query, root, sources } = fetch;
  const columns = bindAggregates(root, sources);
  const orders = bindAggregateOrders(root, columns);
  const sql = startSql(fetch);
  checkLimit(fetch);
  const size = pageSize(fetch);
  const keys = groupKeys(columns, sql);
  const order = [...orders.map((one) => aggregateOrder(one, sql, query.rawOrder)), ...keys];
  const text =
    `SELECT ${columns.flatMap((column) => aggregateList(column, sql)).join(", ")} ` +
    `${sql.rows(root)}${groupBy(keys)}${order.length > 0 ? ` ORDER BY ${order.join(", ")}` : ""} ` +
    `LIMIT ${size + 1} OFFSET ${offsetOf(fetch)}`;
  const { rows, more } = cut(
    fetch,
    fetch.request.store.select(text, sql.statement.parameters),
    size,
  );
  return {
    rows: printRows(fetch, columns, rows),
    names: [],
    more,
    cookie: undefined,
    count: () =>
      countOf(
        fetch,
        (counting) => counting.rows(root) + groupBy(groupKeys(columns, counting)),
        rowLimit,
      ),
  };
}

function checkLimit(fetch: BoundFetch): void {
  const limit = fetch.query.aggregateLimit ?? aggregateLimit;
  if (countOf(fetch, (counting) => counting.rows(fetch.root), limit) > limit) {
    const message = "The maximum record limit is exceeded. Reduce the number of records.";
    throw refusal("AggregateQueryRecordLimitExceeded", message);
  }
}

function groupKeys(columns: readonly AggregateColumn[], sql: FetchSql): string[] {
  return columns.filter(({ node }) => node.groupBy).map((column) => groupKey(column, sql));
}

function groupBy(keys: readonly string[]): string {
  return keys.length > 0 ? ` GROUP BY ${keys.join(", ")}` : "";
}

function printRows(
  fetch: BoundFetch,
  columns: readonly AggregateColumn[],
  rows: readonly Row[],
): string[] {
  const writers = columns.map((column) => writerOf(fetch, column, rows));
  return rows.map((row) => jsonObject(writers.flatMap((write) => write(row))));
}

function writerOf(fetch: BoundFetch, by: AggregateColumn, rows: readonly Row[]): ValueWriter {
  const { alias, column } = by;
  const write = valueWriter(fetch, by, rows);
  const lookup = by.node.groupBy && column.type === "lookup";
  return (row) => {
    const target = lookup
      ? targetOf(column, { [`${column.name}__table`]: row[`${alias}__table`] ?? null })
      : undefined;
    const members = write(row);
    return members.length === 0
      ? []
      : [...aliasAnnotations(fetch, alias, column, target), ...members];
  };
}

const methods: Readonly<Record<string, BoundAggregate["method"]>> = {
  avg: "average",
  max: "max",
  min: "min",
  sum: "sum",
};

/** Counts and parts of dates are numbers, not values of the column. */
function valueWriter(
  { request }: BoundFetch,
  { alias, source, column, node }: AggregateColumn,
  rows: readonly Row[],
): ValueWriter {
  const formatted = wants(request.prefer, "OData.Community.Display.V1.FormattedValue");
  const bound = { range: source.sql, steps: [], table: source.table, column };
  if (node.groupBy && !node.dateGrouping) {
    return groupWriter({ column: bound, name: alias }, rows, request.store, formatted);
  }
  const method = methods[node.aggregate ?? ""];
  return method
    ? aggregateWriter({ method, column: bound, alias }, formatted, request.prefer.format?.exact)
    : aggregateWriter({ method: "$count", column: undefined, alias }, formatted);
}
