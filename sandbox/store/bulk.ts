import type { Row } from "../row";
import { quote } from "./sql";
import type { Parameter } from "./statements";

/** An INSERT for many rows, and what is left to bind for each of them. */
export interface BulkInsert {
  readonly sql: string;
  readonly rows: Parameter[][];
}

/**
 * Writes what all rows have alike into the statement itself: handing a value to sql.js costs more
 * than storing it, and of the columns of a table most are alike or null.
 */
export function bulkInsert(
  table: string,
  columns: readonly string[],
  rows: readonly Parameter[][],
): BulkInsert {
  const [first = []] = rows;
  const alike = columns.map((_, at) => {
    const value = first[at] ?? null;
    return isWritable(value) && rows.every((row) => row[at] === value);
  });
  const varying = columns.flatMap((_, at) => (alike[at] ? [] : [at]));
  const places = columns.map((_, at) => (alike[at] ? literal(first[at] ?? null) : "?"));
  return {
    sql: `INSERT INTO ${quote(table)} (${columns.map(quote).join(", ")}) VALUES (${places.join(", ")})`,
    rows: rows.map((row) => varying.map((at) => row[at] ?? null)),
  };
}

/** SQL text ends at its first NUL. */
function isWritable(value: Parameter): boolean {
  return typeof value !== "string" || !value.includes("\0");
}

function literal(value: Parameter): string {
  if (value === null) {
    return "NULL";
  }
  if (value instanceof Uint8Array) {
    return `x'${Buffer.from(value).toString("hex")}'`;
  }
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** Every column that one of the rows has. */
export function allNames(rows: readonly Row[]): string[] {
  const names = new Set<string>();
  for (const row of rows) {
    for (const name in row) {
      names.add(name);
    }
  }
  return [...names];
}
