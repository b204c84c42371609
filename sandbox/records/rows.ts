import type { Table } from "../schema/derived";
import type { Row } from "../types";

/** Primary key of a row. */
export function idOf(table: Table, row: Row): string {
  return String(row[table.primaryId]);
}
