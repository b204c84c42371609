import { InputError } from "../errors/InputError";
import { nearest } from "../errors/nearest";
import { readJson } from "../json/readJson";
import { type Bag, isBag } from "../objects/isBag";
import { ownValue } from "../objects/ownProperty";
import type { FieldMap, FieldMapEntry, NamedKey, ValuePair } from "../types/fieldMap";
import { shown } from "../values/types";

const ACCEPTED =
  'the value of a field map\'s config variable, or an object such as {"email": "emailaddress1"}';

/**
 * A field map in any of its forms: what a wizard saves (`{ fields: [{ field, mappedObject, mappedField }] }`,
 * or the list alone), an object of fields and columns (`{ "email": "emailaddress1" }`, or
 * `{ "tier": { column, values } }`), or JSON text of either. What was read before is read as the same. Fields
 * without a column are left out. Pure.
 *
 * @returns undefined where nothing is given
 * @throws InputError that names the entry that is none
 */
export function readFieldMap(given: unknown, input = "Field Map"): FieldMap | undefined {
  const value = typeof given === "string" ? parsed(given, input) : given;
  if (value === undefined || value === null || value === "") return undefined;
  if (Array.isArray(value)) return { fields: value.flatMap(entryReader(input)) };
  if (!isBag(value)) throw new InputError(`${input} is ${shown(value)}; expected ${ACCEPTED}.`);
  const list = ownValue(value, "fields");
  if (Array.isArray(list)) return { fields: list.flatMap(entryReader(input)) };
  return { fields: Object.entries(value).flatMap((pair) => plainEntry(pair, input)) };
}

const parsed = (text: string, input: string): unknown => {
  if (text.trim() === "") return undefined;
  try {
    return readJson(text);
  } catch {
    throw new InputError(`${input} is text, and not valid JSON; expected ${ACCEPTED}.`);
  }
};

/** An entry of the list that a wizard saves. */
const entryReader =
  (input: string) =>
  (given: unknown, index: number): FieldMapEntry[] => {
    const at = `${input} has an entry ${index + 1}`;
    if (!isBag(given)) throw new InputError(`${at} that is ${shown(given)}; expected an object.`);
    const field = keyOf(ownValue(given, "field"), `${at} whose field`);
    const where = field ? `${input} has an entry for ${shown(field.key)}` : at;
    const column = keyOf(ownValue(given, "mappedField"), `${where} whose mappedField`);
    if (!column) return [];
    if (!field) throw new InputError(`${at} without a field: it maps nothing to ${column.key}.`);
    return [entryOf({ field, column, given, object: ownValue(given, "mappedObject"), where })];
  };

/** A property of an object of fields and columns. */
const plainEntry = ([name, given]: [string, unknown], input: string): FieldMapEntry[] => {
  const where = `${input} has an entry for ${shown(name)}`;
  const isElement = !isBag(given) || ownValue(given, "key") !== undefined;
  if (!isElement) requireProperties(given, where);
  const column = keyOf(isElement ? given : ownValue(given, "column"), `${where} whose column`);
  if (!column) return [];
  if (name.trim() === "") {
    throw new InputError(`${input} has a field without a name: it maps nothing to ${column.key}.`);
  }
  const field = { key: name };
  if (isElement) return [{ field, mappedField: column }];
  return [entryOf({ field, column, given, object: ownValue(given, "object"), where })];
};

const PROPERTIES = ["column", "object", "values", "valueMap"];

/** What is misspelt would be left out: the app's values would then be written as they are. */
const requireProperties = (given: Bag, where: string): void => {
  const other = Object.keys(given).find((key) => !PROPERTIES.includes(key));
  if (other === undefined) return;
  const [close] = nearest(other, PROPERTIES);
  const end = close === undefined ? "." : `; was ${shown(close)} meant?`;
  throw new InputError(
    `${where} with ${shown(other)}; expected {"column": …, "object": …, "values": {…}}${end}`,
  );
};

interface Parts {
  readonly field: NamedKey;
  readonly column: NamedKey;
  readonly given: Bag;
  readonly object: unknown;
  readonly where: string;
}

const entryOf = ({ field, column, given, object, where }: Parts): FieldMapEntry => {
  const mappedObject = keyOf(object, `${where} whose table`);
  const values = pairsOf(ownValue(given, "values") ?? ownValue(given, "valueMap"), where);
  return {
    field,
    ...(mappedObject ? { mappedObject } : {}),
    mappedField: column,
    ...(values ? { values } : {}),
  };
};

/** An element `{ key, label }`, or its key alone; undefined for an empty one. */
const keyOf = (given: unknown, what: string): NamedKey | undefined => {
  const key = isBag(given) ? (ownValue(given, "key") ?? "") : (given ?? "");
  if (typeof key === "string" && key.trim() === "") return undefined;
  if (typeof key !== "string") throw new InputError(`${what} is ${shown(given)}; expected a name.`);
  const label = isBag(given) ? ownValue(given, "label") : undefined;
  return { key: key.trim(), ...(typeof label === "string" ? { label } : {}) };
};

const pairsOf = (given: unknown, where: string): readonly ValuePair[] | undefined => {
  if (given === undefined || given === null || given === "") return undefined;
  if (isBag(given)) return Object.entries(given);
  if (Array.isArray(given) && given.every(isPair))
    return given.map(([app, column]) => [app, column]);
  throw new InputError(`${where} whose values are ${shown(given)}; expected {"Gold": 3, …}.`);
};

const isPair = (given: unknown): given is ValuePair => Array.isArray(given) && given.length === 2;
