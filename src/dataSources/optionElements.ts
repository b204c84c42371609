import type { Element } from "@prismatic-io/spectral";
import { columnNamed, InputError, type TableDefinition } from "../client";

/**
 * The options of a column, in the order its maker gave them; a yes/no column's values are true and false.
 *
 * @throws InputError when the table has no such column, or it has no options
 */
export function optionElements(table: TableDefinition, columnName: string): Element[] {
  const column = columnNamed(columnName, table);
  if (!column?.options) {
    const what = column ? "is no choice column" : "is no column";
    throw new InputError(
      `Column Name ${JSON.stringify(columnName.slice(0, 80))} ${what} of ${table.logicalName}.`,
    );
  }
  const yesNo = column.kind === "boolean";
  return column.options.map(({ value, label }) => {
    const key = yesNo ? String(value === 1) : String(value);
    return { key, label: `${label} (${key})` };
  });
}
