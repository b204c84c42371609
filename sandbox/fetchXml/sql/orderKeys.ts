import type { BoundOrder } from "../../odata/bound";
import { type OrderKey, orderKeys } from "../../query/sql/order";
import type { Column } from "../../schema/derived";
import { fold, quote } from "../../store";
import type { SourceOrder } from "../bind/orders";
import { joinedWith, type Source } from "../bind/source";
import type { FetchQuery } from "../parse/ast";
import type { FetchSql } from "./block";

export interface FetchOrder {
  keys: OrderKey[];
  /**
   * Whether the keys are those of the rows asked for, so that a cookie can say where a page ended.
   * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/page-results#queries-that-dont-support-paging-cookies
   */
  seekable: boolean;
}

/** The keys of a query's order; primary keys settle ties, so that pages never overlap. */
export function fetchOrder(
  root: Source,
  orders: readonly SourceOrder[],
  sql: FetchSql,
  { distinct, rawOrder }: Pick<FetchQuery, "distinct" | "rawOrder">,
): FetchOrder {
  const repeating = joinedWith(root).filter((source) => source === root || repeats(source));
  const keys = [
    ...orders.map((order) => ({
      source: order.source,
      key: keyOf(order, order.source, sql, rawOrder),
    })),
    // Rows that represent several have no key.
    ...(distinct ? [] : repeating).map((source) => ({ source, key: primaryKey(source, sql) })),
  ];
  const unique = keys.filter(
    ({ source, key }, at) =>
      keys.findIndex((other) => other.source === source && other.key.name === key.name) === at,
  );
  const seekable =
    !distinct && repeating.length === 1 && orders.every(({ source }) => source === root);
  const last = unique.findIndex(({ key }) => key.kind === "id");
  const needed = seekable ? unique.slice(0, last + 1) : unique;
  return { keys: needed.map(({ key }) => key), seekable };
}

/** The key of one column; choices sort by their labels, unless the query asks for their values. */
export function keyOf(
  order: BoundOrder,
  source: Source,
  sql: FetchSql,
  rawOrder: boolean,
): OrderKey {
  const [key] = orderKeys([order], sql.range(source));
  if (!key) {
    return never();
  }
  const { type, options = [] } = order.column.column;
  const labelled = ["choice", "state", "status"].includes(type) && options.length > 0;
  return labelled && !rawOrder ? { ...key, ...labels(order.column.column, source) } : key;
}

function labels(
  { name, options = [] }: Column,
  { sql }: Source,
): Pick<OrderKey, "expression" | "value" | "kind"> {
  const value = `${quote(sql)}.${quote(name)}`;
  const whens = (text: (label: string) => string) =>
    options
      .map((option) => `WHEN ${option.value} THEN ${textLiteral(text(option.label))}`)
      .join(" ");
  return {
    kind: "text",
    expression: `CASE ${value} ${whens(fold)} END COLLATE NOCASE`,
    value: `CASE ${value} ${whens((label) => label)} END`,
  };
}

function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function primaryKey(source: Source, sql: FetchSql): OrderKey {
  const [key] = orderKeys([], sql.range(source));
  return key ?? never();
}

/** Whether a join may bring the same row more than once: any but one on the primary key. */
function repeats({ join, table }: Source): boolean {
  return join?.type !== "matchfirstrowusingcrossapply" && join?.from.name !== table.primaryId;
}

function never(): never {
  throw new Error("An order always has its primary key.");
}
