export type Plain = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

interface Pair {
  readonly key: string;
  readonly value: unknown;
}

/** An entry of a collection: `{ key, value }`, for some types with a type hint beside them. */
export const isPair = (entry: unknown): entry is Pair =>
  isObject(entry) &&
  typeof entry["key"] === "string" &&
  "value" in entry &&
  Object.keys(entry).every((name) => name === "key" || name === "value" || name === "__type");

/** A collection as the wire format writes it, `[{ key, value }]`, as an object; values as they are. */
export const fromPairs = (list: unknown): Plain =>
  Object.fromEntries(
    (Array.isArray(list) ? list : []).filter(isPair).map(({ key, value }) => [key, value]),
  );

export const textOrNull = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

/** A table's logical name; messages that concern no table say `none`. */
export const tableOrNull = (value: unknown): string | null =>
  value === "none" ? null : textOrNull(value);

const EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

/** A GUID in lower case; null for the empty one. */
export const idOrNull = (value: unknown): string | null => {
  const text = textOrNull(value)?.toLowerCase() ?? null;
  return text === EMPTY_GUID ? null : text;
};

export const numberOrNull = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;
