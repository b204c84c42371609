import type { Condition } from "../odata/bound";
import { loadRelated, valueFormatter } from "../query";
import { sqlColumns, whereSql } from "../query/fetchRows";
import { Range, Statement } from "../query/sql/builder";
import type { Column, Table } from "../schema/derived";
import { isoSeconds, quote } from "../store";
import type { RequestContext, Row, Store } from "../types";
import type { Texts } from "./match";
import type { Source } from "./sources";

/** A row in the index. */
export interface Document {
  readonly source: Source;
  readonly id: string;
  readonly row: Row;
  readonly texts: Texts;
  /** How a value is shown; undefined for a value that is shown unchanged. */
  formatted(column: string): string | undefined;
}

/** What is searched of a table. */
export interface Scope {
  readonly source: Source;
  readonly searched: readonly string[];
  readonly shown: readonly string[];
  readonly filters: readonly Condition[];
}

/** The rows of a table that pass the filters and have been in the index for so long. */
export function documentsOf(
  store: Store,
  context: RequestContext,
  scope: Scope,
  lagMs: number,
): Document[] {
  const { source, searched, shown, filters } = scope;
  const { table } = source;
  const names = new Set(["modifiedon", ...searched, ...shown, ...source.indexed]);
  const columns = [...names].flatMap((name) => table.columns.get(name) ?? []);
  const rows = rowsOf(store, context, { table, columns, filters });
  const latest = isoSeconds(context.now() - lagMs);
  const inIndex = rows.filter((row) => lagMs === 0 || String(row["modifiedon"] ?? "") <= latest);
  const related = loadRelated(store, inIndex, columns);
  const formats = new Map(columns.map((each) => [each.name, valueFormatter(each, store.schema)]));
  return inIndex.map((row) => {
    const formatted = (column: string) => formats.get(column)?.(row, related);
    const texts = new Map<string, string>();
    for (const name of searched) {
      const value = row[name] ?? null;
      if (value !== null) texts.set(name, formatted(name) ?? String(value));
    }
    return { source, id: String(row[table.primaryId]), row, texts, formatted };
  });
}

interface Rows {
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly filters: readonly Condition[];
}

function rowsOf(store: Store, context: RequestContext, { table, columns, filters }: Rows): Row[] {
  const statement = new Statement(store.schema, context);
  const range = new Range(statement, table, "t");
  const filter: Condition | undefined =
    filters.length === 0 ? undefined : { kind: "and", operands: [...filters] };
  const set = { store, table, context, filter, restriction: undefined };
  const where = whereSql(set, range, undefined);
  const list = sqlColumns(table, columns, []).map((name) => `"t".${quote(name)}`);
  return store.select(`SELECT ${list.join(", ")} ${where}`, statement.parameters);
}
