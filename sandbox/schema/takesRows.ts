import type { TableDeclaration } from "./types";

/**
 * Whether a table is one that rows are written to. Those of intersect tables come by associations,
 * those of abstract tables are in other tables, and read-only tables follow from definitions.
 */
export function takesRows(
  declaration: Pick<TableDeclaration, "intersect" | "abstract" | "readOnly">,
): boolean {
  return !declaration.intersect && !declaration.abstract && !declaration.readOnly;
}
