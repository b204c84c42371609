import type { Row, Sandbox } from "dataverse-sandbox";
import type { RowsView, RowView } from "../../contract";
import { Problem } from "../http/problem";
import { type Column, quoted, shownColumns, type Table, tableNamed } from "./tables";

const MOST = 500;

/** A page of the rows of a table, as they are stored. */
export function rowsView(sandbox: Sandbox, name: string, query: URLSearchParams): RowsView {
  const table = tableNamed(sandbox, name);
  const top = whole(query, "top", 50);
  const skip = whole(query, "skip", 0);
  if (top > MOST) throw new Problem(400, `top takes at most ${MOST}.`);
  const from = quoted(table.logicalName);
  const { where, parameters } = condition(table, query.get("search") ?? "");
  const order = orderOf(table, query);
  const { store } = sandbox;
  const [counted] = store.select(`SELECT count(*) AS n FROM ${from}${where}`, parameters);
  const rows = store.select(`SELECT * FROM ${from}${where}${order} LIMIT ? OFFSET ?`, [
    ...parameters,
    top,
    skip,
  ]);
  return {
    table: table.logicalName,
    rows: rows.map((row) => rowView(sandbox, table, row)),
    total: Number(counted?.["n"] ?? 0),
    skip,
  };
}

/** @throws Problem with 404 */
export function oneRow(sandbox: Sandbox, name: string, id: string): RowView {
  const table = tableNamed(sandbox, name);
  const row = sandbox.store.read(table.logicalName, id);
  if (!row) throw new Problem(404, `There is no row ${id} in ${name}.`);
  return rowView(sandbox, table, row);
}

const whole = (query: URLSearchParams, name: string, usual: number): number => {
  const given = query.get(name);
  if (given === null || given === "") return usual;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new Problem(400, `${name} takes a whole number, not ${given.slice(0, 50)}.`);
};

/** Text that the row's name, or any other column with text, contains. */
const condition = (table: Table, search: string) => {
  if (search.trim() === "") return { where: "", parameters: [] };
  const texts = shownColumns(table).filter(({ type }) => type === "string");
  const pattern = `%${search.trim().replace(/[\\%_]/g, "\\$&")}%`;
  const each = texts.map(({ name }) => `${quoted(name)} LIKE ? ESCAPE '\\'`);
  if (each.length === 0) return { where: " WHERE 0", parameters: [] };
  return { where: ` WHERE (${each.join(" OR ")})`, parameters: texts.map(() => pattern) };
};

const orderOf = (table: Table, query: URLSearchParams): string => {
  const by = query.get("order") || table.primaryName || table.primaryId;
  if (!table.columns.has(by)) throw new Problem(400, `${table.logicalName} has no column ${by}.`);
  const direction = query.get("descending") === "1" ? "DESC" : "ASC";
  return ` ORDER BY ${quoted(by)} ${direction}, ${quoted(table.primaryId)}`;
};

const rowView = (sandbox: Sandbox, table: Table, row: Row): RowView => {
  const values: [string, unknown][] = [];
  const labels: [string, string][] = [];
  for (const column of shownColumns(table)) {
    const stored = row[column.name] ?? null;
    values.push([column.name, shown(column, stored)]);
    const label = labelOf(sandbox, column, row);
    if (label !== undefined) labels.push([column.name, label]);
  }
  const id = String(row[table.primaryId] ?? "");
  return { id, values: Object.fromEntries(values), labels: Object.fromEntries(labels) };
};

const shown = ({ type }: Column, stored: Row[string]): unknown => {
  if (stored === null || stored === undefined) return null;
  if (type === "boolean") return stored === 1;
  return typeof stored === "bigint" ? String(stored) : stored;
};

/** What people read for a code or a reference. */
const labelOf = (sandbox: Sandbox, column: Column, row: Row): string | undefined => {
  const stored = row[column.name];
  if (stored === null || stored === undefined) return undefined;
  if (column.options) {
    const codes = String(stored).split(",");
    const found = codes.map(
      (code) => column.options?.find(({ value }) => String(value) === code)?.label ?? code,
    );
    return found.join("; ");
  }
  if (column.type !== "lookup") return undefined;
  const target = column.polymorphic ? row[`${column.name}__table`] : column.targets?.[0]?.table;
  return nameOf(sandbox, String(target ?? ""), String(stored));
};

const nameOf = ({ store }: Sandbox, target: string, id: string): string | undefined => {
  const table = store.schema.tables.get(target);
  if (!table?.primaryName || table.declaration.abstract) return undefined;
  const name = store.read(target, id)?.[table.primaryName];
  return name === null || name === undefined ? undefined : String(name);
};
