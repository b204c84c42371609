import type { ColumnDefinition, TableDefinition } from "../metadata/types";
import type { DataverseRecord } from "../types";
import { columnOf, type FoundColumn, unknownColumn } from "./findColumn";
import { type LookupContext, lookupValue } from "./lookup";
import { partyRows } from "./parties";
import type { Fault, TypingOptions, WriteMode } from "./types";
import { keepsEmptyText, typeValue } from "./typeValue";

/** The record as Dataverse takes it, everything that is wrong with it, and whether it was changed. */
export interface TypedRecord {
  readonly record: DataverseRecord;
  readonly faults: readonly Fault[];
  readonly changed: boolean;
}

/**
 * Turns a record as people have it into the one Dataverse takes, column by column. Annotations
 * (`x@odata.bind` above all) and nested records pass as they are; nothing that is right is touched.
 */
export const typeRecord = async (
  given: DataverseRecord,
  definition: TableDefinition,
  options: TypingOptions,
  context: LookupContext,
): Promise<TypedRecord> => {
  const record: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (name.includes("@") || isNested(name, value, definition)) {
      record[name] = value;
      continue;
    }
    const found = columnOf(name, definition, given);
    const what = found
      ? await addValue(record, found, value, { definition, options, context })
      : unknownColumn(name, definition);
    if (what) faults.push({ column: name, what });
  }
  const mismatch = statusOfAnotherState(record, definition);
  if (mismatch) faults.push({ column: "statuscode", what: mismatch });
  return { record, faults, changed: JSON.stringify(record) !== JSON.stringify(given) };
};

interface Typing {
  readonly definition: TableDefinition;
  readonly options: TypingOptions;
  readonly context: LookupContext;
}

/** Puts the typed value into the record; answers with what is wrong, if something is. */
const addValue = async (
  record: Record<string, unknown>,
  { column, targetTable }: FoundColumn,
  value: unknown,
  { definition, options, context }: Typing,
): Promise<string | undefined> => {
  if (column.isPrimaryId && options.mode !== "create") {
    record[column.logicalName] = value;
    return undefined;
  }
  const refused = refusedByMode(column, options.mode);
  if (refused) return refused;
  if (value === "" && !keepsEmptyText(column)) {
    if (options.emptyValues === "omit") return undefined;
    return addValue(record, { column, targetTable }, null, { definition, options, context });
  }
  if (column.kind === "partylist") {
    const parties = await partyRows(value, column, definition, options.mode, context);
    if ("wrong" in parties) return parties.wrong;
    const already = record[parties.collection];
    record[parties.collection] = [...(Array.isArray(already) ? already : []), ...parties.rows];
    return undefined;
  }
  if (isLookup(column)) {
    const lookup = await lookupValue(value, column, context, targetTable);
    if ("wrong" in lookup) return lookup.wrong;
    record[lookup.property] = lookup.bind;
    return undefined;
  }
  const result = typeValue(value, column, options);
  if ("wrong" in result) return result.wrong;
  record[column.logicalName] = result.value;
  return undefined;
};

const isLookup = ({ kind }: ColumnDefinition): boolean =>
  kind === "lookup" || kind === "customer" || kind === "owner";

const refusedByMode = (column: ColumnDefinition, mode: WriteMode): string | undefined => {
  const { kind, validForCreate, validForUpdate } = column;
  if (kind === "partylist") return undefined;
  const allowed = {
    create: validForCreate,
    update: validForUpdate,
    upsert: validForCreate || validForUpdate,
  };
  return allowed[mode]
    ? undefined
    : `the column cannot be set by ${mode === "create" ? "a create" : `an ${mode}`}`;
};

/** Objects and lists under a navigation property are records created along; they pass as they are. */
const isNested = (name: string, value: unknown, { relationships }: TableDefinition): boolean =>
  typeof value === "object" &&
  relationships.some(
    ({ navigation, kind }) =>
      navigation === name && (kind === "manyToOne" ? isNewRecord(value) : Array.isArray(value)),
  );

/** A reference says its table, or holds nothing but an id; any other object is a record of its own. */
const isNewRecord = (value: object | null): boolean => {
  if (value === null || Array.isArray(value)) return false;
  const parts = Object.keys(value);
  return !parts.includes("table") && !(parts.length === 1 && parts[0] === "id");
};

const statusOfAnotherState = (
  { statecode, statuscode }: Record<string, unknown>,
  { columns }: TableDefinition,
): string | undefined => {
  if (typeof statecode !== "number" || typeof statuscode !== "number") return undefined;
  const status = columns.get("statuscode")?.options?.find(({ value }) => value === statuscode);
  if (!status || status.state === undefined || status.state === statecode) return undefined;
  const states = columns.get("statecode")?.options ?? [];
  const label = (state: number) =>
    states.find(({ value }) => value === state)?.label ?? String(state);
  return `${status.label} (${statuscode}) belongs to the status ${label(status.state)}, not to ${label(statecode)}`;
};
