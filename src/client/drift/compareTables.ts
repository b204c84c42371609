import { isTable, namedTables } from "../mapping/resolveFieldMap";
import type { FieldMap } from "../types/fieldMap";
import { checkMapping, type MappedPair, mappedPair, type TablePair } from "./checkMapping";
import { compareTable } from "./compareTable";
import { onlyOn } from "./facts";
import type { CompareSchemaParams, NotCompared, SchemaChange, SchemaComparison } from "./types";
import { usedByMapping } from "./usedByMapping";

/** Everything that differs between two sides of tables, and what that means for a field map. Pure. */
export function compareTables(
  pairs: readonly TablePair[],
  {
    fieldMap,
    entityTypes = [],
    ignoreLabels = false,
    returnDescriptions = false,
  }: CompareSchemaParams,
): SchemaComparison {
  const mapped = fieldMap && pairs.map((pair) => mappedPair(fieldMap, pair));
  const found = pairs.map((pair, at) => comparePair(pair, mapped?.[at], ignoreLabels));
  const changes = found.flatMap((each) => each.changes);
  const notCompared = [
    ...found.flatMap((each) => each.notCompared),
    // Entity Types may leave tables of the map out on purpose.
    ...(fieldMap && entityTypes.length === 0 ? otherTables(fieldMap, pairs) : []),
  ];
  const count = (change: SchemaChange["change"]) =>
    changes.filter((each) => each.change === change).length;
  const breaking = changes.filter((each) => each.breaking).length;
  return {
    same: changes.length === 0,
    breaking: breaking > 0,
    complete: notCompared.length === 0,
    counts: {
      added: count("added"),
      removed: count("removed"),
      changed: count("changed"),
      breaking,
    },
    tables: pairs.map(({ table }) => table),
    changes,
    notCompared,
    ...(mapped ? { mapping: checkMapping(mapped) } : {}),
    ...(returnDescriptions
      ? { descriptions: pairs.flatMap(({ after }) => after?.outline ?? []) }
      : {}),
  };
}

interface ComparedPair {
  readonly changes: readonly SchemaChange[];
  readonly notCompared: readonly NotCompared[];
}

const comparePair = (
  pair: TablePair,
  mapped: MappedPair | undefined,
  ignoreLabels: boolean,
): ComparedPair => {
  const { changes, missing } = differences(pair, ignoreLabels);
  return {
    changes: mapped ? usedByMapping(changes, mapped) : changes,
    notCompared: [...missing].map(([part, reason]) => ({ table: pair.table, part, reason })),
  };
};

const differences = (
  { table, before, after }: TablePair,
  ignoreLabels: boolean,
): { readonly changes: readonly SchemaChange[]; readonly missing: ReadonlyMap<string, string> } => {
  if (before && after) {
    return compareTable({ before: before.described, after: after.described }, ignoreLabels);
  }
  const subject = { table, element: "table", name: table, column: null } as const;
  const change = after ? onlyOn("added", subject, false) : onlyOn("removed", subject, true);
  return { changes: [change], missing: new Map() };
};

/** Tables that a map has columns of, and that are not among the compared ones. */
const otherTables = (map: FieldMap, pairs: readonly TablePair[]): NotCompared[] => {
  const definitions = pairs
    .flatMap(({ before, after }) => [before, after])
    .flatMap((side) => side?.definition ?? []);
  return namedTables(map)
    .filter((name) => !definitions.some((table) => isTable(table, name)))
    .map((table) => ({
      table,
      part: "Field Map",
      reason: "It has columns of this table, which is not among the compared ones.",
    }));
};
