import type { Row } from "../row";

/** Makes a row of its values, in the order of the columns. */
export type RowMaker = (values: readonly Row[string][]) => Row;

/**
 * Rows of these columns. Each begins as a copy of an empty one: an object that grows name by name becomes a
 * hash table at some hundred names, which takes three times as long to make and twice as long to copy.
 */
export function rowMaker(names: readonly string[]): RowMaker {
  const empty: Row = Object.fromEntries(names.map((name) => [name, null]));
  // An alias may be any name, those that every object has included.
  const begin = names.includes("__proto__")
    ? () => Object.assign(Object.create(null), empty)
    : () => ({ ...empty });
  return (values) => {
    const row: Row = begin();
    names.forEach((name, at) => {
      const value = values[at] ?? null;
      if (row[name] !== value) row[name] = value;
    });
    return row;
  };
}
