import type { ColumnPair } from "../mapping/valuePairs";
import type { MappedPair, TablePair } from "./checkMapping";
import type { SchemaChange } from "./types";

/** The options of a used column that count; undefined where all of them do. */
type UsedColumns = ReadonlyMap<string, ReadonlySet<string> | undefined>;

/**
 * Those changes of a table that a field map has to do with: the table, its mapped columns, of their options
 * those that its values lead to, keys of nothing but mapped columns, and relationships of mapped lookups.
 */
export function usedByMapping(
  changes: readonly SchemaChange[],
  { pair, fields }: MappedPair,
): SchemaChange[] {
  const used = usedColumns(fields);
  if (used.size === 0) return [];
  const keys = usedKeys(used, pair);
  return changes.filter(({ element, name, column }) => {
    if (element === "table") return true;
    if (element === "key") return keys.has(name);
    if (column === null || !used.has(column)) return false;
    return element !== "option" || (used.get(column)?.has(name) ?? true);
  });
}

const usedColumns = (fields: MappedPair["fields"]): UsedColumns => {
  const used = new Map<string, ReadonlySet<string> | undefined>();
  for (const each of fields.flatMap(({ before, after }) => [before, after])) {
    if (typeof each !== "object") continue;
    const name = each.column.logicalName;
    const options = each.values && new Set(each.values.flatMap(optionsOf));
    const others = used.get(name);
    if (!used.has(name)) used.set(name, options);
    else used.set(name, options && others && new Set([...others, ...options]));
  }
  return used;
};

/** Yes is the option 1, and no the option 0. */
const optionsOf = ({ column }: ColumnPair): string[] => [
  String(typeof column === "boolean" ? Number(column) : column),
];

const usedKeys = (used: UsedColumns, { before, after }: TablePair): ReadonlySet<string> =>
  new Set(
    [before, after]
      .flatMap((side) => side?.described.keys ?? [])
      .filter(({ facts }) => {
        const columns = facts.get("columns");
        return typeof columns === "object" && columns?.every((column) => used.has(column)) === true;
      })
      .map(({ name }) => name),
  );
