import type { ColumnDefinition } from "../types/tables";
import type { ResolvedMap } from "./resolveFieldMap";

const LOOKUPS = new Set(["lookup", "customer", "owner"]);

/** The name under which a column is read. */
export function readNameOf({ kind, logicalName }: ColumnDefinition): string {
  return LOOKUPS.has(kind) ? `_${logicalName}_value` : logicalName;
}

/** Names to read, fields of the app among them, by their columns. Any other name stays as it is. Pure. */
export function columnsOfFields(names: readonly string[], map: ResolvedMap): readonly string[] {
  return names
    .flatMap((name) => name.split(","))
    .map((name) => {
      const mapped = map.get(name.trim());
      return mapped ? readNameOf(mapped.column) : name.trim();
    });
}
