import type { ColumnDefinition, TableDefinition } from "../metadata/types";
import { normalizeGuid } from "../odata/guid";
import { columnOf } from "./findColumn";

/**
 * The column of a name, as every input that takes a column finds it: its logical or schema name in any
 * letter case, a lookup's `_x_value` or navigation property, its MetadataId, or the one display name.
 */
export const columnNamed = (
  given: string,
  definition: TableDefinition,
): ColumnDefinition | undefined => {
  const name = given.trim();
  const columns = [...definition.columns.values()];
  const id = normalizeGuid(name);
  if (id) return columns.find(({ metadataId }) => metadataId === id);
  const found = columnOf(name, definition, {})?.column;
  if (found) return found;
  const label = name.toLowerCase();
  const [only, another] = columns.filter(({ displayName }) => displayName?.toLowerCase() === label);
  return another ? undefined : only;
};
