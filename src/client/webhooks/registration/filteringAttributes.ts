import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";
import type { ColumnDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";
import type { ReportedTable } from "./readTables";

/** What the input of the columns is called, and whether images of them are taken. */
interface Input {
  readonly columns: string;
  readonly withImages: boolean;
}

/** Their contents are stored apart from their rows, so that no image of a row has them. */
const APART = new Set(["file", "image"]);

/**
 * The columns whose updates each table reports: of those that are asked for, the ones it has. Without any
 * asked for, every update counts, which is null.
 *
 * @throws InputError for a column that no table has, and for a table that has none of the columns
 */
export function filteringAttributes(
  tables: readonly ReportedTable[],
  filteringColumns: readonly string[],
  input: Input,
): ReadonlyMap<string, string | null> {
  const columns = [...new Set(filteringColumns)];
  if (columns.length === 0) return new Map(tables.map(({ logicalName }) => [logicalName, null]));
  const unknown = columns.find((column) => !tables.some((table) => columnNamed(column, table)));
  if (unknown !== undefined) throw unknownColumn(input.columns, unknown, tables);
  return new Map(
    tables.map((table) => {
      const { logicalName } = table;
      const found = columns.flatMap((column) => columnNamed(column, table) ?? []);
      if (input.withImages) refuseApart(input.columns, found);
      const own = [...new Set(found.map((column) => column.logicalName))];
      if (own.length === 0) {
        throw new InputError(
          `${input.columns} names no column of the table ${logicalName}, so that none of its updates would be told from another: add one of its columns, or leave the table to a separate flow.`,
        );
      }
      return [logicalName, own.join(",")];
    }),
  );
}

const refuseApart = (input: string, columns: readonly ColumnDefinition[]): void => {
  const apart = columns.find(({ kind }) => APART.has(kind));
  if (!apart) return;
  throw new InputError(
    `${input} has ${apart.logicalName}, a column of the type ${apart.kind}, of whose values no event says anything: it takes columns of other types.`,
  );
};

const unknownColumn = (
  input: string,
  column: string,
  tables: readonly ReportedTable[],
): InputError => {
  const names = tables.map(({ logicalName }) => logicalName).join(", ");
  const [best, ...others] = nearest(column, [
    ...new Set(tables.flatMap(({ columns }) => [...columns.keys()])),
  ]);
  const meant = best
    ? `; did you mean ${best}${others.length > 0 ? ` (or ${others.join(", ")})` : ""}?`
    : ".";
  const where = tables.length === 1 ? "which the table" : "which none of the tables";
  return new InputError(
    `${input} has ${JSON.stringify(column.slice(0, 80))}, ${where} ${names} ${tables.length === 1 ? "does not have" : "has"}${meant}`,
  );
};
