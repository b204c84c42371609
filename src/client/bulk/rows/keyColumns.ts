import { InputError } from "../../errors/InputError";
import type { AlternateKeyDefinition, ColumnDefinition, TableDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";
import { isPrimary, keyOf, missingColumns } from "../../values/keys/typedKey";

/**
 * The columns of the alternate key that the input names, by its columns or by the name of the key itself,
 * in the order of the key; none if rows are known by the primary key.
 *
 * @throws InputError when the table has no such key, or cannot use it yet
 */
export function keyColumns(
  definition: TableDefinition,
  names: readonly string[],
): readonly ColumnDefinition[] {
  const given = names.map((name) => name.trim()).filter((name) => name !== "");
  const [first, another] = given;
  if (first === undefined) return [];
  const wanted = [...new Set(given.map((name) => columnName(definition, name)))];
  if (isPrimary(wanted, definition)) return [];
  const key = keyOf(wanted, definition) ?? (another === undefined && keyNamed(definition, first));
  if (!key) throw new InputError(notAKey(wanted, definition));
  if (key.status !== "Active") {
    throw new InputError(
      `Alternate Key ${key.columns.join(", ")} cannot be used yet: its index is ${key.status || "not ready"}, and has to be Active.`,
    );
  }
  return columnsOfKey(key, definition);
}

/** The columns of a key, in its order. */
export function columnsOfKey(
  { columns }: AlternateKeyDefinition,
  definition: TableDefinition,
): readonly ColumnDefinition[] {
  return columns.flatMap((name) => definition.columns.get(name) ?? []);
}

const columnName = (definition: TableDefinition, name: string): string =>
  columnNamed(name, definition)?.logicalName ?? name.toLowerCase();

/** The picker of keys yields their logical names. */
const keyNamed = ({ keys }: TableDefinition, name: string): AlternateKeyDefinition | undefined =>
  keys.find(({ logicalName }) => logicalName.toLowerCase() === name.toLowerCase());

const notAKey = (columns: readonly string[], definition: TableDefinition): string => {
  const { entitySetName, keys } = definition;
  const missing = missingColumns(columns, definition);
  const half = missing.length > 0 ? `, only a part of one: ${missing.join(", ")} is missing` : "";
  const known =
    keys.length === 0
      ? "the table has no alternate key, so that rows are found by their id"
      : `it has ${keys.map((key) => key.columns.join(" + ")).join("; ")}`;
  return `Alternate Key ${columns.join(", ")} is no key of ${entitySetName}${half}; ${known}.`;
};
