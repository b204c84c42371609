import { type BoundExpand, type BoundOrder, type Condition, isCollection } from "../odata/bound";
import type { Column, Table } from "../schema/derived";
import { quote } from "../store";
import type { RequestContext, Row, Store } from "../types";
import type { PagePosition } from "./pagingCookie";
import type { Restriction } from "./request";
import { Range, Statement } from "./sql/builder";
import { conditionSql } from "./sql/condition";
import { membership } from "./sql/membership";
import { type OrderKey, orderBySql, orderKeys } from "./sql/order";
import { seekSql } from "./sql/seek";

/** Which rows of a table are meant. */
export interface RowSet {
  store: Store;
  table: Table;
  context: Pick<RequestContext, "userId" | "now" | "fiscal">;
  filter: Condition | undefined;
  restriction: Restriction | undefined;
}

/** A page of a row set: its rows in order, and where it ends. */
export interface Page {
  rows: Row[];
  /** Undefined for an empty page. */
  position: PagePosition | undefined;
  /** Whether rows follow. */
  more: boolean;
}

/** The keys of a sort order and how pages in it are fetched. */
export interface Pager {
  keys: readonly OrderKey[];
  /** @param after where the page before ended; undefined for the first page */
  fetch(after: PagePosition | undefined, size: number): Page;
}

const alias = "t";

/** Prepares the pages of a row set; `columns` are the SQL columns each row gets. */
export function pagerOf(
  set: RowSet,
  orders: readonly BoundOrder[],
  columns: readonly string[],
): Pager {
  const statement = new Statement(set.store.schema, set.context);
  const range = new Range(statement, set.table, alias);
  const keys = orderKeys(orders, range);
  return {
    keys,
    fetch(after, size) {
      statement.parameters.length = 0;
      const seek = after && ((): string => seekSql(keys, after.last, statement));
      const where = whereSql(set, range, seek);
      const list = [
        ...columns.map((name) => `${quote(alias)}.${quote(name)}`),
        ...keyColumns(keys),
      ];
      const sql = `SELECT ${list.join(", ")} ${where} ORDER BY ${orderBySql(keys)} LIMIT ${size + 1}`;
      const rows = set.store.select(sql, statement.parameters);
      const more = rows.length > size;
      const page = more ? rows.slice(0, size) : rows;
      return { rows: page, more, position: positionOf(keys, page, (after?.page ?? 0) + 1) };
    },
  };
}

/** The rows with these ids that pass a filter; `columns` are the SQL columns each row gets. */
export function rowsById(
  set: Omit<RowSet, "restriction">,
  columns: readonly string[],
  ids: readonly string[],
): Row[] {
  const statement = new Statement(set.store.schema, set.context);
  const range = new Range(statement, set.table, alias);
  const among = (): string => `${range.id} IN (${statement.places(ids)})`;
  const list = columns.map((name) => `${quote(alias)}.${quote(name)}`).join(", ");
  const where = whereSql({ ...set, restriction: undefined }, range, among);
  return set.store.select(`SELECT ${list} ${where}`, statement.parameters);
}

/** How many rows the set has, counted no further than one past `limit`. */
export function countRows(set: RowSet, limit: number): number {
  const statement = new Statement(set.store.schema, set.context);
  const range = new Range(statement, set.table, alias);
  const where = whereSql(set, range, undefined);
  const sql = `SELECT count(*) AS "rows" FROM (SELECT 1 ${where} LIMIT ${limit + 1})`;
  return Number(set.store.select(sql, statement.parameters)[0]?.["rows"] ?? 0);
}

/** `FROM … WHERE …` of a row set; parameters are gathered in the order of the text. */
export function whereSql(set: RowSet, range: Range, last: (() => string) | undefined): string {
  const { filter, restriction } = set;
  const { statement } = range;
  const conditions: string[] = [];
  let from = `${quote(set.table.logicalName)} ${quote(range.alias)}`;
  if (restriction) {
    const { parent, navigation, id } = restriction;
    const rows = membership(statement.schema, parent, navigation, range.alias);
    from = rows.from;
    conditions.push(
      `${rows.parent} = ${statement.place(id)}`,
      ...(rows.condition ? [rows.condition] : []),
    );
  }
  if (filter) {
    conditions.push(conditionSql(filter, new Map([["", range]])));
  }
  if (set.table.logicalName === "userquery") {
    conditions.push(ownViewsSql(range));
  }
  if (last) {
    conditions.push(last());
  }
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";
  return `FROM ${from}${range.joins()}${where}`;
}

/** Personal views are seen by their owner, and by whom they are shared with. */
function ownViewsSql({ statement, alias: own, id }: Range): string {
  const user = () => statement.place(statement.context.userId);
  const shared = `SELECT "objectid" FROM "principalobjectaccess" WHERE "accessrightsmask" > 0`;
  return `(${quote(own)}."ownerid" = ${user()} OR ${id} IN (${shared} AND "principalid" = ${user()}))`;
}

/** The SQL columns that printing rows takes: beside those shown, what annotations and expands need. */
export function sqlColumns(
  table: Table,
  columns: readonly Column[],
  expands: readonly BoundExpand[],
): string[] {
  const lookups = expands.flatMap(({ navigation }) =>
    isCollection(navigation) ? [] : [navigation.column],
  );
  const names = [...columns, ...lookups].flatMap(({ name, polymorphic, type }) => [
    name,
    ...(polymorphic ? [`${name}__table`] : []),
    ...(type === "money" && table.columns.has("transactioncurrencyid")
      ? ["transactioncurrencyid"]
      : []),
  ]);
  return [...new Set([table.primaryId, "versionnumber", ...names])];
}

/** What a statement selects for `positionOf` to find: the values of the order's keys. */
export function keyColumns(keys: readonly OrderKey[]): string[] {
  return keys.map(({ value }, at) => `${value} AS ${quote(keyName(at))}`);
}

function keyName(at: number): string {
  return `__key${at}`;
}

/** Where a page ends; undefined for an empty one. */
export function positionOf(
  keys: readonly OrderKey[],
  rows: readonly Row[],
  page: number,
): PagePosition | undefined {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) {
    return undefined;
  }
  const values = (row: Row) => keys.map((_, at) => row[keyName(at)] ?? null);
  return { page, first: values(first), last: values(last) };
}
