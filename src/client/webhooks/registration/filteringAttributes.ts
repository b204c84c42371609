import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";
import { columnNamed } from "../../values/columnNamed";
import type { ReportedTable } from "./readTables";

/**
 * The columns whose updates each table reports: of those that are asked for, the ones it has. Without any
 * asked for, every update counts, which is null.
 *
 * @throws InputError for a column that no table has, and for a table that has none of the columns
 */
export function filteringAttributes(
  tables: readonly ReportedTable[],
  filteringColumns: readonly string[],
): ReadonlyMap<string, string | null> {
  const columns = [...new Set(filteringColumns)];
  if (columns.length === 0) return new Map(tables.map(({ logicalName }) => [logicalName, null]));
  const unknown = columns.find((column) => !tables.some((table) => columnNamed(column, table)));
  if (unknown !== undefined) throw unknownColumn(unknown, tables);
  return new Map(
    tables.map((table) => {
      const { logicalName } = table;
      const own = [
        ...new Set(columns.flatMap((column) => columnNamed(column, table)?.logicalName ?? [])),
      ];
      if (own.length === 0) {
        throw new InputError(
          `Filtering Columns names no column of the table ${logicalName}, so that none of its updates would be told from another: add one of its columns, or leave the table to a separate flow.`,
        );
      }
      return [logicalName, own.join(",")];
    }),
  );
}

const unknownColumn = (column: string, tables: readonly ReportedTable[]): InputError => {
  const names = tables.map(({ logicalName }) => logicalName).join(", ");
  const [best, ...others] = nearest(column, [
    ...new Set(tables.flatMap(({ columns }) => [...columns.keys()])),
  ]);
  const meant = best
    ? `; did you mean ${best}${others.length > 0 ? ` (or ${others.join(", ")})` : ""}?`
    : ".";
  const where = tables.length === 1 ? "which the table" : "which none of the tables";
  return new InputError(
    `Filtering Columns has ${JSON.stringify(column.slice(0, 80))}, ${where} ${names} ${tables.length === 1 ? "does not have" : "has"}${meant}`,
  );
};
