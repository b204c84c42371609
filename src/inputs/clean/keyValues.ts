import { ExactNumber, InputError } from "../../client";
import { parseJson } from "./json";
import { describe, refuse } from "./refuse";
import { requireWritable } from "./requireWritable";
import { isPlainObject, isUnset, isUnsetStructure } from "./unset";

export interface KeyValue<T = unknown> {
  readonly key: string;
  readonly value: T;
}

/**
 * Rows of key and value, from rows, an object, or JSON text of either. Blank rows are dropped, values
 * are kept as they came (errors never show one); no rows at all is unset.
 */
export function keyValues(label: string) {
  return (value: unknown): KeyValue[] | undefined => {
    if (isUnsetStructure(value)) return undefined;
    const given = typeof value === "string" ? parseJson(label, value) : value;
    requireWritable(label, given);
    const rows = rowsOf(label, given);
    return rows.length > 0 ? rows : undefined;
  };
}

/** The same where each value must be text; numbers and booleans are written out. */
export function textPairs(label: string) {
  return (value: unknown): KeyValue<string>[] | undefined =>
    keyValues(label)(value)?.map((row) => ({ key: row.key, value: textOf(label, row) }));
}

const rowsOf = (label: string, given: unknown): KeyValue[] => {
  if (!Array.isArray(given) && !isPlainObject(given)) {
    return refuse(label, "rows of key and value", given);
  }
  const rows: unknown[] = Array.isArray(given)
    ? given
    : Object.entries(given).map(([key, value]) => ({ key, value }));
  return rows.flatMap((row, index) => rowOf(label, row, index + 1));
};

const rowOf = (label: string, row: unknown, number: number): KeyValue[] => {
  if (isUnsetStructure(row)) return [];
  if (!isPlainObject(row) || !("key" in row || "value" in row)) {
    throw new InputError(`${label} takes rows of key and value, and row ${number} is not one.`);
  }
  const { key, value } = row;
  if (isUnset(key) && isUnset(value)) return [];
  if (isUnset(key)) throw new InputError(`${label} has a value without a key in row ${number}.`);
  if (typeof key === "string") return [{ key: key.trim(), value }];
  throw new InputError(`${label} takes text as key, and row ${number} has ${describe(key)}.`);
};

const textOf = (label: string, { key, value }: KeyValue): string => {
  if (value === undefined || value === null) return "";
  if (isScalar(value)) return String(value);
  throw new InputError(
    `${label} takes text as value, and ${describe(key)} has ${describe(value)}.`,
  );
};

const isScalar = (value: unknown): boolean =>
  value instanceof ExactNumber || ["string", "number", "boolean", "bigint"].includes(typeof value);
