import { isDecimal, quote } from "../../store";
import type { AggregateColumn, AggregateOrder } from "../bind/aggregates";
import type { DateGrouping } from "../parse/ast";
import type { FetchSql } from "./block";
import { keyOf } from "./orderKeys";

/** What an aggregate query selects under one alias. */
export function aggregateList(by: AggregateColumn, sql: FetchSql): string[] {
  const { alias, column, node, source } = by;
  if (!node.groupBy || node.dateGrouping) {
    return [`${valueSql(by, sql)} AS ${quote(alias)}`];
  }
  const target = `${quote(source.sql)}.${quote(`${column.name}__table`)}`;
  return [
    `min(${plain(by, sql)}) AS ${quote(alias)}`,
    ...(column.polymorphic ? [`min(${target}) AS ${quote(`${alias}__table`)}`] : []),
  ];
}

/** What rows are grouped by. */
export function groupKey(by: AggregateColumn, sql: FetchSql): string {
  return by.node.dateGrouping ? valueSql(by, sql) : comparable(by, sql);
}

/** What groups are sorted by: lookups by name and choices by label, as rows are. */
export function aggregateOrder(
  { by, descending }: AggregateOrder,
  sql: FetchSql,
  rawOrder: boolean,
): string {
  const direction = descending ? " DESC" : "";
  if (!by.node.groupBy || by.node.dateGrouping) {
    return valueSql(by, sql) + direction;
  }
  const { expression, kind } = keyOf(
    { column: boundColumn(by), descending },
    by.source,
    sql,
    rawOrder,
  );
  return `min(${expression})${kind === "text" ? " COLLATE NOCASE" : ""}${direction}`;
}

/** A number made of a date or of the rows of a group. */
function valueSql(by: AggregateColumn, sql: FetchSql): string {
  const { aggregate, dateGrouping, distinct } = by.node;
  const decimal = isDecimal(by.column) ? "decimal_" : "";
  if (dateGrouping) {
    return datePart(dateGrouping, plain(by, sql));
  }
  switch (aggregate) {
    case "count":
      return "count(*)";
    case "countcolumn":
      return distinct ? `count(DISTINCT ${comparable(by, sql)})` : `count(${plain(by, sql)})`;
    case "sum":
      return `coalesce(${decimal}sum(${plain(by, sql)}), 0)`;
    case "avg":
      return `${decimal}avg(${plain(by, sql)})`;
    default:
      return `${aggregate}(${plain(by, sql)})`;
  }
}

/** Weeks begin on Sunday and the first holds January 1, as SQL Server counts them. */
function datePart(grouping: DateGrouping, date: string): string {
  const part = (format: string, ...modifiers: string[]) =>
    `CAST(strftime('${format}', ${[date, ...modifiers].join(", ")}) AS INTEGER)`;
  switch (grouping) {
    case "day":
      return part("%d");
    case "week":
      return `((${part("%j")} - 1 + ${part("%w", "'start of year'")}) / 7 + 1)`;
    case "month":
      return part("%m");
    case "quarter":
      return `((${part("%m")} + 2) / 3)`;
    case "year":
      return part("%Y");
  }
}

function plain(by: AggregateColumn, sql: FetchSql): string {
  return sql.range(by.source).plain(boundColumn(by));
}

function comparable(by: AggregateColumn, sql: FetchSql): string {
  return sql.range(by.source).comparable(boundColumn(by));
}

function boundColumn({ source, column }: AggregateColumn) {
  return { range: source.sql, steps: [], table: source.table, column };
}
