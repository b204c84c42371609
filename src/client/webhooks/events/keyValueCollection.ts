export type Plain = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Pair {
  readonly key: string;
  readonly value: unknown;
}

/**
 * An entry of a collection: `{ key, value }`, for some types with a type hint beside them. Dataverse writes
 * the names in lower case; what relays an event through .NET's other serializers writes `Key` and `Value`.
 */
const pairOf = (entry: unknown): Pair | undefined => {
  if (!isObject(entry)) return undefined;
  const names = Object.keys(entry).filter((name) => name !== "__type");
  const [keyName, valueName] = names.includes("key") ? ["key", "value"] : ["Key", "Value"];
  const key = Object.hasOwn(entry, keyName) ? entry[keyName] : undefined;
  if (names.length !== 2 || typeof key !== "string" || !Object.hasOwn(entry, valueName)) {
    return undefined;
  }
  return { key, value: entry[valueName] };
};

/** A list of pairs, each under a different key; undefined for any other list. */
export function pairsIn(list: readonly unknown[]): readonly Pair[] | undefined {
  const pairs = list.map(pairOf).filter((pair) => pair !== undefined);
  if (pairs.length !== list.length) return undefined;
  return new Set(pairs.map(({ key }) => key)).size === pairs.length ? pairs : undefined;
}

/**
 * A collection as an object, values as they are: the wire format writes `[{ key, value }]`, other
 * serializers write dictionaries as objects. Anything but a list or an object is an empty one; undefined
 * for a list of something else.
 */
export function readPairs(collection: unknown): Plain | undefined {
  if (isObject(collection)) return withoutType(collection);
  if (!Array.isArray(collection)) return {};
  const pairs = pairsIn(collection);
  return pairs && Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
}

/** The same, where what is no collection counts as an empty one. */
export function fromPairs(collection: unknown): Plain {
  return readPairs(collection) ?? {};
}

/** The own properties of an object, but for the type that .NET's serializer writes beside them. */
export function withoutType(value: Plain): Plain {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "__type"));
}

export function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** A table's logical name; messages that concern no table say `none`. */
export function tableOrNull(value: unknown): string | null {
  return value === "none" ? null : textOrNull(value);
}

const EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

/** A GUID in lower case; null for the empty one. */
export function idOrNull(value: unknown): string | null {
  const text = textOrNull(value)?.toLowerCase() ?? null;
  return text === EMPTY_GUID ? null : text;
}

export function numberOrNull(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
