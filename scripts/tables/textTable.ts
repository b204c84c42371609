export interface TextTableOptions {
  /** Whether a cell is aligned to the right; `row` is -1 for the head. */
  readonly right?: (row: number, column: number) => boolean;
  /** Blanks in front of each line. */
  readonly indent?: number;
  /** Draws a line below the head. */
  readonly rule?: boolean;
}

/** Cells as an aligned text table, with a head if there is one. */
export function textTable(
  head: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  { right = () => false, indent = 0, rule = false }: TextTableOptions = {},
): string {
  const all = head ? [head, ...rows] : rows;
  const widths = (all[0] ?? []).map((_, column) =>
    Math.max(...all.map((row) => cellsOf(row[column] ?? ""))),
  );
  const line = (row: readonly string[], at: number) =>
    row
      .map((cell, column) => {
        const gap = " ".repeat(Math.max(0, (widths[column] ?? 0) - cellsOf(cell)));
        return right(at, column) ? gap + cell : cell + gap;
      })
      .join("  ");
  const lines = [
    ...(head ? [line(head, -1)] : []),
    ...(rule ? [widths.map((width) => "─".repeat(width)).join("  ")] : []),
    ...rows.map(line),
  ];
  return lines.map((text) => (" ".repeat(indent) + text).trimEnd()).join("\n");
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;

/** Width on a terminal: East Asian characters take two cells. */
function cellsOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
}
