import type { KeyPart, KeyValue, RecordKey } from "../../odata/keys/types";
import { stringLiteral } from "../../odata/literal";
import { encodedText } from "../../text/wholeCharacters";
import type { AlternateKeyDefinition, ColumnDefinition, TableDefinition } from "../../types/tables";
import { columnOf } from "../findColumn";
import type { TypingOptions } from "../types";
import { keyLiteral, unusableValue } from "./keyLiteral";

/** By default an elastic table has this column beside its primary key. */
export const PARTITION = "partitionid";

export type TypedKey = RecordKey | { readonly wrong: string };

/** A column's name as it was written, and its value. */
export type GivenPart = Pick<KeyPart, "name"> & { readonly value: unknown };

/**
 * The key that these columns are, each value typed by its column. Pure. What is wrong is told in words
 * that follow the name of an input, with the keys the table has.
 */
export function typedKey(
  parts: readonly GivenPart[],
  definition: TableDefinition,
  options?: TypingOptions,
): TypedKey {
  const found = new Map<string, { column: ColumnDefinition; value: unknown }>();
  for (const { name, value } of parts) {
    const column = columnOf(name, definition, {})?.column;
    if (!column) {
      return {
        wrong: `names ${name}, which is no column of ${definition.logicalName}; ${keysOf(definition)}`,
      };
    }
    if (found.has(column.logicalName)) return { wrong: `names ${column.logicalName} twice` };
    found.set(column.logicalName, { column, value });
  }
  const wrong = whyNoKey([...found.keys()], definition);
  if (wrong !== undefined) return { wrong };
  return literals([...found.values()], definition, options);
}

/** Undefined where the columns are a key that can be used. */
export function whyNoKey(
  columns: readonly string[],
  definition: TableDefinition,
): string | undefined {
  if (isPrimary(columns, definition)) return undefined;
  const key = keyOf(columns, definition);
  if (!key) return `${notAKey(columns, definition)}; ${keysOf(definition)}`;
  return key.status === "Active"
    ? undefined
    : `names the key ${key.columns.join(", ")}, which cannot be used yet: its index is ${key.status || "not ready"}, and has to be Active`;
}

/** The id, and of an elastic table its partition with it. */
export function isPrimary(
  columns: readonly string[],
  { primaryIdAttribute }: TableDefinition,
): boolean {
  return (
    columns.includes(primaryIdAttribute) && columns.length === (columns.includes(PARTITION) ? 2 : 1)
  );
}

export function keyOf(
  columns: readonly string[],
  { keys }: TableDefinition,
): AlternateKeyDefinition | undefined {
  return keys.find(
    (key) =>
      key.columns.length === columns.length && key.columns.every((name) => columns.includes(name)),
  );
}

const notAKey = (columns: readonly string[], definition: TableDefinition): string => {
  const names = columns.join(", ");
  const missing = missingColumns(columns, definition);
  if (missing.length === 0) return `names ${names}, which is no key of the table`;
  return `names ${names}, which is a part of a key only: ${missing.join(", ")} is missing`;
};

/** What would make these columns a key, where they are a part of one. */
export function missingColumns(
  columns: readonly string[],
  { keys }: TableDefinition,
): readonly string[] {
  const whole = keys.find((key) => columns.every((column) => key.columns.includes(column)));
  return whole?.columns.filter((column) => !columns.includes(column)) ?? [];
}

/** The keys that a table's records are found by, for a message. */
export function keysOf({ logicalName, primaryIdAttribute, keys }: TableDefinition): string {
  const names = keys.map(({ columns }) => columns.join(" + "));
  return [`${logicalName} has the keys ${primaryIdAttribute}`, ...names].join("; ");
}

const literals = (
  found: readonly { readonly column: ColumnDefinition; readonly value: unknown }[],
  { primaryIdAttribute }: TableDefinition,
  options: TypingOptions | undefined,
): TypedKey => {
  const predicate: string[] = [];
  const values: KeyValue[] = [];
  for (const { column, value } of found) {
    const literal = keyLiteral(column, value, options);
    if ("wrong" in literal) {
      const { logicalName } = column;
      return literal.bad === undefined
        ? { wrong: `has a value that ${logicalName} cannot have: ${literal.wrong}` }
        : { wrong: unusableValue(logicalName, literal.bad) };
    }
    predicate.push(`${literal.name}=${encodeURIComponent(literal.value.literal)}`);
    values.push(literal.value);
  }
  const id = values.find(({ column }) => column === primaryIdAttribute)?.literal;
  if (id === undefined) return { predicate: predicate.join(","), values };
  const partition = found.find(({ column }) => column.logicalName === PARTITION)?.value;
  return partition === undefined
    ? keyOfId(id)
    : keyOfPartition(primaryIdAttribute, id, String(partition));
};

export function keyOfId(id: string): RecordKey {
  return { predicate: id, id, values: [] };
}

/** The record of an id in a partition of an elastic table. */
export function keyOfPartition(
  primaryIdAttribute: string,
  id: string,
  partition: string,
): RecordKey {
  return {
    predicate: `${primaryIdAttribute}=${id},${PARTITION}=${encodedText(stringLiteral(partition), "The partition id")}`,
    id,
    partition,
    values: [],
  };
}
