import { type Call, tableOf } from "../../records/call";
import { lookupColumns } from "../../records/payload/lookup";
import { idOf } from "../../records/rows";
import type { StoredRow } from "../types";
import { deriveRow } from "./deriveRow";

/** The table that has the lines of a record, by its table. */
const lineTables: Readonly<Record<string, string>> = {
  opportunity: "opportunityproduct",
  quote: "quotedetail",
  salesorder: "salesorderdetail",
  invoice: "invoicedetail",
};

/**
 * Gives a new record the lines of the one that it is made from.
 * https://learn.microsoft.com/dynamics365/sales/create-edit-quote-sales
 */
export function deriveLines(call: Call, source: StoredRow, made: StoredRow): void {
  const [from, to] = [source, made].map(({ table }) => lineTables[table.logicalName]);
  const { tables } = call.store.schema;
  if (from === undefined || to === undefined || !tables.has(from) || !tables.has(to)) return;
  const [sourceLines, madeLines] = [tableOf(call, from), tableOf(call, to)];
  const column = madeLines.columns.get(made.table.primaryId);
  if (column === undefined) throw new Error(`Rows of ${to} belong to none of ${from}.`);
  const id = idOf(source.table, source.row);
  for (const row of call.store.find(from, { [source.table.primaryId]: id })) {
    deriveRow(
      call,
      madeLines,
      { table: sourceLines, row },
      {
        [`${to}name`]: row[`${from}name`] ?? null,
        ...lookupColumns(column, made.table.logicalName, idOf(made.table, made.row)),
      },
    );
  }
}
