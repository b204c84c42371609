import type { Environment } from "../../environment";
import { InputError } from "../../errors/InputError";
import { throwUnless } from "../../errors/throwUnless";
import { collationKey } from "../../keys/collationKey";
import { recordKey } from "../../keys/recordKey";
import { normalizeGuid } from "../../odata/guid";
import type { RecordKey, Unaddressable } from "../../odata/keys/types";
import { withoutFullStop } from "../../text/trimCharacters";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import { idAtPath } from "../../values/idAtPath";
import { isLookup, keyLiteral, type Literal } from "../../values/keys/keyLiteral";
import { keyOfId, keyOfPartition } from "../../values/keys/typedKey";
import { lookupValue } from "../../values/lookup";
import type { LookupContext } from "../../values/lookupContext";
import { type Fault, shown, type TypingOptions } from "../../values/types";

/** Which record a row means. */
export interface Address extends RecordKey {
  /** The same for all rows that mean the same record. */
  readonly lockKey: string;
}

export type Addressed = Address | { readonly fault: Fault };

const fault = (column: string, what: string): Addressed => ({ fault: { column, what } });

const withLockKey = (key: RecordKey): Address => ({
  ...key,
  lockKey: key.id ?? toLockKey(key.predicate),
});

/** The record of an id. */
export function addressOfId(
  { primaryIdAttribute }: TableDefinition,
  value: unknown,
  partition?: unknown,
): Addressed {
  const id = typeof value === "string" ? normalizeGuid(value) : undefined;
  if (!id) return fault(primaryIdAttribute, `${shown(value)} is not a GUID`);
  if (partition === undefined || partition === null || partition === "") {
    return withLockKey(keyOfId(id));
  }
  return withLockKey(keyOfPartition(primaryIdAttribute, id, String(partition)));
}

/** The record of a text: its id, an alternate key such as `accountnumber='A-1'`, or its URL. */
export function addressOfText(
  environment: Environment,
  definition: TableDefinition,
  text: string,
): Addressed {
  try {
    const set = definition.entitySetName;
    return withLockKey(recordKey({ environment, set, definition, input: "the row" }, text));
  } catch (error) {
    throwUnless(error, InputError);
    return fault("", withoutFullStop(error.message));
  }
}

/**
 * The record of an alternate key's values.
 *
 * @param anyValue whether the values may be such that no address can hold them
 */
export async function addressOfKey(
  columns: readonly ColumnDefinition[],
  values: ReadonlyMap<string, unknown>,
  options: TypingOptions,
  context: LookupContext,
  anyValue = false,
): Promise<Addressed> {
  const literals: Literal[] = [];
  let isAddressable = true;
  for (const column of columns) {
    const given = isLookup(column)
      ? await idOfLookup(column, values.get(column.logicalName), context)
      : undefined;
    if (given && "wrong" in given) return fault(column.logicalName, given.wrong);
    const value = given ? given.id : values.get(column.logicalName);
    const literal = keyLiteral(column, value, options);
    if (!("wrong" in literal)) {
      literals.push(literal);
      continue;
    }
    // A lookup of a new record is not written by its id alone.
    if (!anyValue || !literal.unaddressable || columns.some(isLookup))
      return fault(column.logicalName, literal.wrong);
    isAddressable = false;
    literals.push(literal.unaddressable);
  }
  const key = {
    predicate: literals
      .map(({ name, value }) => `${name}=${encodeURIComponent(value.literal)}`)
      .join(","),
    values: literals.map(({ value }) => value),
  };
  return withLockKey(isAddressable ? key : { ...key, unaddressable: otherWay(literals) });
}

const otherWay = (literals: readonly Literal[]): Unaddressable => ({
  condition: literals.map(({ name, value }) => `${name} eq ${value.literal}`).join(" and "),
  columns: Object.fromEntries(literals.map(({ name, typed }) => [name, typed])),
});

/** Values that Dataverse takes for equal have one key. */
export function toLockKey(predicate: string): string {
  return collationKey(decodeURIComponent(predicate)).replace(/(?<! ) +(?=')/g, "");
}

/** A lookup in a key may be given in every form of a reference; undefined where there is none. */
const idOfLookup = async (
  column: ColumnDefinition,
  value: unknown,
  context: LookupContext,
): Promise<{ readonly id: string } | { readonly wrong: string } | undefined> => {
  if (value === undefined || value === null || value === "") return undefined;
  const lookup = await lookupValue(value, column, context);
  if ("wrong" in lookup) return lookup;
  const found = "bind" in lookup ? await idAtPath(String(lookup.bind), context) : undefined;
  if (found?.id !== undefined) return { id: found.id };
  return found?.table && context.idAt
    ? { wrong: `no record of ${found.table.logicalName} has this key` }
    : { wrong: "a key takes the id of a record" };
};
