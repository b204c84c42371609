import type { Relation } from "../metadata/relationships/relation";
import type { TableDefinition } from "../types/tables";

/** Whether links of a relation can be written: a lookup may be one that Dataverse alone sets. */
export function isWritable(
  { kind, relationships }: Relation,
  { columns }: TableDefinition,
): boolean {
  const [{ column, otherNavigation }] = relationships;
  if (kind === "oneToMany") return otherNavigation !== undefined;
  if (kind === "manyToMany" || column === undefined) return true;
  return columns.get(column)?.validForUpdate ?? true;
}
