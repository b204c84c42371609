import type { DataverseRecord } from "../types";
import type { ColumnDefinition } from "../types/tables";
import { emptyMeans } from "./emptyValue";
import { isReadName } from "./findColumn";
import { ownerTable } from "./gatherEntries";
import { jsonValue } from "./jsonValue";
import { lookupValue } from "./lookup";
import { partyRows } from "./parties";
import { asRowRead, isRowRead } from "./rowRead";
import { isSetByUpdateOnly, isSettable, NOT_BY_CREATING_UPSERT, notSettable } from "./settable";
import type { Slot } from "./slots";
import { shown } from "./types";
import { typeValue } from "./typeValue";
import type { TypedEntry, Typing } from "./typing";

type ColumnSlot = Extract<Slot, { readonly kind: "column" }>;

const LATER =
  "a record is created along by a create only; give the id of an existing one, or create it by a separate request";

/** One column of a record as Dataverse takes it, or what is wrong with its value. */
export function typeColumn(
  name: string,
  given: unknown,
  slot: ColumnSlot,
  typing: Typing,
): TypedEntry | Promise<TypedEntry> {
  const { column } = slot.found;
  const { mode, secondStep } = typing.options;
  const fault = (what: string): TypedEntry => ({ faults: [{ column: name, what }] });
  // No record is without an id: an empty one is that of a reference which led to nothing.
  if (column.isPrimaryId && (given === null || given === "")) return { properties: {} };
  if (column.isPrimaryId && mode !== "create") return typeOf(name, given, slot, typing);
  if (!isSettable(column, mode)) return fault(notSettable(column, mode));
  const afterCreate = mode === "upsert" && isSetByUpdateOnly(column);
  if (afterCreate && !secondStep) return fault(NOT_BY_CREATING_UPSERT);
  const json = takesObjects(column) ? jsonValue(given) : { value: given };
  if (!json) return fault(`${shown(given)} begins like JSON and is none`);
  const isNull = json.value === "" && emptyMeans(column, typing.options) === "null";
  const value = isNull ? null : json.value;
  const typed = typeOf(name, value, slot, typing);
  if (!afterCreate) return typed;
  return typed instanceof Promise ? typed.then(setAfterwards) : setAfterwards(typed);
}

const setAfterwards = (typed: TypedEntry): TypedEntry =>
  "faults" in typed ? typed : { ...typed, afterCreate: true };

const isLookup = ({ kind }: ColumnDefinition): boolean =>
  kind === "lookup" || kind === "customer" || kind === "owner";

/** Inputs of type text can only say an object or a list as JSON. */
const takesObjects = (column: ColumnDefinition): boolean =>
  isLookup(column) || column.kind === "partylist" || column.kind === "multichoice";

const typeOf = (
  name: string,
  value: unknown,
  slot: ColumnSlot,
  typing: Typing,
): TypedEntry | Promise<TypedEntry> => {
  const { column } = slot.found;
  const fault = (what: string): TypedEntry => ({ faults: [{ column: name, what }] });
  if (column.kind === "partylist") return typeParties(name, value, slot, typing);
  if (isLookup(column)) return typeLookup(name, value, slot, typing);
  if (slot.bind) return fault(`${column.logicalName} is no lookup, so that it cannot be bound`);
  const typed = typeValue(value, column, typing.options);
  if ("wrong" in typed) return fault(typed.wrong);
  return { properties: { [column.logicalName]: typed.value } };
};

const typeParties = async (
  name: string,
  value: unknown,
  { found: { column } }: ColumnSlot,
  { definition, options, context }: Typing,
): Promise<TypedEntry> => {
  const parties = await partyRows(value, column, definition, options.mode, context);
  if ("wrong" in parties) return { faults: [{ column: name, what: parties.wrong }] };
  const { collection, rows } = parties;
  return rows.length === 0 ? { properties: {} } : { properties: { [collection]: rows }, rows };
};

/** What a row was expanded by when it was read was read with it. */
const asExpanded = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !("@odata.type" in value)
    ? asRowRead(value as DataverseRecord)
    : value;

const typeLookup = async (
  name: string,
  value: unknown,
  slot: ColumnSlot,
  typing: Typing,
): Promise<TypedEntry> => {
  const { options, context, typeNested } = typing;
  const { column, targetTable } = slot.found;
  const fault = (what: string): TypedEntry => ({ faults: [{ column: name, what }] });
  const owner = column.kind === "owner" && isReadName(name) ? ownerTable(typing.given) : undefined;
  const hint = targetTable ?? owner;
  const meant = isRowRead(typing.given) ? asExpanded(value) : value;
  const lookup = await lookupValue(meant, column, context, hint);
  if ("wrong" in lookup) return fault(lookup.wrong);
  if ("unset" in lookup) {
    if (options.emptyValues !== "clear") return { properties: {} };
    return typeLookup(name, null, slot, typing);
  }
  if ("bind" in lookup) return { properties: { [lookup.property]: lookup.bind } };
  if (options.mode !== "create") return fault(LATER);
  const nested = await typeNested(lookup.columns, lookup.table);
  const faults = nested.faults.map(({ column: inner, what }) => ({
    column: `${name}.${inner}`,
    what,
  }));
  return faults.length > 0 ? { faults } : { properties: { [lookup.property]: nested.record } };
};
