import { nearest } from "../../errors/nearest";
import { normalizeGuid } from "../../odata/guid";
import { bareName } from "../../odata/names";
import type { TableMatch, TableName } from "../../types/tables";

/**
 * Finds a table by any of its names: set name, logical name, schema name, `MetadataId`, or a display
 * name in any language, singular or plural. Exact letter case goes before another one, technical names
 * before display names, the caller's language before others. Slashes around a name are no part of it.
 */
export function findTable<T extends TableName>(tables: readonly T[], name: string): TableMatch<T> {
  const steps = indexOf(tables);
  const wanted = bareName(name);
  const id = normalizeGuid(wanted);
  for (const { by, key } of steps) {
    const found = by.get(key === "exact" ? wanted : (id ?? nameKey(wanted))) ?? [];
    const [table, ...others] = found;
    if (table && others.length === 0) return { kind: "found", table };
    if (table) return { kind: "ambiguous", tables: found };
  }
  return { kind: "unknown", suggestions: nearestTables(tables, wanted) };
}

/** Whether a table has this name besides its display names, in any letter case. */
export function hasTechnicalName(table: TableName, name: string): boolean {
  const wanted = normalizeGuid(name.trim()) ?? nameKey(bareName(name));
  const { metadataId, entitySetName, logicalName, schemaName } = table;
  return [metadataId, entitySetName, logicalName, schemaName].some(
    (each) => each !== "" && nameKey(each) === wanted,
  );
}

/** Display names are compared regardless of letter case, and of how blanks and umlauts are encoded. */
export function nameKey(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

type Names = (table: TableName) => readonly (string | undefined)[];

interface Step<T> {
  readonly key: "exact" | "folded";
  readonly by: ReadonlyMap<string, readonly T[]>;
}

const STEPS: readonly { readonly key: Step<TableName>["key"]; readonly names: Names }[] = [
  { key: "exact", names: ({ entitySetName }) => [entitySetName] },
  { key: "exact", names: ({ logicalName }) => [logicalName] },
  { key: "exact", names: ({ schemaName }) => [schemaName] },
  { key: "folded", names: ({ metadataId }) => [metadataId] },
  { key: "folded", names: ({ entitySetName }) => [entitySetName] },
  { key: "folded", names: ({ logicalName, schemaName }) => [logicalName, schemaName] },
  {
    key: "folded",
    names: ({ displayName, pluralDisplayName }) => [displayName, pluralDisplayName],
  },
  { key: "folded", names: ({ labels }) => labels },
];

/** A list of tables is searched often, and never changes. */
const indexes = new WeakMap<readonly TableName[], readonly Step<TableName>[]>();

const indexOf = <T extends TableName>(tables: readonly T[]): readonly Step<T>[] => {
  const known = indexes.get(tables);
  // What was made from these tables leads to these tables.
  if (known) return known as readonly Step<T>[];
  const steps = STEPS.map(({ key, names }) => ({
    key,
    by: grouped(tables, (table) =>
      names(table)
        .filter((name): name is string => name !== undefined && name !== "")
        .map((name) => (key === "exact" ? name : nameKey(name))),
    ),
  }));
  indexes.set(tables, steps);
  return steps;
};

const grouped = <T extends TableName>(
  tables: readonly T[],
  keys: (table: TableName) => readonly string[],
): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const table of tables) {
    for (const key of new Set(keys(table))) groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  return groups;
};

/** The tables whose names are most like this one, three at most. */
const nearestTables = (tables: readonly TableName[], name: string): TableName[] => {
  const byName = grouped(tables, ({ entitySetName, logicalName, schemaName, labels }) =>
    [entitySetName, logicalName, schemaName, ...labels].filter((each) => each !== ""),
  );
  const found = nearest(name, [...byName.keys()]).flatMap((each) => byName.get(each) ?? []);
  return [...new Set(found)].slice(0, 3);
};
