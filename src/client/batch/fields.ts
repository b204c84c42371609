import { nearest } from "../errors/nearest";

/** The fields an action of a batch may have, as `docs/batch.md` lists them. */
export const FIELDS = [
  "collection",
  "action",
  "key",
  "data",
  "returnRepresentation",
  "contentId",
  "group",
  "headers",
  "navigation",
  "target",
  "name",
  "parameters",
] as const;

export type FieldName = (typeof FIELDS)[number];

/** By their right names, and by the same in lower case. */
const BY_NAME: ReadonlyMap<string, FieldName> = new Map(
  FIELDS.flatMap((name) => [[name, name] as const, [name.toLowerCase(), name] as const]),
);

/** What the same things are called elsewhere; in lower case. */
const OTHER_NAMES: ReadonlyMap<string, FieldName> = new Map(
  Object.entries({
    collection: "entity entityname entityset entitysetname entitytype logicalname set table",
    action: "method operation type verb",
    key: "alternatekey entityid guid id recordid",
    data: "attributes body columns content dynamicvalues entitydata fieldvalues fields payload record values",
    returnRepresentation: "prefer representation return",
    contentId: "contentid ref reference",
    group: "changeset transaction",
    headers: "header",
    navigation: "navigationproperty property relationship",
    target: "related relatedkey relateduri",
    name: "actionname function functionname",
    parameters: "arguments args params query queryparams select",
  } satisfies Partial<Record<FieldName, string>>).flatMap(([field, names]) =>
    names.split(" ").map((name) => [name, field as FieldName] as const),
  ),
);

/**
 * The fields of an action by their right names. Another letter case is no mistake worth a refusal; a name
 * that is none is, for its content would be left undone without a word.
 */
export function fieldsOf(
  item: Readonly<Record<string, unknown>>,
  refuse: (problem: string) => void,
): ReadonlyMap<FieldName, unknown> {
  const found = new Map<FieldName, unknown>();
  for (const [given, value] of Object.entries(item)) {
    const field = BY_NAME.get(given) ?? BY_NAME.get(given.trim().toLowerCase());
    if (!field) refuse(unknownField(given));
    else if (found.has(field)) refuse(`"${field}" is given twice, in different letter case`);
    else found.set(field, value);
  }
  return found;
}

const unknownField = (given: string): string => {
  const name = given.trim().toLowerCase();
  const meant = OTHER_NAMES.get(name) ?? nearest(name, FIELDS)[0];
  const shown = JSON.stringify(given.slice(0, 80));
  return meant
    ? `there is no field ${shown}, did you mean "${meant}"?`
    : `there is no field ${shown}; the fields are ${FIELDS.join(", ")}`;
};

/** Nothing was meant by it: fields that arrive unset, as a designer leaves them. */
export function isUnset(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === "string" && value.trim() === "") ||
    (typeof value === "object" && isEmpty(value))
  );
}

/** References that led nowhere are no values: an object of them alone holds nothing. */
const isEmpty = (value: object): boolean => {
  for (const name in value) {
    if (Object.hasOwn(value, name) && (value as Record<string, unknown>)[name] !== undefined) {
      return false;
    }
  }
  return true;
};
