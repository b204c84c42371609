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
  const comparers = new Map<string, ColumnComparer | undefined>();
  /** Of properties that write a column, of which there are not many, what does not depend on the row is kept. */
  const comparerOf = (property: string): ColumnComparer | "annotation" | "other" | undefined => {
    if (comparers.has(property)) return comparers.get(property);
    const about = written(property);
    if (about.kind !== "column") return about.kind;
    if (!isComparable(about.column)) return "other";
    const comparer = columnComparer(about, definition);
    comparers.set(property, comparer);
    return comparer;
  };
  return (record, current, ids) => {
    const changes: Change[] = [];
    const uncompared: string[] = [];
    for (const property of Object.keys(record)) {
      const value = record[property];
      const compare = comparerOf(property);
      if (value === undefined || compare === undefined || compare === "annotation") continue;
      if (compare === "other") {
        uncompared.push(property);
        continue;
      }
      const change = compare(value, current, ids);
      if (change) changes.push(change);
    }
    return { changes, uncompared };
  };
}

/** What writing a value would change in a row. */
type ColumnComparer = (
  value: unknown,
  current: DataverseRecord,
  ids: ReferencedIds,
) => Change | undefined;

/** Undefined for a column that an update does not set. */
const columnComparer = (
  about: Extract<Written, { readonly kind: "column" }>,
  { columns }: Pick<TableDefinition, "columns">,
): ColumnComparer | undefined => {
  const { column } = about;
  if (!column.validForUpdate && !column.isPrimaryId) return undefined;
  const name = readName(column);
  const tableName = `${name}${TABLE}`;
  const isReference = isLookup(column.kind);
  const isStatus = column.kind === "status";
  return (value, current, ids) => {
    const stored = Object.hasOwn(current, name) ? current[name] : undefined;
    const isReset = isStatus && value === null;
    const to = isReference ? idOf(value, ids) : isReset ? defaultStatus(columns, stored) : value;
    const same =
      (stored !== undefined || Object.hasOwn(current, name)) &&
      sameValue(column, to, stored) &&
      (about.target === undefined || isSameTable(about, to, current[tableName]));
    return same ? undefined : { column, from: stored ?? null, to };
  };
};

/** Where a status reason is emptied, Dataverse puts the usual one of the state. */
const defaultStatus = (columns: TableDefinition["columns"], stored: unknown): unknown => {
  const state = columns.get("statuscode")?.options?.find(({ value }) => value === stored)?.state;
  const states = columns.get("statecode")?.options ?? [];
  return states.find(({ value }) => value === state)?.defaultStatus ?? null;
};

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
