import type { ColumnDefinition } from "../types/tables";
import { type Columns, columnOf } from "./findColumn";

/**
 * The column of a name, as every input that takes a column finds it: its logical or schema name in any
 * letter case, a lookup's `_x_value` or navigation property, its MetadataId, or the one display name.
 */
export function columnNamed(given: string, table: Columns): ColumnDefinition | undefined {
  const name = given.trim();
  const found = columnOf(name, table, {})?.column;
  if (found) return found;
  const label = name.toLowerCase();
  const [only, another] = [...table.columns.values()].filter(
    ({ displayName }) => displayName?.toLowerCase() === label,
  );
  return another ? undefined : only;
}
