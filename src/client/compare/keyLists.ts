import { defaults } from "../defaults";
import type { RecordKey } from "../odata/keys/types";
import { encodeOption } from "../odata/query";
import type { TableDefinition } from "../types/tables";

/** A key that is one value of one column. */
export interface ListedKey {
  /** Position among the keys that were given. */
  readonly at: number;
  readonly column: string;
  readonly value: string;
}

/** Keys that one query asks for. */
export interface KeyList {
  readonly column: string;
  readonly keys: readonly ListedKey[];
}

export interface SplitKeys {
  readonly lists: readonly KeyList[];
  /** Positions of keys that are read one by one. */
  readonly others: readonly number[];
}

/** Quotes and backslashes may end a value inside of a list. */
const UNLISTABLE = /['"\\\p{Cc}]/u;

export function isListable(text: string): boolean {
  return !UNLISTABLE.test(text);
}

/** Lists of values of one column, each so long that it fits into a query. */
export function toLists(column: string, values: readonly string[]): readonly KeyList[] {
  const listed = values.map((value, at) => ({ at, column, value }));
  return chunked(listed).map((keys) => ({ column, keys }));
}

/**
 * Splits keys into those that a list of values can ask for, so many in a query, and the others: keys of
 * several columns, and values that have to be written in a way of their kind. Pure.
 */
export function splitKeys(
  definition: Pick<TableDefinition, "columns" | "primaryIdAttribute" | "tableType">,
  keys: readonly RecordKey[],
): SplitKeys {
  const byColumn = new Map<string, ListedKey[]>();
  const others: number[] = [];
  for (const [at, key] of keys.entries()) {
    const listed = definition.tableType === "Standard" ? toListed(definition, key) : undefined;
    if (!listed) {
      others.push(at);
      continue;
    }
    const together = byColumn.get(listed.column) ?? [];
    together.push({ at, ...listed });
    byColumn.set(listed.column, together);
  }
  const lists = [...byColumn].flatMap(([column, listed]) =>
    chunked(listed).map((part) => ({ column, keys: part })),
  );
  // One key alone needs no list.
  const alone = lists.filter((list) => list.keys.length === 1);
  return {
    lists: lists.filter((list) => list.keys.length > 1),
    others: [...others, ...alone.flatMap((list) => list.keys.map(({ at }) => at))],
  };
}

const toListed = (
  { columns, primaryIdAttribute }: Pick<TableDefinition, "columns" | "primaryIdAttribute">,
  { id, partition, values }: RecordKey,
): Omit<ListedKey, "at"> | undefined => {
  if (id !== undefined) {
    return partition === undefined ? { column: primaryIdAttribute, value: id } : undefined;
  }
  const [value, another] = values;
  if (!value || another) return undefined;
  const column = columns.get(value.column);
  if (column?.kind === "integer") return { column: value.column, value: value.literal };
  if (column?.kind !== "string") return undefined;
  const text = value.literal.slice(1, -1);
  return isListable(text) ? { column: value.column, value: text } : undefined;
};

const chunked = (keys: readonly ListedKey[]): readonly (readonly ListedKey[])[] => {
  const parts: ListedKey[][] = [];
  let part: ListedKey[] = [];
  let characters = 0;
  for (const key of keys) {
    const length = encodeURIComponent(JSON.stringify(key.value)).length + 1;
    const isFull = part.length >= defaults.bulkAskedIds || characters + length > MOST_CHARACTERS;
    if (part.length === 0 || isFull) {
      part = [];
      parts.push(part);
      characters = 0;
    }
    part.push(key);
    characters += length;
  }
  return parts;
};

/** Of a URL, so that there is room for its columns. */
const MOST_CHARACTERS = 28_000;

/**
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/in
 */
export function listFilter({ column, keys }: KeyList): string {
  const values = JSON.stringify([...new Set(keys.map(({ value }) => value))]);
  return encodeOption(
    `Microsoft.Dynamics.CRM.In(PropertyName='${column}',PropertyValues=${values})`,
  );
}

/**
 * A text that two values of a key share only if Dataverse takes them for equal beyond doubt: whatever
 * their letter case, and the blanks at their end. Accents and forms of letters are left to Dataverse.
 */
export function plainKey(value: unknown): string {
  return String(value)
    .normalize("NFC")
    .toLowerCase()
    .replace(/(?<! ) +$/, "");
}
