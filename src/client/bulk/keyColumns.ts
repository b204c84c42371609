import { InputError } from "../errors/InputError";
import type { ColumnDefinition, TableDefinition } from "../metadata/types";

/** By default an elastic table has this column beside its primary key. */
export const PARTITION = "partitionid";

/**
 * The columns of the alternate key that the input names, in the order of the key; none where the
 * primary key tells the rows apart.
 *
 * @throws InputError when the table has no such key, or cannot use it yet
 */
export const keyColumns = (
  definition: TableDefinition,
  names: readonly string[] = [],
): readonly ColumnDefinition[] => {
  const wanted = new Set(names.map((name) => name.trim().toLowerCase()));
  if (wanted.size === 0 || isPrimary(definition, wanted)) return [];
  const key = definition.keys.find(
    ({ columns }) =>
      columns.length === wanted.size && columns.every((column) => wanted.has(column)),
  );
  if (!key) {
    throw new InputError(
      `Alternate Key ${[...wanted].join(", ")} is no key of ${definition.entitySetName}; ${known(definition)}.`,
    );
  }
  if (key.status !== "Active") {
    throw new InputError(
      `Alternate Key ${key.columns.join(", ")} cannot be used yet: its index is ${key.status || "not ready"}, and has to be Active.`,
    );
  }
  return key.columns.flatMap((column) => definition.columns.get(column) ?? []);
};

/** The id, and of an elastic table its partition with it, is how rows are told apart anyway. */
const isPrimary = ({ primaryIdAttribute }: TableDefinition, wanted: ReadonlySet<string>): boolean =>
  wanted.has(primaryIdAttribute) && wanted.size === (wanted.has(PARTITION) ? 2 : 1);

const known = ({ keys }: TableDefinition): string =>
  keys.length === 0
    ? "the table has no alternate key, so that rows are found by their id"
    : `it has ${keys.map(({ columns }) => columns.join(" + ")).join("; ")}`;
