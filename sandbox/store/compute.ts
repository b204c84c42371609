import type { Column, Table } from "../schema/derived";
import { trimCharacters } from "../text/trimCharacters";
import type { Row } from "../types";

/** The computed columns of a table that depend on one of the given columns. */
export function computedFrom(table: Table, changed: readonly string[]): Column[] {
  return [...table.columns.values()].filter(({ computed = "" }) =>
    [...computed.matchAll(/\{([^{}]*)\}/g)].some(([, source = ""]) => changed.includes(source)),
  );
}

/**
 * Fills a computed column's template line by line: what is null leaves no blanks or commas behind,
 * a line of nothing is left out, and a text of nothing is null.
 */
export function compute(column: Column, row: Row): string | null {
  const lines = linesOf(column.computed ?? "").map((parts) => {
    const text = parts.map((part, at) => (at % 2 === 0 ? part : (row[part] ?? ""))).join("");
    return trimCharacters(text.replace(/ {2,}/g, " "), " ,");
  });
  return lines.filter((line) => line !== "").join("\r\n") || null;
}

const parsed = new Map<string, string[][]>();

/** Each line of a template as literal and column name in turn. */
function linesOf(template: string): string[][] {
  const known = parsed.get(template) ?? template.split("\r\n").map((line) => line.split(/[{}]/));
  parsed.set(template, known);
  return known;
}
