import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";
import type { ReportedTable } from "./readTables";

/**
 * The columns whose updates each table reports: of those that are asked for, the ones it has. Without any
 * asked for, every update counts, which is null.
 *
 * @throws InputError for a column that no table has, and for a table that has none of the columns
 */
export const filteringAttributes = (
  tables: readonly ReportedTable[],
  filteringColumns: readonly string[],
): ReadonlyMap<string, string | null> => {
  const columns = [...new Set(filteringColumns.map(plain))];
  if (columns.length === 0) return new Map(tables.map(({ logicalName }) => [logicalName, null]));
  const unknown = columns.find((column) => !tables.some((table) => table.columns.includes(column)));
  if (unknown !== undefined) throw unknownColumn(unknown, tables);
  return new Map(
    tables.map(({ logicalName, columns: all }) => {
      const own = columns.filter((column) => all.includes(column));
      if (own.length === 0) {
        throw new InputError(
          `Filtering Columns names no column of the table ${logicalName}, so that none of its updates would be told from another: add one of its columns, or leave the table to a flow of its own.`,
        );
      }
      return [logicalName, own.join(",")];
    }),
  );
};

/** Schema names differ from logical names by letter case, lookups are read as `_name_value`. */
const plain = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replace(/^_(.+)_value$/, "$1");

const unknownColumn = (column: string, tables: readonly ReportedTable[]): InputError => {
  const names = tables.map(({ logicalName }) => logicalName).join(", ");
  const [best, ...others] = nearest(column, [...new Set(tables.flatMap((table) => table.columns))]);
  const meant = best
    ? `; did you mean ${best}${others.length > 0 ? ` (or ${others.join(", ")})` : ""}?`
    : ".";
  const where = tables.length === 1 ? "which the table" : "which none of the tables";
  return new InputError(
    `Filtering Columns has ${JSON.stringify(column.slice(0, 80))}, ${where} ${names} ${tables.length === 1 ? "does not have" : "has"}${meant}`,
  );
};
