import { writeJson } from "../json/writeJson";
import { ownValue, setOwn } from "../objects/ownProperty";
import type { DataverseRecord } from "../types";
import type { TableDefinition } from "../types/tables";
import { unknownColumn } from "./findColumn";
import { type Entry, gatherEntries } from "./gatherEntries";
import type { LookupContext } from "./lookupContext";
import { statusOfAnotherState } from "./stateAndStatus";
import { typeCollection } from "./typeCollection";
import { typeColumn } from "./typeColumn";
import type { Fault, TypingOptions } from "./types";
import type { TypedEntry, TypedRecord, Typing } from "./typing";

/**
 * Turns a record in any accepted form into the one Dataverse takes, column by column: the only place where
 * this is decided, for single records, batches, bulk rows, and records created along.
 *
 * @param overlay wins over the record where both mean the same column, however they spell it
 */
export async function typeRecord(
  given: DataverseRecord,
  definition: TableDefinition,
  options: TypingOptions,
  context: LookupContext,
  overlay: DataverseRecord = {},
): Promise<TypedRecord> {
  const gathered = gatherEntries(
    { record: given, overlay },
    definition,
    options,
    context.environment,
  );
  await context.prepare?.(lookupTables(gathered.entries));
  const typing: Typing = {
    definition,
    options,
    context,
    given: { ...overlay, ...given },
    typeNested: (columns, table) =>
      typeRecord(columns, table, { ...options, mode: "create" }, context),
  };
  const record: Record<string, unknown> = {};
  const afterCreate: Record<string, unknown> = {};
  const faults: Fault[] = [...gathered.faults];
  for (const entry of gathered.entries) {
    const typed = await typeEntry(entry, typing);
    if ("faults" in typed) faults.push(...typed.faults);
    else {
      put(record, typed);
      if (typed.afterCreate) put(afterCreate, typed);
    }
  }
  const mismatch = statusOfAnotherState(record, definition);
  if (mismatch) faults.push({ column: "statuscode", what: mismatch });
  const changed = writeJson(record) !== writeJson({ ...given, ...overlay });
  return { record, faults, changed, leftOut: gathered.leftOut, afterCreate };
}

/** The tables that the lookups of a record refer to, where the column leaves no choice. */
const lookupTables = (entries: readonly Entry[]): readonly string[] => {
  const tables = entries.flatMap(({ slot, value }) => {
    if (slot.kind !== "column" || value === null) return [];
    const [target, ...others] = slot.found.column.targets ?? [];
    return target && others.length === 0 ? [target.table] : [];
  });
  return [...new Set(tables)];
};

const put = (
  record: Record<string, unknown>,
  { properties, rows }: Extract<TypedEntry, { readonly properties: DataverseRecord }>,
): void => {
  for (const [name, value] of Object.entries(properties)) {
    const already = ownValue(record, name);
    const isAdded = rows !== undefined && Array.isArray(already);
    setOwn(record, name, isAdded ? [...already, ...rows] : value);
  }
};

const typeEntry = async ({ name, value, slot }: Entry, typing: Typing): Promise<TypedEntry> => {
  switch (slot.kind) {
    case "type":
    case "annotation":
      return { properties: { [name]: value } };
    case "unknown":
      return { faults: [{ column: name, what: unknownColumn(name, typing.definition) }] };
    case "collection":
      return typeCollection(name, value, slot, typing);
    case "column":
      return typeColumn(name, value, slot, typing);
  }
};
