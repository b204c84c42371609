import { isRecord } from "./isRecord";

/** Rows of an answer that can stand in a table. */
export interface AnswerTable {
  /** Where in the answer they are: `value`, `created`; `""` where the answer is the list or the one row. */
  readonly place: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether its rows are rows of the answer, or the values of one record. */
  readonly of: "rows" | "values";
  /** Rows that are not shown. */
  readonly left: number;
}

const MOST_ROWS = 500;

/** Tables of an answer: each list of objects at its top, or the one object as a table of names and values. */
export function tablesOf(data: unknown): AnswerTable[] {
  if (Array.isArray(data)) return data.length > 0 ? [tableOf("", data)] : [];
  if (typeof data !== "object" || data === null) return [];
  const lists = Object.entries(data).filter(
    ([, value]) => Array.isArray(value) && value.length > 0 && value.some(isRecord),
  );
  if (lists.length > 0) return lists.map(([place, value]) => tableOf(place, value as unknown[]));
  const pairs = Object.entries(data).map(([name, value]) => [name, cellText(value)]);
  return pairs.length > 0
    ? [{ place: "", columns: ["Name", "Value"], rows: pairs, of: "values", left: 0 }]
    : [];
}

const tableOf = (place: string, items: readonly unknown[]): AnswerTable => {
  const shown = items.slice(0, MOST_ROWS);
  const left = items.length - shown.length;
  if (!shown.some(isRecord)) {
    return {
      place,
      columns: ["Value"],
      rows: shown.map((item) => [cellText(item)]),
      of: "rows",
      left,
    };
  }
  const names = new Set(shown.flatMap((item) => (isRecord(item) ? Object.keys(item) : [])));
  const columns = [...names].sort((one, other) => weight(one) - weight(other));
  const cells = shown.map((item) => {
    const values = new Map(isRecord(item) ? Object.entries(item) : []);
    return columns.map((column) => cellText(values.get(column)));
  });
  return { place, columns, rows: cells, of: "rows", left };
};

/** Names and titles first, what the protocol adds last; else the order of the answer. */
const weight = (column: string): number => {
  if (column.includes("@")) return 3;
  if (/^_.*_value$/.test(column)) return 2;
  return /^(name|fullname|title|subject|index|success|status)$/.test(column) ? 0 : 1;
};

/** One value as a cell shows it. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
