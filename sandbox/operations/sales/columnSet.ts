import { attributeNotFound } from "../../odata/refusals";
import type { Table } from "../../schema/derived";
import type { Arguments } from "../parameters/arguments";

/**
 * The properties that an answer is to have, by the logical names of a `ColumnSet`: all of them (undefined),
 * or these beside the key, which is there in any case.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/columnset
 */
export function columnsWanted(table: Table, given: Arguments): readonly string[] | undefined {
  const set = given.optionalObject("ColumnSet");
  if (set?.boolean("AllColumns")) return undefined;
  const names = [table.primaryId, ...(set?.list("Columns") ?? []).map(String)];
  return [...new Set(names)].map((name) => {
    const column = table.columns.get(name);
    if (column === undefined) throw attributeNotFound(name, table);
    return column.property;
  });
}
