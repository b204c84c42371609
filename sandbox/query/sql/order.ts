import type { BoundOrder } from "../../odata/bound";
import type { Column, Table } from "../../schema/derived";
import { comparable, quote } from "../../store";
import type { Range } from "./builder";

/** One key of a sort order. The last key of an order is always the primary key. */
export interface OrderKey {
  /** Column name, and name of its element in a paging cookie. */
  name: string;
  /** The SQL expression rows are sorted by. */
  expression: string;
  /** The SQL expression whose value a paging cookie keeps. */
  value: string;
  descending: boolean;
  kind: "text" | "number" | "decimal" | "other" | "id";
}

/**
 * The keys rows are sorted by. Lookups sort by the primary name of what they point to, choices by
 * value, and the primary key settles ties, so that pages never overlap.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/order-rows
 */
export function orderKeys(orders: readonly BoundOrder[], range: Range): OrderKey[] {
  const { table } = range;
  const keys = orders.map(({ column, descending }) => ({
    name: [...column.steps.map(({ navigation }) => navigation.name), column.column.name].join("."),
    ...(column.steps.length > 0
      ? { expression: range.comparable(column), value: range.plain(column) }
      : sortExpressions(column.column, range)),
    descending,
    kind: kindOf(column.column, column.steps.length > 0 ? undefined : table),
  }));
  const unique = keys.filter((key, at) => keys.findIndex(({ name }) => name === key.name) === at);
  const last = unique.findIndex(({ kind }) => kind === "id");
  return last >= 0 ? unique.slice(0, last + 1) : [...unique, primaryKey(range)];
}

/** SQLite sorts nulls first when ascending, as SQL Server does. */
export function orderBySql(keys: readonly OrderKey[]): string {
  return keys
    .map(({ expression, descending }) => `${expression}${descending ? " DESC" : ""}`)
    .join(", ");
}

function primaryKey(range: Range): OrderKey {
  const { id, table } = range;
  return { name: table.primaryId, expression: id, value: id, descending: false, kind: "id" };
}

function sortExpressions(column: Column, range: Range): Pick<OrderKey, "expression" | "value"> {
  if (column.type === "lookup") {
    const expression = lookupExpression(column, range);
    return { expression, value: expression };
  }
  const value = `${quote(range.alias)}.${quote(column.name)}`;
  return { expression: comparable(column, range.alias), value };
}

function lookupExpression(column: Column, range: Range): string {
  const names = (column.targets ?? []).flatMap((target) => {
    const table = range.statement.schema.tables.get(target.table);
    return table ? [nameOf(table, column, range)] : [];
  });
  const first = names.length > 1 ? `coalesce(${names.join(", ")})` : names[0];
  return `${first ?? "NULL"} COLLATE NOCASE`;
}

function nameOf(table: Table, column: Column, range: Range): string {
  const alias = range.statement.alias();
  const name = table.columns.get(table.primaryName ?? table.primaryId);
  const value = name ? comparable(name, alias) : "NULL";
  const lookup = `${quote(range.alias)}.${quote(column.name)}`;
  const id = `${quote(alias)}.${quote(table.primaryId)}`;
  return `(SELECT ${value} FROM ${quote(table.logicalName)} ${quote(alias)} WHERE ${id} = ${lookup})`;
}

function kindOf(column: Column, table: Table | undefined): OrderKey["kind"] {
  if (column.name === table?.primaryId) {
    return "id";
  }
  switch (column.type) {
    case "string":
    case "memo":
    case "lookup":
      return "text";
    case "decimal":
    case "money":
      return "decimal";
    case "datetime":
    case "multichoice":
    case "uniqueidentifier":
    case "entityname":
    case "file":
      return "other";
    default:
      return "number";
  }
}
