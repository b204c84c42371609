import type { Column, Table } from "../schema/derived";
import type { Row } from "../types";

const placeholder = /\{([a-z0-9_]+)\}/g;

/** The computed columns of a table that depend on one of the given columns. */
export function computedFrom(table: Table, changed: readonly string[]): Column[] {
  return [...table.columns.values()].filter((column) =>
    sources(column).some((source) => changed.includes(source)),
  );
}

function sources(column: Column): string[] {
  return [...(column.computed ?? "").matchAll(placeholder)].map((match) => match[1] ?? "");
}

/**
 * Fills a computed column's template line by line: what is null leaves no blanks or commas behind,
 * a line of nothing is left out, and a text of nothing is null.
 */
export function compute(column: Column, row: Row): string | null {
  const lines = (column.computed ?? "").split("\r\n").map((line) =>
    line
      .replace(placeholder, (_, source: string) => String(row[source] ?? ""))
      .replace(/ {2,}/g, " ")
      .replace(/^[ ,]+|[ ,]+$/g, ""),
  );
  return lines.filter((line) => line !== "").join("\r\n") || null;
}
