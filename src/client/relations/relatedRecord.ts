import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { hasTechnicalName, nameKey } from "../metadata/cache/findTable";
import { normalizeGuid } from "../odata/guid";
import { readAddress } from "../odata/keys/readAddress";
import { readKeyText } from "../odata/keys/readKeyText";
import { withoutFullStop } from "../text/trimCharacters";
import type { LookupTargetDefinition, TableDefinition, TableName } from "../types/tables";
import type { LookupContext } from "../values/lookupContext";
import { principalOf } from "../values/principal";
import {
  ACCEPTED_REFERENCES,
  type Reference,
  readReference,
  tabledObject,
} from "../values/reference";
import { referencePredicate } from "../values/referencePredicate";
import { shown } from "../values/types";

/** A related record: its table, and what says which of its records it is. */
export interface Related {
  readonly table: TableName;
  /** Navigation property that leads to that table. */
  readonly navigation: string;
  /** The text between the parentheses of its address, encoded. */
  readonly predicate: string;
  /** Undefined where it goes by an alternate key. */
  readonly id: string | undefined;
}

type Wrong = { readonly wrong: string };

const ACCEPTED =
  'an id, an alternate key, {"table", "id"}, "table: name", or the address of the record';

/** Where a relation leads to. */
export interface Leads {
  readonly targets: readonly LookupTargetDefinition[];
  /** Whether it is a lookup of users and teams, who are found by what people know them by. */
  readonly isOwner: boolean;
}

/**
 * The related record that a value means, in any form of a reference: besides those of a lookup also an
 * alternate key alone, and a row with its id or the columns of an alternate key.
 */
export async function relatedRecord(
  value: unknown,
  { targets, isOwner }: Leads,
  context: LookupContext,
): Promise<Related | Wrong> {
  if (isOwner) return ofPrincipal(value, targets, context);
  const key = keyAlone(value, context);
  if (key && "wrong" in key) return key;
  if (key) return ofKey(key.predicate, targets, context);
  const reference = readReference(value, context.environment);
  switch (reference.kind) {
    case "wrong":
      return { wrong: reference.wrong.replace(ACCEPTED_REFERENCES, ACCEPTED) };
    case "unset":
      return { wrong: `it is empty; expected ${ACCEPTED}` };
    case "action":
      return { wrong: `${reference.action} is no record; expected ${ACCEPTED}` };
    case "columns":
      return ofColumns(reference.columns, targets, context);
  }
  const target = await targetOf(reference.table, targets, context);
  return "wrong" in target ? target : located(reference, target, context);
}

type Located = Extract<Reference, { readonly kind: "id" | "key" | "name" | "predicate" }>;

interface Target {
  readonly table: TableName;
  readonly navigation: string;
}

const ofPrincipal = async (
  value: unknown,
  targets: readonly LookupTargetDefinition[],
  context: LookupContext,
): Promise<Related | Wrong> => {
  const found = await principalOf(value, context);
  if ("wrong" in found) return found;
  const target = await targetOf(found.table, targets, context);
  return "wrong" in target ? target : located({ kind: "id", id: found.id }, target, context);
};

/** `accountnumber='A-1'` without its table, which the relation says. */
const keyAlone = (
  value: unknown,
  { environment }: LookupContext,
): { readonly predicate: string } | Wrong | undefined => {
  if (typeof value !== "string" || !/^\s*\{|=/.test(value) || tabledObject(value)) return undefined;
  try {
    const { table, key } = readAddress(environment, value, "the address");
    if (table !== undefined || readKeyText(key, "the key").kind !== "parts") return undefined;
    return { predicate: key.trim() };
  } catch (error) {
    throwUnless(error, InputError);
    return { wrong: withoutFullStop(error.message) };
  }
};

const ofKey = async (
  predicate: string,
  targets: readonly LookupTargetDefinition[],
  context: LookupContext,
): Promise<Related | Wrong> => {
  const target = await targetOf(undefined, targets, context);
  if ("wrong" in target) return target;
  const { logicalName: table } = target.table;
  return located({ kind: "predicate", table, predicate }, target, context);
};

const located = async (
  reference: Located,
  { table, navigation }: Target,
  context: LookupContext,
): Promise<Related | Wrong> => {
  const predicate = await referencePredicate(
    { ...reference, table: table.logicalName },
    table,
    context,
  );
  if ("wrong" in predicate) return predicate;
  const { text } = predicate;
  return { table, navigation, predicate: text, id: normalizeGuid(text) };
};

/** A row as a query returns it, or the columns of an alternate key. */
const ofColumns = async (
  columns: Readonly<Record<string, unknown>>,
  targets: readonly LookupTargetDefinition[],
  context: LookupContext,
): Promise<Related | Wrong> => {
  const type = Object.hasOwn(columns, "@odata.type") ? columns["@odata.type"] : undefined;
  const named = typeof type === "string" ? type.slice(type.lastIndexOf(".") + 1) : undefined;
  const target = await targetOf(named, targets, context);
  if ("wrong" in target) return target;
  const definition = await context.definition(target.table);
  const own = new Map(
    Object.entries(columns)
      .filter(([name, value]) => !name.includes("@") && value !== undefined && value !== null)
      .map(([name, value]) => [name.toLowerCase(), value] as const),
  );
  const id = own.get(definition.primaryIdAttribute);
  if (id !== undefined) {
    const guid = typeof id === "string" ? normalizeGuid(id) : undefined;
    if (guid) return located({ kind: "id", id: guid }, target, context);
    return { wrong: `its ${definition.primaryIdAttribute} ${shown(id)} is not a GUID` };
  }
  const key = keyIn(own, definition);
  if (!key) {
    return { wrong: `it does not say which record it is: set ${definition.primaryIdAttribute}` };
  }
  return located({ kind: "key", key }, target, context);
};

const keyIn = (
  own: ReadonlyMap<string, unknown>,
  { keys }: TableDefinition,
): Record<string, unknown> | undefined => {
  const found = keys.find(({ columns }) => columns.every((column) => own.has(column)));
  return found && Object.fromEntries(found.columns.map((column) => [column, own.get(column)]));
};

/** The target that a name means; without a name, the only one. */
const targetOf = async (
  named: string | undefined,
  targets: readonly LookupTargetDefinition[],
  context: LookupContext,
): Promise<Target | Wrong> => {
  const [only, ...others] = targets;
  const names = targets.map(({ table }) => table).join(", ");
  if (only && others.length === 0) {
    const table = await context.table(only.table);
    if (!table) return { wrong: `there is no table ${only.table}` };
    if (named === undefined || isNamed(table, named)) return { ...only, table };
  }
  if (named === undefined) {
    return { wrong: `it may be a record of ${names}: say which, as {"table", "id"}` };
  }
  const table = await context.table(named);
  if (!table) return { wrong: `there is no table ${shown(named)}; expected a record of ${names}` };
  const target = targets.find((each) => each.table === table.logicalName);
  if (target) return { ...target, table };
  return { wrong: `it is a record of ${table.logicalName}; expected one of ${names}` };
};

const isNamed = (table: TableName, name: string): boolean => {
  const labels = [table.displayName, table.pluralDisplayName, ...table.labels];
  const wanted = nameKey(name);
  return (
    hasTechnicalName(table, name) ||
    labels.some((label) => label !== undefined && nameKey(label) === wanted)
  );
};
