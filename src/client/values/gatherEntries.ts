import type { Environment } from "../environment";
import type { DataverseRecord } from "../types";
import type { TableDefinition } from "../types/tables";
import { emptyMeans } from "./emptyValue";
import { isReadName } from "./findColumn";
import { isUnnamed, readReference } from "./reference";
import { comesWithRead, isRowRead } from "./rowRead";
import { isSettable } from "./settable";
import { type Slot, slotKey, slotOf } from "./slots";
import type { Fault, TypingOptions } from "./types";

/** A property to be written: one of all spellings that say the same. */
export interface Entry {
  readonly name: string;
  readonly value: unknown;
  readonly slot: Slot;
}

export interface Gathered {
  readonly entries: readonly Entry[];
  readonly faults: readonly Fault[];
  /** Names of a row read before that this write cannot set. */
  readonly leftOut: readonly string[];
}

export interface Layers {
  readonly record: DataverseRecord;
  /** Wins over the record where both mean the same column, however they spell it. */
  readonly overlay: DataverseRecord;
}

/**
 * The properties of a record, each once. Values that are left out never win over others; two spellings of
 * one column in the same layer are a fault, since one of them would be lost. Pure.
 */
export function gatherEntries(
  { record, overlay }: Layers,
  definition: TableDefinition,
  options: TypingOptions,
  environment: Environment,
): Gathered {
  const leftOut: string[] = [];
  const faults: Fault[] = [];
  let chosen = new Map<string, Entry>();
  const isRead = isRowRead(record);
  for (const [layer, values] of [record, overlay].entries()) {
    const own = new Map<string, Entry>();
    for (const name of Object.keys(values)) {
      const value = values[name];
      const entry = { name, value, slot: slotOf(name, definition, values) };
      if (value === undefined || isOmitted(entry, options, environment)) continue;
      if (layer === 0 && isRead && !isForWrite(entry, definition, values, options)) {
        if (entry.slot.kind !== "annotation") leftOut.push(name);
        continue;
      }
      const key = slotKey(entry.slot, name);
      const other = own.get(key);
      if (other && layer === 0 && isRead && isReadName(name)) continue;
      if (other && !(layer === 0 && isRead && isReadName(other.name))) {
        faults.push({ column: name, what: `${other.name} sets the same column; give one of them` });
      }
      own.set(key, entry);
    }
    if (layer === 0) chosen = own;
    else for (const [key, entry] of own) chosen.set(key, entry);
  }
  return { entries: [...chosen.values()], faults, leftOut };
}

/** Whether an empty text, or a reference without a value, is left out. */
const isOmitted = (
  { value, slot }: Entry,
  options: TypingOptions,
  environment: Environment,
): boolean => {
  if (slot.kind !== "column" || typeof value !== "string") return false;
  const { column } = slot.found;
  if (value === "") return emptyMeans(column, options) === "omitted";
  const isReference = slot.bind || (column.targets?.length ?? 0) > 0;
  if (!isReference || options.emptyValues === "clear") return false;
  const reference = readReference(value, environment);
  return reference.kind === "unset" || isUnnamed(reference, column.targets);
};

/** Of a row that was read only what can be written back: images are read as thumbnails. */
const isForWrite = (
  { name, value, slot }: Entry,
  definition: TableDefinition,
  row: DataverseRecord,
  { mode }: TypingOptions,
): boolean => {
  switch (slot.kind) {
    case "type":
      return true;
    case "annotation":
      return false;
    case "unknown":
      return !comesWithRead(name, definition, row);
    case "collection":
      return slot.bind;
    case "column": {
      const { column } = slot.found;
      if (column.kind === "image" || column.kind === "file") return false;
      if (isReadName(name) && value !== null && isTargetUnknown(slot, row)) return false;
      return column.isPrimaryId || isSettable(column, mode);
    }
  }
};

/** A lookup to several tables that was read without the annotation that says which. */
const isTargetUnknown = (
  { found }: Extract<Slot, { readonly kind: "column" }>,
  row: DataverseRecord,
): boolean => {
  const { column, targetTable } = found;
  const isOwner = column.kind === "owner" && ownerTable(row) !== undefined;
  return (column.targets?.length ?? 0) > 1 && targetTable === undefined && !isOwner;
};

/** What a row that was read says of its owner, in two columns beside it. */
export function ownerTable(row: DataverseRecord): string | undefined {
  if (typeof row["_owningteam_value"] === "string") return "team";
  return typeof row["_owninguser_value"] === "string" ? "systemuser" : undefined;
}
