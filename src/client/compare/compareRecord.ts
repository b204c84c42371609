import { normalizeGuid } from "../odata/guid";
import type { DataverseRecord } from "../types";
import type { TableDefinition } from "../types/tables";
import { sameValue } from "./sameValue";
import type { Change, Comparison } from "./types";
import { isComparable, isLookup, readName, type Written, writtenColumns } from "./writtenColumns";

/** Ids of the records that references by alternate key lead to, by the reference; null where there is none. */
export type ReferencedIds = ReadonlyMap<string, string | null>;

const TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";

/**
 * Compares records that are sent to one table with rows of it: what writing them would change. Columns that
 * an update does not set do not count, since Dataverse drops them. Pure.
 */
export function recordComparer(
  definition: Pick<TableDefinition, "columns">,
): (record: DataverseRecord, current: DataverseRecord, ids: ReferencedIds) => Comparison {
  const written = writtenColumns(definition);
  return (record, current, ids) => {
    const changes: Change[] = [];
    const uncompared: string[] = [];
    for (const [property, value] of Object.entries(record)) {
      const about = written(property);
      if (value === undefined || about.kind === "annotation") continue;
      if (about.kind === "other" || !isComparable(about.column)) {
        uncompared.push(property);
        continue;
      }
      const { column } = about;
      if (!column.validForUpdate && !column.isPrimaryId) continue;
      const name = readName(column);
      const to = isLookup(column.kind) ? idOf(value, ids) : value;
      const same =
        Object.hasOwn(current, name) &&
        sameValue(column, to, current[name]) &&
        isSameTable(about, to, current[`${name}${TABLE}`]);
      if (!same) changes.push({ column, from: current[name] ?? null, to });
    }
    return { changes, uncompared };
  };
}

/** The id that a reference leads to; the reference itself where that is not known. */
const idOf = (value: unknown, ids: ReferencedIds): unknown => {
  if (typeof value !== "string") return value;
  const inside = value.slice(value.indexOf("(") + 1, value.endsWith(")") ? -1 : undefined);
  return normalizeGuid(inside) ?? ids.get(value) ?? value;
};

/** An id alone may be that of records of several tables. */
const isSameTable = (
  { target }: Extract<Written, { readonly kind: "column" }>,
  to: unknown,
  table: unknown,
): boolean => to === null || target === undefined || typeof table !== "string" || table === target;
