import type { Condition } from "../odata/bound";
import { loadRelated, type Related, valueFormatter } from "../query";
import { whereSql } from "../query/fetchRows";
import { Range, Statement } from "../query/sql/builder";
import type { Column } from "../schema/derived";
import { isoSeconds } from "../store";
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
  const rows = rowsOf(store, context, source, filters);
  const latest = isoSeconds(context.now() - lagMs);
  const inIndex = rows.filter((row) => lagMs === 0 || String(row["modifiedon"] ?? "") <= latest);
  const names = new Set([...searched, ...shown, ...source.indexed]);
  const columns = [...names].flatMap((name) => source.table.columns.get(name) ?? []);
  const related = loadRelated(store, inIndex, columns);
  const formats = new Map(columns.map((each) => [each.name, valueFormatter(each, store.schema)]));
  return inIndex.map((row) => ({
    source,
    id: String(row[source.table.primaryId]),
    row,
    texts: textsOf(store, columns, searched, row, related),
    formatted: (column) => formats.get(column)?.(row, related),
  }));
}

function rowsOf(
  store: Store,
  context: RequestContext,
  { table }: Source,
  filters: readonly Condition[],
): Row[] {
  const statement = new Statement(store.schema, context);
  const range = new Range(statement, table, "t");
  const filter: Condition | undefined =
    filters.length === 0 ? undefined : { kind: "and", operands: [...filters] };
  const where = whereSql(
    { store, table, context, filter, restriction: undefined },
    range,
    undefined,
  );
  return store.select(`SELECT "t".* ${where}`, statement.parameters);
}

function textsOf(
  store: Store,
  columns: readonly Column[],
  searched: readonly string[],
  row: Row,
  related: Related,
): Texts {
  const texts = columns
    .filter(({ name }) => searched.includes(name) && row[name] != null)
    .map((column) => {
      const shown = valueFormatter(column, store.schema)(row, related);
      return [column.name, shown ?? String(row[column.name])] as const;
    });
  return new Map(texts);
}
