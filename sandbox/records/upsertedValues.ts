import type { Table } from "../schema/derived";
import type { Row } from "../types";

/**
 * What an upsert writes to a row that is there. In an elastic table it puts a new row in the place of
 * the old one, so that columns it does not name lose their values.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-elastic-tables#upsert-a-row-in-an-elastic-table
 */
export function upsertedValues(table: Table, changes: Row): Row {
  if (!table.declaration.elastic) return changes;
  const kept = new Set([table.primaryId, "partitionid"]);
  const left = table.declaration.columns.filter(
    ({ name, validForUpdate, required, type }) =>
      validForUpdate !== false && required !== "system" && type !== "status" && !kept.has(name),
  );
  const empty = left.map(({ name }) => [name, null] as const);
  return { ...Object.fromEntries(empty), ...changes };
}
