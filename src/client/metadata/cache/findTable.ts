import { nearest } from "../../errors/nearest";
import { normalizeGuid } from "../../odata/guid";
import type { TableName } from "../../types/tables";

/** What a name leads to: one table, several with the same display name, or none. */
export type TableMatch =
  | { readonly kind: "found"; readonly table: TableName }
  | { readonly kind: "ambiguous"; readonly tables: readonly TableName[] }
  | { readonly kind: "unknown"; readonly suggestions: readonly TableName[] };

/**
 * Finds a table by any of its names: set name, logical name, schema name, `MetadataId`, or a display
 * name in any language, singular or plural. Exact letter case goes before another one, technical names
 * before display names, the caller's language before others.
 */
export function findTable(tables: readonly TableName[], name: string): TableMatch {
  const steps = indexOf(tables);
  const wanted = name.trim();
  const id = normalizeGuid(wanted);
  for (const { by, key } of steps) {
    const found = by.get(key === "exact" ? wanted : (id ?? folded(wanted))) ?? [];
    const [table, ...others] = found;
    if (table && others.length === 0) return { kind: "found", table };
    if (table) return { kind: "ambiguous", tables: found };
  }
  return { kind: "unknown", suggestions: nearestTables(tables, wanted) };
}

/** Display names are compared regardless of letter case, and of how blanks and umlauts are encoded. */
export function folded(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

type Names = (table: TableName) => readonly (string | undefined)[];

interface Step {
  readonly key: "exact" | "folded";
  readonly by: ReadonlyMap<string, readonly TableName[]>;
}

const STEPS: readonly { readonly key: Step["key"]; readonly names: Names }[] = [
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
const indexes = new WeakMap<readonly TableName[], readonly Step[]>();

const indexOf = (tables: readonly TableName[]): readonly Step[] => {
  const known = indexes.get(tables);
  if (known) return known;
  const steps = STEPS.map(({ key, names }) => ({
    key,
    by: grouped(tables, (table) =>
      names(table)
        .filter((name): name is string => name !== undefined && name !== "")
        .map((name) => (key === "exact" ? name : folded(name))),
    ),
  }));
  indexes.set(tables, steps);
  return steps;
};

const grouped = (
  tables: readonly TableName[],
  keys: (table: TableName) => readonly string[],
): Map<string, TableName[]> => {
  const groups = new Map<string, TableName[]>();
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
