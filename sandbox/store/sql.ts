import type { Column } from "../schema/derived";

/** An identifier in double quotes. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Whether a column's values are compared without regard to case and accents. */
export function isText(column: Pick<Column, "type">): boolean {
  return column.type === "string" || column.type === "memo";
}

/** The column beside a text column that holds its folded value where it has characters past ASCII. */
export function shadowColumn(name: string): string {
  return `${name}__fold`;
}

/**
 * The SQL expression to compare, sort, group or match a column by; of the table `alias` where one
 * is given. Compare it with `fold(value)` where `isText(column)`, with the stored value elsewhere.
 */
export function comparable(column: Pick<Column, "name" | "type">, alias?: string): string {
  const prefix = alias ? `${quote(alias)}.` : "";
  const plain = prefix + quote(column.name);
  return isText(column)
    ? `coalesce(${prefix}${quote(shadowColumn(column.name))}, ${plain}) COLLATE NOCASE`
    : plain;
}
