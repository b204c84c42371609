import { Refusal } from "../../errors";
import type { Table } from "../../schema/derived";
import type { Row } from "../../types";

/** The names in a comma-separated list of columns, blanks around them allowed; none for an empty one. */
export function columnsIn(list: Row[string] | undefined): string[] {
  const names = String(list ?? "").split(",");
  return names.map((name) => name.trim()).filter((name) => name !== "");
}

/** Throws 400 for the name of a column that the table has not. */
export function checkColumnsExist(table: Table, list: Row[string] | undefined): void {
  const unknown = columnsIn(list).find((name) => !table.columns.has(name));
  if (unknown === undefined) return;
  throw new Refusal(
    400,
    "0x80041103",
    `'${table.logicalName}' entity doesn't contain attribute with Name = '${unknown}' and NameMapping = 'Logical'.`,
  );
}
