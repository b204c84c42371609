import { ownValue } from "../objects/ownProperty";
import { normalizeGuid } from "../odata/guid";

/** A row that was read says by the ID it has which of several tables it is of: lookups have other names in rows. */
export function tableOfRow(
  columns: Readonly<Record<string, unknown>>,
  tables: readonly string[],
): string | undefined {
  if (tables.length < 2) return undefined;
  const isOfIt = (table: string): boolean => {
    const id = ownValue(columns, `${table}id`);
    return typeof id === "string" && normalizeGuid(id) !== undefined;
  };
  const [only, ...others] = tables.filter(isOfIt);
  return others.length === 0 ? only : undefined;
}
