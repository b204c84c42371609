import type { Environment } from "../environment";
import { InputError } from "../errors/InputError";
import { writeJson } from "../json/writeJson";
import { type Address, readAddress } from "../odata/keys/readAddress";
import { readKeyText } from "../odata/keys/readKeyText";
import type { KeyText, RecordKey } from "../odata/keys/types";
import { entitySetName } from "../odata/names";
import type { TableDefinition } from "../types/tables";

import { keyOfId, keysOf, typedKey } from "../values/keys/typedKey";
import { readReference, tabledObject } from "../values/reference";
import type { TypingOptions } from "../values/types";
import { isUnambiguous, untypedKey } from "./untypedKey";

/** A text that says which record is meant, and what is known of its table. */
export interface KeyParams {
  readonly environment: Environment;
  /** Set name of the table. */
  readonly set: string;
  readonly definition?: TableDefinition | undefined;
  /** Label of the input that holds the text, for messages; default "Entity ID". */
  readonly input?: string | undefined;
  /** For dates and times without an offset. */
  readonly typing?: TypingOptions | undefined;
}

const INPUT = "Entity ID";

/**
 * Whether the table's definition has to be read before the record can be addressed: not for a GUID, nor
 * for a text that can only be read in one way.
 *
 * @throws InputError for what no definition could make right
 */
export function needsDefinition(params: KeyParams, text: string): boolean {
  const { key, table, address } = read(params, text);
  if (table !== undefined && table !== params.set) return mayBeSame(table, params.set, address);
  if (key.kind === "unreadable") return !/\s/.test(text.trim());
  return key.kind === "parts" && !isUnambiguous(key.parts);
}

/**
 * A browser names tables by their logical names. Elsewhere a name is only taken for the logical name of a
 * set if the two begin alike, as `account` and `accounts` do.
 */
const mayBeSame = (table: string, set: string, address: "page" | "path" | undefined): boolean => {
  const half = Math.ceil(table.length / 2);
  return address === "page" || table.slice(0, half).toLowerCase() === set.slice(0, half);
};

/** Whether the text is read as columns of a key, rather than as an id. */
export function isColumnKey(params: KeyParams, text: string): boolean {
  return read(params, text).key.kind === "parts";
}

/**
 * Which record of a table a text means: the one function that decides what a key is. With a definition
 * the key is checked and its values are typed; without one it is what was written.
 *
 * @throws InputError that names the input, what is wrong, and what is accepted
 */
export function recordKey(params: KeyParams, text: string): RecordKey {
  const { definition, input = INPUT } = params;
  const { key, table, address } = read(params, text);
  if (table !== undefined && !isNameOf(table, params, address)) {
    throw new InputError(`${input} names a record of ${table}, but Entity Type is ${params.set}.`);
  }
  if (key.kind === "id") return keyOfId(key.id);
  if (key.kind === "unreadable") throw new InputError(notAnId(text, params));
  if (!definition) return untypedKey(key.parts, input);
  const typed = typedKey(key.parts, definition, params.typing);
  if ("wrong" in typed) throw new InputError(`${input} ${typed.wrong}.`);
  return typed;
}

/** Path of one record under the API root: `accounts(…)`, ready for a URL. */
export function keyPath(set: string, { predicate }: RecordKey): string {
  return `${entitySetName(set)}(${predicate})`;
}

const read = (
  params: KeyParams,
  text: string,
): Pick<Address, "table" | "address"> & { readonly key: KeyText } => {
  const tabled = tabledKey(text, params);
  if (tabled) return tabled;
  const { environment, input = INPUT } = params;
  const { table, address, key } = readAddress(environment, text, input);
  return { table, address, key: readKeyText(key, input) };
};

/** JSON text of `{ table, id }` or `{ table, key }`, as lookups take it. */
const tabledKey = (
  text: string,
  { environment, input = INPUT }: KeyParams,
): { readonly table: string; readonly key: KeyText } | undefined => {
  const object = tabledObject(text);
  const reference = object && readReference(object, environment);
  if (reference?.kind !== "id" && reference?.kind !== "key") return undefined;
  const { table } = reference;
  if (table === undefined) return undefined;
  return reference.kind === "id"
    ? { table, key: { kind: "id", id: reference.id } }
    : { table, key: readKeyText(writeJson(reference.key, input), input) };
};

/** An address names the set, and a browser the table. */
const isNameOf = (name: string, { set, definition }: KeyParams, address: Address["address"]) =>
  name === set ||
  (definition !== undefined &&
    mayBeSame(name, set, address) &&
    [definition.entitySetName, definition.logicalName].includes(name.toLowerCase()));

const notAnId = (text: string, { definition, input = INPUT }: KeyParams): string => {
  const trimmed = text.trim();
  const shown = JSON.stringify(trimmed.length > 80 ? `${trimmed.slice(0, 80)}…` : trimmed);
  // Without blanks it may be a key, for which the definition is read in any case.
  const known = definition && !/\s/.test(trimmed) ? ` The table ${keysOf(definition)}.` : "";
  return `${input} is not a record's id: expected a GUID, an alternate key such as accountnumber='A-1' or name='O''Brien',number=5, or the record's address; got ${shown}.${known}`;
};
