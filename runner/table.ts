/** Records as a text table: the given columns, long values cut, numbers to the right. */
export const table = (
  rows: readonly Record<string, unknown>[],
  columns: readonly string[],
  { indent = 5, most = 8 }: { indent?: number; most?: number } = {},
): string => {
  const shown = rows.slice(0, most);
  const cells = shown.map((row) => columns.map((column) => text(at(row, column))));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...cells.map((row) => cellsOf(row[index] ?? ""))),
  );
  const line = (parts: readonly string[], row?: Record<string, unknown>) =>
    parts
      .map((part, index) => {
        const width = widths[index] ?? 0;
        const isNumber = row && typeof at(row, columns[index] ?? "") === "number";
        const gap = " ".repeat(Math.max(0, width - cellsOf(part)));
        return isNumber ? gap + part : part + gap;
      })
      .join("  ")
      .trimEnd();
  const lines = [
    line(columns),
    widths.map((width) => "─".repeat(width)).join("  "),
    ...cells.map((row, index) => line(row, shown[index])),
  ];
  if (rows.length > most) lines.push(`… and ${rows.length - most} more`);
  return lines.map((content) => " ".repeat(indent) + content).join("\n");
};

/** A value by its path: `primarycontactid.fullname`; the name itself wins where it exists. */
const at = (row: Record<string, unknown>, path: string): unknown => {
  if (path in row) return row[path];
  return path
    .split(".")
    .reduce<unknown>(
      (value, name) =>
        typeof value === "object" && value !== null
          ? (value as Record<string, unknown>)[name]
          : undefined,
      row,
    );
};

const text = (value: unknown): string => {
  if (value === null || value === undefined) return "–";
  if (typeof value === "number") return value.toLocaleString("en-US");
  if (Array.isArray(value)) return `${value.length} rows`;
  const full = typeof value === "object" ? JSON.stringify(value) : String(value);
  return full.length > 40 ? `${full.slice(0, 39)}…` : full;
};

/** Width on a terminal: East Asian characters take two cells. */
const cellsOf = (part: string): number =>
  [...part].reduce(
    (sum, letter) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(
        letter,
      )
        ? 2
        : 1),
    0,
  );
