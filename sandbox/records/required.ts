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
  for (const name of requiredColumns(table)) {
    const value = scope === "row" ? (row[name] ?? null) : row[name];
    if (value !== null) continue;
    throw new Refusal(400, "0x80040200", `Attribute '${name}' cannot be NULL.`);
  }
}

const requiredByTable = new WeakMap<Table, readonly string[]>();

function requiredColumns(table: Table): readonly string[] {
  const known =
    requiredByTable.get(table) ??
    [...table.columns.values()].flatMap(({ name, required }) =>
      required === "system" ? [name] : [],
    );
  requiredByTable.set(table, known);
  return known;
}
