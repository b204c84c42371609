import type { Schema } from "../schema/derived";
import { intersectColumns } from "../schema/relationships";

/** The table behind a many-to-many relationship, and its columns; throws where there is none. */
export function intersectOf(
  schema: Schema,
  relationship: string,
): { table: string; columns: ReturnType<typeof intersectColumns> } {
  const known = schema.manyToMany.get(relationship);
  const declaring = schema.tables.get(known?.declaredBy ?? "");
  const other = schema.tables.get(known?.with ?? "");
  if (!known || !declaring || !other) {
    throw new Error(`The store has no many-to-many relationship "${relationship}".`);
  }
  const columns = intersectColumns(known, declaring.primaryId, other.primaryId);
  return { table: known.intersect, columns };
}
