import { ownValue, setOwn } from "../objects/ownProperty";
import type { DataverseRecord } from "../types";
import type { ColumnDefinition } from "../types/tables";
import type { ResolvedField, ResolvedMap } from "./resolveFieldMap";
import { type ColumnPair, listed, toApp as valueOfApp } from "./valuePairs";

/** A value that a column has and the map of its field has not. */
export interface UnmappedValue {
  readonly field: string;
  readonly column: string;
  readonly value: unknown;
  /** The values that the map has. */
  readonly known: string;
}

export interface InApp {
  readonly mapped: DataverseRecord;
  readonly unmapped: readonly UnmappedValue[];
}

interface Reading {
  /** Labels by column, where they were asked for. */
  readonly labels?: Readonly<Record<string, unknown>> | undefined;
  /** Whether the answer would have a column if it had a value. */
  readonly isRead?: ((column: string) => boolean) | undefined;
}

/**
 * A row, as Dataverse sends it or as an event has it, in the words of the app. Fields whose columns were not
 * read are left out. A value of the app goes before a label; a multi-select choice is a list. Pure.
 */
export function toApp(row: DataverseRecord, map: ResolvedMap, reading: Reading = {}): InApp {
  const mapped: DataverseRecord = {};
  const unmapped: UnmappedValue[] = [];
  const shared = sharedColumns(map);
  for (const each of map.values()) {
    const hasOtherField = shared.has(each.column);
    const value = readValue(row, each, { ...reading, hasOtherField });
    if (value === undefined) continue;
    const label = value === null ? undefined : labelOf(each, reading);
    if (!each.values) setOwn(mapped, each.field, label ?? value);
    else {
      const found = inApp(each.values, value);
      if ("value" in found) setOwn(mapped, each.field, found.value);
      else unmapped.push(unmappedValue(each, each.values, found.missing));
    }
  }
  return { mapped, unmapped };
}

/** A value in the words of the app, of a list each; or the one that has none. */
const inApp = (
  pairs: readonly ColumnPair[],
  value: unknown,
): { readonly value: unknown } | { readonly missing: unknown } => {
  if (!Array.isArray(value)) return valueOfApp(pairs, value) ?? { missing: value };
  const values: unknown[] = [];
  for (const item of value as readonly unknown[]) {
    const found = valueOfApp(pairs, item);
    if (!found) return { missing: item };
    values.push(found.value);
  }
  return { value: values };
};

/** Columns of several fields. */
const sharedColumns = (map: ResolvedMap): ReadonlySet<ColumnDefinition> => {
  const seen = new Set<ColumnDefinition>();
  const shared = new Set<ColumnDefinition>();
  for (const { column } of map.values()) (seen.has(column) ? shared : seen).add(column);
  return shared;
};

const unmappedValue = (
  { field, column }: ResolvedField,
  pairs: readonly ColumnPair[],
  value: unknown,
): UnmappedValue => ({
  field,
  column: column.logicalName,
  value,
  known: listed(pairs.map((pair) => pair.column)),
});

/** What a row says of a column; undefined where it says nothing. */
const readValue = (
  row: DataverseRecord,
  { column: { logicalName, kind }, target }: ResolvedField,
  { isRead = () => false, hasOtherField }: Reading & { readonly hasOtherField: boolean },
): unknown => {
  const read = ownValue(row, `_${logicalName}_value`) ?? ownValue(row, logicalName);
  const value = read ?? (Object.hasOwn(row, `_${logicalName}_value`) ? null : read);
  if (value === undefined) return isRead(logicalName) ? null : undefined;
  if (kind === "multichoice" && typeof value === "string") return value.split(",").map(Number);
  if (!LOOKUPS.has(kind)) return value;
  const table = tableOf(value) ?? ownValue(row, `_${logicalName}_value${TABLE}`);
  if (target === undefined || value === null) return idOf(value);
  // Which of the fields it is can only be said by the table.
  if (typeof table !== "string") return hasOtherField ? undefined : idOf(value);
  return table === target ? idOf(value) : null;
};

const TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";

const LOOKUPS = new Set(["lookup", "customer", "owner"]);

/** An event has lookups as objects, and a row that was expanded has the other record. */
const idOf = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  const id = ownValue(value as DataverseRecord, "id");
  return typeof id === "string" ? id : undefined;
};

const tableOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null
    ? ownValue(value as DataverseRecord, "table")
    : undefined;

const labelOf = ({ column }: ResolvedField, { labels = {} }: Reading): unknown =>
  ownValue(labels, column.logicalName);
