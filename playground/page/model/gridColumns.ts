import type { ColumnView, RowView, TableView } from "../../contract";
import { cellText } from "./answerTable";
import { own } from "./own";

const MOST_COLUMNS = 12;
const KEPT_BY_SERVICE =
  /^(createdby|createdon|modifiedby|owningbusinessunit|owninguser|owningteam|versionnumber|timezoneruleversionnumber|utcconversiontimezonecode|importsequencenumber|overriddencreatedon|traversedpath|processid|stageid)$/;

/**
 * Columns of the grid: the name first, then those in which the rows differ, writable ones before others. The rest is left out, since a table may have hundreds.
 */
export function gridColumns(
  { columns, primaryId, primaryName }: TableView,
  rows: readonly RowView[],
): readonly ColumnView[] {
  const weight = (column: ColumnView): number => {
    if (column.name === primaryName) return 0;
    if (column.name === "modifiedon") return 3;
    if (column.required && column.writable) return 1;
    const differing = new Set(rows.map((row) => shownCell(row, column.name))).size;
    if (differing > 1) return column.writable ? 1 : 4;
    return column.writable ? 5 : 6;
  };
  const shown = columns.filter(({ name }) => name !== primaryId && !KEPT_BY_SERVICE.test(name));
  return [...shown].sort((one, other) => weight(one) - weight(other)).slice(0, MOST_COLUMNS);
}

/** What a cell shows: the label of a code, else the value. */
export function shownCell(row: RowView, column: string): string {
  return own(row.labels, column) ?? editedCell(row, column);
}

/** What is edited: the value itself; of a choice its number, of a lookup its row's GUID. */
export function editedCell({ values }: RowView, column: string): string {
  return cellText(own(values, column));
}
