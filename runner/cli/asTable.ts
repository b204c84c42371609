import { cellText, table } from "../table";

type Row = Readonly<Record<string, unknown>>;

/** Between two columns. */
const GAP = 2;

/** How many columns that are left out are named. */
const NAMED = 12;

/**
 * An answer as a person reads it on a terminal this wide: its rows as a table, what is beside them below;
 * a record as names and values; anything else as JSON. What does not fit is named.
 */
export function asTable(data: unknown, width: number): string {
  if (isRows(data)) return rowsTable(data, width);
  if (!isObject(data)) return JSON.stringify(data, null, 2) ?? "";
  const list = Object.entries(data).find(([, value]) => isRows(value));
  if (!list) return recordTable(data);
  const [name, rows] = list as [string, readonly Row[]];
  const { [name]: _, ...beside } = data;
  const rest = Object.keys(beside).some(isColumn) ? `\n\n${recordTable(beside)}` : "";
  return `${rowsTable(rows, width)}${rest}`;
}

const rowsTable = (rows: readonly Row[], width: number): string => {
  const named = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(isColumn);
  const filled = named.filter((column) => rows.some((row) => (row[column] ?? "") !== ""));
  const columns = filled.length > 0 ? filled : named;
  const fitting = columns.slice(0, Math.max(1, fittingColumns(rows, columns, width)));
  const notes = [
    ...leftOut("Not shown", columns.slice(fitting.length)),
    ...leftOut("Empty in every row", filled.length > 0 ? named.filter(isNot(filled)) : []),
  ];
  const below = notes.length > 0 ? `\n\n${notes.join("\n")}\n--output json has all.` : "";
  return `${table(rows, fitting, { indent: 0, most: Number.POSITIVE_INFINITY })}${below}`;
};

const isNot = (others: readonly string[]) => (name: string) => !others.includes(name);

const leftOut = (what: string, columns: readonly string[]): string[] => {
  if (columns.length === 0) return [];
  const more = columns.length > NAMED ? `, and ${columns.length - NAMED} more` : "";
  return [`${what}: ${columns.slice(0, NAMED).join(", ")}${more}.`];
};

const fittingColumns = (rows: readonly Row[], columns: readonly string[], width: number) => {
  const measured = rows.slice(0, 1_000);
  let used = 0;
  const tooWide = columns.findIndex((column) => {
    const lengths = measured.map((row) => cellText(row[column]).length);
    used += Math.max(column.length, ...lengths) + GAP;
    return used > width + GAP;
  });
  return tooWide < 0 ? columns.length : tooWide;
};

const recordTable = (record: Row): string => {
  const rows = Object.entries(record)
    .filter(([name]) => isColumn(name))
    .map(([name, value]) => ({ name, value }));
  return table(rows, ["name", "value"], { indent: 0, most: Number.POSITIVE_INFINITY });
};

/** Annotations are for programs. */
const isColumn = (name: string): boolean => !name.includes("@");

const isObject = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);

const isRows = (value: unknown): value is readonly Row[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);
