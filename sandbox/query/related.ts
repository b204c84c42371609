import type { Column } from "../schema/derived";
import { quote } from "../store";
import type { Row, Store } from "../types";
import { type Related, targetOf } from "./formattedValue";

/** SQLite takes 32,766 parameters; more ids than this are asked for in parts. */
export const idsAtOnce = 5000;

/** Reads the primary names and currency symbols that the formatted values of some rows need. */
export function loadRelated(
  store: Store,
  rows: readonly Row[],
  columns: readonly Column[],
): Related {
  const names = new Map<string, Map<string, string>>();
  for (const [table, ids] of pointedTo(rows, columns)) {
    names.set(table, texts(store, table, store.schema.tables.get(table)?.primaryName, ids));
  }
  const currencies = columns.some(({ type }) => type === "money")
    ? idsIn(rows, "transactioncurrencyid")
    : new Set<string>();
  const symbols = texts(store, "transactioncurrency", "currencysymbol", currencies);
  return {
    name: (table, id) => names.get(table)?.get(id),
    symbol: (id) => symbols.get(id),
  };
}

/** Ids by table of everything the lookups among the columns point to. */
function pointedTo(rows: readonly Row[], columns: readonly Column[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const column of columns.filter(({ type }) => type === "lookup")) {
    for (const row of rows) {
      const id = row[column.name];
      if (typeof id === "string") {
        const table = targetOf(column, row);
        const known = ids.get(table) ?? new Set();
        ids.set(table, known.add(id));
      }
    }
  }
  return ids;
}

function idsIn(rows: readonly Row[], column: string): Set<string> {
  return new Set(rows.flatMap((row) => (typeof row[column] === "string" ? [row[column]] : [])));
}

function texts(
  store: Store,
  tableName: string,
  column: string | undefined,
  ids: ReadonlySet<string>,
): Map<string, string> {
  const table = store.schema.tables.get(tableName);
  const found = new Map<string, string>();
  if (!table || !column) {
    return found;
  }
  for (const part of chunks([...ids], idsAtOnce)) {
    const list = part.map(() => "?").join(", ");
    const rows = store.select(
      `SELECT ${quote(table.primaryId)} AS "id", ${quote(column)} AS "text" FROM ${quote(tableName)} ` +
        `WHERE ${quote(table.primaryId)} IN (${list})`,
      part,
    );
    for (const { id, text } of rows) {
      if (typeof id === "string" && typeof text === "string") {
        found.set(id, text);
      }
    }
  }
  return found;
}

/** A list in parts of at most `size`. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < list.length; at += size) {
    parts.push(list.slice(at, at + size));
  }
  return parts;
}
