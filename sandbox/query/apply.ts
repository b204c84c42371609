import { Refusal } from "../errors";
import type { Transformation } from "../odata/ast";
import { bindApply } from "../odata/bind/apply";
import { scopeOf } from "../odata/bind/scope";
import type { BoundAggregate, BoundApply } from "../odata/bound";
import { type Preferences, rowLimit, wants } from "../odata/prefer";
import { badQuery, nodeNotSupported, notSimulated } from "../odata/refusals";
import type { Column } from "../schema/derived";
import { isDecimal, quote } from "../store";
import type { Row, SandboxResponse, Store } from "../types";
import { jsonAnswer } from "./answer";
import { aggregateWriter, groupWriter, type ValueWriter } from "./applyWriters";
import { countRows, type RowSet, whereSql } from "./fetchRows";
import { jsonArray, jsonObject, jsonString, member } from "./json";
import { type ReadRequest, type Restriction, serviceRoot } from "./request";
import { Range, Statement } from "./sql/builder";

/** Most rows an aggregate may be made over. */
const aggregateLimit = 50_000;

/**
 * Answers a query with `$apply`.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/aggregate-data
 */
export function applyQuery(
  request: ReadRequest & { restriction?: Restriction },
  transformations: readonly Transformation[],
): SandboxResponse {
  const { store, table, options, context, prefer, restriction } = request;
  checkCombination(request);
  const bound = bindApply(transformations, scopeOf(store.schema, table, options.aliases));
  const set = { store, table, context, filter: bound.filter, restriction };
  if (countRows(set, aggregateLimit) > aggregateLimit) {
    const message = "The maximum record limit is exceeded. Reduce the number of records.";
    throw new Refusal(400, "0x8004E023", message);
  }
  const rows = aggregatedRows(set, bound);
  const writers = writersOf(bound, rows, store, prefer);
  const items = rows.map((row) => jsonObject(writers.flatMap((write) => write(row))));
  const url = `${serviceRoot(request)}$metadata#${table.setName}`;
  const body = [member("@odata.context", jsonString(url)), member("value", jsonArray(items))];
  return jsonAnswer(jsonObject(body), prefer);
}

/** The properties of the result are open: nothing else in a query can name them. */
function checkCombination({ options }: ReadRequest): void {
  if (options.orderBy) {
    throw nodeNotSupported("SingleValueOpenPropertyAccess");
  }
  const { select, filter, expand, top, count, skipToken } = options;
  if (select || filter || expand || top !== undefined || count || skipToken !== undefined) {
    throw badQuery("$apply cannot be combined with other query options.");
  }
}

function aggregatedRows(set: RowSet, { groups, aggregates }: BoundApply): Row[] {
  const statement = new Statement(set.store.schema, set.context);
  const range = new Range(statement, set.table, "t");
  const keys = groups.map(({ column }) => range.comparable(column));
  const list = [
    ...groups.flatMap(({ column, name }) => {
      const table = { ...column, column: { ...column.column, name: targetName(column.column) } };
      return [
        `min(${range.plain(column)}) AS ${quote(name)}`,
        ...(column.column.polymorphic
          ? [`min(${range.plain(table)}) AS ${quote(targetName({ name }))}`]
          : []),
      ];
    }),
    ...aggregates.map(({ method, column, alias }) => {
      const value = column ? range.plain(column) : "*";
      return `${aggregateSql(method, column?.column)}(${value}) AS ${quote(alias)}`;
    }),
  ];
  const where = whereSql(set, range, undefined);
  const group = keys.length > 0 ? ` GROUP BY ${keys.join(", ")} ORDER BY ${keys.join(", ")}` : "";
  const sql = `SELECT ${list.join(", ")} ${where}${group} LIMIT ${rowLimit + 1}`;
  const rows = set.store.select(sql, statement.parameters);
  if (rows.length > rowLimit) {
    throw notSimulated(`more than ${rowLimit} groups in one answer`);
  }
  return rows;
}

/** The SQL function of an aggregate; sums and averages of decimals keep all digits. */
function aggregateSql(method: BoundAggregate["method"], column: Column | undefined): string {
  const total = method === "sum" || method === "average";
  return (total && column && isDecimal(column) ? "decimal_" : "") + sqlFunctions[method];
}

const sqlFunctions: Record<BoundAggregate["method"], string> = {
  $count: "count",
  average: "avg",
  max: "max",
  min: "min",
  sum: "sum",
};

/** Where a polymorphic lookup keeps the table it points to. */
function targetName({ name }: { name: string }): string {
  return `${name}__table`;
}

/** Columns of the row first, then what was aggregated, then columns behind lookups. */
function writersOf(
  { groups, aggregates }: BoundApply,
  rows: readonly Row[],
  store: Store,
  prefer: Preferences,
): ValueWriter[] {
  const formatted = wants(prefer, "OData.Community.Display.V1.FormattedValue");
  const written = groups.map((group) => ({
    linked: group.column.steps.length > 0,
    write: groupWriter(group, rows, store, formatted),
  }));
  return [
    ...written.filter(({ linked }) => !linked).map(({ write }) => write),
    ...aggregates.map((aggregate) => aggregateWriter(aggregate, formatted, prefer.format?.exact)),
    ...written.filter(({ linked }) => linked).map(({ write }) => write),
  ];
}
