import { InputError } from "../errors/InputError";
import { normalizeGuid } from "../odata/guid";
import type { RecordKey } from "../odata/keys/types";
import { stringLiteral } from "../odata/literal";
import type { DataverseRecord } from "../types";
import type { ColumnDefinition, TableDefinition } from "../types/tables";
import { columnOf } from "../values/findColumn";
import { isLookup, keyLiteral } from "../values/keys/keyLiteral";
import type { TypingOptions } from "../values/types";

const BIND = "@odata.bind";

/**
 * Columns of a record that say something else than the key it is written to. Dataverse takes the values of
 * a key from the address and drops those of the record. A value that is left out, and an empty one, says
 * nothing, as does an id that is null. Pure.
 */
export function contradictions(
  key: RecordKey,
  record: DataverseRecord,
  definition: TableDefinition,
  options?: TypingOptions,
): readonly string[] {
  const literals = literalsOf(key, definition);
  return among(literals, record, definition).filter((name) => {
    const value = record[name];
    const column = written(name, definition);
    const literal = column && literals.get(column.logicalName);
    if (!column || literal === undefined || value === undefined || value === "") return false;
    if (column.isPrimaryId && value === null) return false;
    return !isSame(column, value, literal, options);
  });
}

/** Names of a record that stand for columns of the key it is written to. */
export function repeated(
  key: RecordKey,
  record: DataverseRecord,
  definition: TableDefinition,
): readonly string[] {
  return among(literalsOf(key, definition), record, definition);
}

const among = (
  literals: ReadonlyMap<string, string>,
  record: DataverseRecord,
  definition: TableDefinition,
): readonly string[] =>
  Object.keys(record).filter((name) => literals.has(written(name, definition)?.logicalName ?? ""));

/** @throws InputError that names the columns which contradict the key */
export function refuseContradictions(names: readonly string[], input: string): void {
  if (names.length === 0) return;
  throw new InputError(`${input} ${contradicted(names)}.`);
}

export function contradicted(names: readonly string[]): string {
  return `names another record than ${names.join(", ")} of the values to write: a key cannot be changed by the write that goes by it; leave the column out, or go by the record's GUID`;
}

/**
 * Whether only the definition can tell if a record contradicts its key: it has a value under the name of
 * the key's column that differs, or an id that may be the record's own.
 */
export function mayContradict(key: RecordKey, record: DataverseRecord): boolean {
  const literals = new Map(key.values.map(({ column, literal }) => [plain(column), literal]));
  return Object.entries(record).some(([name, value]) => {
    if (value === undefined || value === "") return false;
    const literal = literals.get(plain(name));
    if (literal !== undefined) return literal !== stringLiteral(String(value));
    return key.id !== undefined && isOtherId(name, value, key.id);
  });
}

/** `_x_value`, `X` and `x@odata.bind` may all be the column x. */
const plain = (name: string): string => {
  const lower = name.toLowerCase().replace(/@[\s\S]*$/, "");
  return lower.startsWith("_") && lower.endsWith("_value") ? lower.slice(1, -6) : lower;
};

const isOtherId = (name: string, value: unknown, id: string): boolean =>
  /^[a-z]\w*id$/i.test(name) &&
  typeof value === "string" &&
  ![undefined, id].includes(normalizeGuid(value));

const literalsOf = (
  { id, values }: RecordKey,
  { primaryIdAttribute }: TableDefinition,
): ReadonlyMap<string, string> => {
  const literals = new Map<string, string>();
  for (const { column, literal } of values) literals.set(plain(column), literal);
  if (id !== undefined) literals.set(primaryIdAttribute, id);
  return literals;
};

/** The column that a property of a record writes. */
const written = (name: string, definition: TableDefinition): ColumnDefinition | undefined => {
  const own = name.endsWith(BIND) ? name.slice(0, -BIND.length) : name;
  return own.includes("@") ? undefined : columnOf(own, definition, {})?.column;
};

/** A reference to a record is only known to be the same by its id. */
const isSame = (
  column: ColumnDefinition,
  value: unknown,
  literal: string,
  options: TypingOptions | undefined,
): boolean => {
  if (isLookup(column) && typeof value === "string") {
    const inside = value.slice(value.lastIndexOf("(") + 1);
    return normalizeGuid(inside) === literal;
  }
  const own = keyLiteral(column, value, options);
  return "value" in own && own.value.literal === literal;
};
