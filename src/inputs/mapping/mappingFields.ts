import { InputError } from "../../client";

/** A field of the app that a customer maps in a wizard. */
export interface MappingField {
  readonly key: string;
  readonly label: string;
  readonly required: boolean;
  /** Names of a table and a column that are chosen already, where they are there. */
  readonly defaultObject?: string | undefined;
  readonly defaultField?: string | undefined;
}

type Bag = Readonly<Record<string, unknown>>;

const ACCEPTED = 'a list of names, or of {"key": …, "label": …, "required": …}';

/**
 * The fields of an app: a list of names, of `{ key, label, required }`, or `{ fields: [{ field,
 * defaultObject, defaultField }] }`, as the platform holds them.
 *
 * @throws InputError for what is no field, and for one that is there twice
 */
export function readMappingFields(
  given: unknown,
  input: string,
): readonly MappingField[] | undefined {
  if (given === undefined) return undefined;
  const list = isBag(given) && Array.isArray(given["fields"]) ? given["fields"] : given;
  if (!Array.isArray(list)) throw new InputError(`${input} is no list; expected ${ACCEPTED}.`);
  const fields = list.map((item: unknown, index) =>
    fieldOf(item, `${input} has an entry ${index + 1}`),
  );
  const keys = new Set<string>();
  for (const { key } of fields) {
    if (keys.has(key)) throw new InputError(`${input} has ${JSON.stringify(key)} twice.`);
    keys.add(key);
  }
  return fields;
}

const fieldOf = (item: unknown, where: string): MappingField => {
  const outer: Bag = isBag(item) ? item : { key: item };
  const inner: Bag = isBag(outer["field"]) ? { ...outer, ...outer["field"] } : outer;
  const key = text(inner["key"] ?? inner["field"]);
  if (key === undefined) throw new InputError(`${where} without a name; expected ${ACCEPTED}.`);
  return {
    key,
    label: text(inner["label"]) ?? key,
    required: inner["required"] === true || inner["required"] === "true",
    defaultObject: keyOf(outer["mappedObject"]) ?? keyOf(outer["defaultObject"]),
    defaultField: keyOf(outer["mappedField"]) ?? keyOf(outer["defaultField"]),
  };
};

const keyOf = (value: unknown): string | undefined => text(isBag(value) ? value["key"] : value);

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

const isBag = (value: unknown): value is Bag =>
  Object.prototype.toString.call(value) === "[object Object]";
