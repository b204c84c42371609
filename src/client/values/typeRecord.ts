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
  overlay: DataverseRecord = NOTHING,
): Promise<TypedRecord> {
  const gathered = gatherEntries(
    { record: given, overlay },
    definition,
    options,
    context.environment,
  );
  const tables = lookupTables(gathered.entries);
  if (tables.length > 0) await context.prepare?.(tables);
  const whole = overlay === NOTHING ? given : { ...overlay, ...given };
  const typing: Typing = {
    definition,
    options,
    context,
    given: whole,
    typeNested: (columns, table) =>
      typeRecord(columns, table, { ...options, mode: "create" }, context),
  };
  const record: Record<string, unknown> = {};
  const afterCreate: Record<string, unknown> = {};
  const faults: Fault[] = [...gathered.faults];
  for (const entry of gathered.entries) {
    const answer = typeEntry(entry, typing);
    // Most values need no request: to wait for each of them would take longer than to type it.
    const typed = answer instanceof Promise ? await answer : answer;
    if ("faults" in typed) faults.push(...typed.faults);
    else {
      put(record, typed);
      if (typed.afterCreate) put(afterCreate, typed);
    }
  }
  const mismatch = statusOfAnotherState(record, definition);
  if (mismatch) faults.push({ column: "statuscode", what: mismatch });
  return {
    record,
    faults,
    // Only for a single record somebody asks, and of many rows it would take as long as their typing.
    isChanged: () => writeJson(record) !== writeJson({ ...given, ...overlay }),
    leftOut: gathered.leftOut,
    afterCreate,
  };
}

const NOTHING: DataverseRecord = Object.freeze({});

/** The tables that the lookups of a record refer to, where the column leaves no choice. */
const lookupTables = (entries: readonly Entry[]): readonly string[] => {
  const tables: string[] = [];
  for (const { slot, value } of entries) {
    if (slot.kind !== "column" || value === null) continue;
    const { targets = [] } = slot.found.column;
    const [target] = targets;
    if (target && targets.length === 1 && !tables.includes(target.table)) tables.push(target.table);
  }
  return tables;
};

const put = (
  record: Record<string, unknown>,
  { properties, rows }: Extract<TypedEntry, { readonly properties: DataverseRecord }>,
): void => {
  for (const name of Object.keys(properties)) {
    const value = properties[name];
    const already = rows && ownValue(record, name);
    setOwn(record, name, rows && Array.isArray(already) ? [...already, ...rows] : value);
  }
};

const typeEntry = (
  { name, value, slot }: Entry,
  typing: Typing,
): TypedEntry | Promise<TypedEntry> => {
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
