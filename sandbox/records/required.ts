import { Refusal } from "../errors";
import type { Table } from "../schema/derived";
import type { Row } from "../types";

/**
 * Only columns the platform itself requires are enforced; what an application calls required is a
 * matter of its forms.
 *
 * @param scope whether `row` is a whole row, where a missing value counts too, or changes only
 */
export function checkRequired(table: Table, row: Row, scope: "row" | "changes"): void {
  for (const column of table.columns.values()) {
    const value = scope === "row" ? (row[column.name] ?? null) : row[column.name];
    if (column.required !== "system" || value !== null) continue;
    throw new Refusal(400, "0x80040200", `Attribute '${column.name}' cannot be NULL.`);
  }
}
