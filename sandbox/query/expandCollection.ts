import type { BoundExpand } from "../odata/bound";
import { encodeQuery } from "../odata/percent";
import { type Preferences, rowLimit } from "../odata/prefer";
import type { CollectionNavigation, Column, Table } from "../schema/derived";
import { quote } from "../store";
import type { RequestContext, Row, Store } from "../types";
import { sqlColumns } from "./fetchRows";
import { jsonArray, jsonString, member } from "./json";
import { printSkipToken } from "./pagingCookie";
import { chunks, idsAtOnce } from "./related";
import { rowUrl } from "./request";
import type { RowShape } from "./rowWriter";
import { Range, Statement } from "./sql/builder";
import { conditionSql } from "./sql/condition";
import { membership } from "./sql/membership";
import { type OrderKey, orderBySql, orderKeys } from "./sql/order";

/** What expands share on every level of a query. */
export interface ExpandContext {
  store: Store;
  prefer: Preferences;
  context: RequestContext;
  /** Service root, for links. */
  root: string;
  /** Whether any expand of the query has another one inside. */
  nested: boolean;
  /** Whether the answer is one row rather than a collection. */
  single?: true;
}

export type CollectionExpand = BoundExpand & { navigation: CollectionNavigation };

type Print = (
  rows: readonly Row[],
  shape: RowShape,
  expands: readonly BoundExpand[],
  scope: ExpandContext,
) => string[];

/**
 * The two members an expanded collection adds to each row: its rows and a link. Without nesting the
 * link is the whole collection again; with nesting it goes on behind a full page.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/join-tables#expand-collection-valued-navigation-properties
 */
export function expandCollection(
  parents: readonly Row[],
  owner: Table,
  expand: CollectionExpand,
  scope: ExpandContext,
  print: Print,
): (row: Row) => string[] {
  const target = expand.target;
  if (!target) {
    throw new Error(`The collection ${expand.name} has no table.`);
  }
  const size = scope.nested ? (scope.prefer.maxPageSize ?? rowLimit) : (expand.top ?? rowLimit);
  const ids = parents.map((row) => String(row[owner.primaryId]));
  const { rows, keys } = childRows(ids, owner, { ...expand, target }, size, scope);
  const columns = scope.single ? withoutCompanion(expand) : expand.select.columns;
  const shape = { table: target, columns, etag: !scope.nested };
  const texts = print(rows, shape, expand.expand, scope);
  const byParent = grouped(rows, texts);
  return (row) => {
    const id = String(row[owner.primaryId]);
    const own = byParent.get(id) ?? { rows: [], texts: [] };
    const link = `${rowUrl(scope.root, owner, id)}/${expand.name}`;
    const next = nextLink(link, expand, scope, { rows: own.rows, keys, size });
    const members = [member(expand.name, jsonArray(own.texts))];
    return next ? [...members, member(`${expand.name}@odata.nextLink`, jsonString(next))] : members;
  };
}

/** In an answer of one row children do not say what they belong to, unless they are asked. */
function withoutCompanion({ select, navigation }: CollectionExpand): readonly Column[] {
  if (navigation.kind !== "oneToMany" || select.names?.includes(navigation.column.property)) {
    return select.columns;
  }
  return select.columns.filter(
    (column) => select.names === undefined || column !== navigation.column,
  );
}

function nextLink(
  collection: string,
  expand: CollectionExpand,
  scope: ExpandContext,
  page: { rows: readonly Row[]; keys: readonly OrderKey[]; size: number },
): string | undefined {
  const options = expand.options.map(encodeQuery);
  if (!scope.nested) {
    if (scope.single) return undefined;
    return options.length > 0 ? `${collection}?${options.join("&")}` : collection;
  }
  const [first, last] = [page.rows[0], page.rows.at(-1)];
  if (!first || !last || page.rows.length < page.size) {
    return undefined;
  }
  const values = (row: Row) => page.keys.map(({ name }) => row[name] ?? null);
  const position = { page: 1, first: values(first), last: values(last) };
  const token = printSkipToken(page.keys, position, page.rows.length);
  return `${collection}?${[...options, `$skiptoken=${token}`].join("&")}`;
}

/** The rows of the collections of all parents, each collection cut at `size`, in order. */
function childRows(
  ids: readonly string[],
  owner: Table,
  expand: CollectionExpand & { target: Table },
  size: number,
  { store, context }: ExpandContext,
): { rows: Row[]; keys: readonly OrderKey[] } {
  const { target, navigation, filter } = expand;
  const rows: Row[] = [];
  let keys: readonly OrderKey[] = [];
  for (const part of chunks([...ids], idsAtOnce)) {
    const statement = new Statement(store.schema, context);
    const range = new Range(statement, target, "t");
    keys = orderKeys(expand.orderBy, range);
    const { from, parent, condition } = membership(store.schema, owner, navigation, range.alias);
    const conditions = [
      `${parent} IN (${statement.places(part)})`,
      ...(condition ? [condition] : []),
      ...(filter ? [conditionSql(filter, new Map([["", range]]))] : []),
    ];
    const columns = sqlColumns(target, expand.select.columns, expand.expand);
    const list = columns.map((name) => `${quote(range.alias)}.${quote(name)}`).join(", ");
    const place = `row_number() OVER (PARTITION BY ${parent} ORDER BY ${orderBySql(keys)})`;
    const source = `SELECT ${list}, ${parent} AS "__parent", ${place} AS "__place" FROM ${from}`;
    const inner = `${source}${range.joins()} WHERE ${conditions.join(" AND ")}`;
    const sql = `SELECT * FROM (${inner}) WHERE "__place" <= ${size} ORDER BY "__parent", "__place"`;
    rows.push(...store.select(sql, statement.parameters));
  }
  return { rows, keys };
}

function grouped(
  rows: readonly Row[],
  texts: readonly string[],
): ReadonlyMap<string, { rows: Row[]; texts: string[] }> {
  const groups = new Map<string, { rows: Row[]; texts: string[] }>();
  for (const [at, row] of rows.entries()) {
    const id = String(row["__parent"]);
    const group = groups.get(id) ?? { rows: [], texts: [] };
    group.rows.push(row);
    group.texts.push(texts[at] ?? "null");
    groups.set(id, group);
  }
  return groups;
}
