import { textTable } from "../scripts/tables/textTable";

/** Records as a text table: the given columns, long values cut, numbers to the right. */
export function table(
  rows: readonly Record<string, unknown>[],
  columns: readonly string[],
  { indent = 5, most = 8 }: { indent?: number; most?: number } = {},
): string {
  const shown = rows.slice(0, most);
  const cells = shown.map((row) => columns.map((column) => cellText(at(row, column))));
  const right = (row: number, column: number) =>
    typeof at(shown[row] ?? {}, columns[column] ?? "") === "number";
  const whole = textTable(columns, cells, { right, indent, rule: true });
  const rest = rows.length - shown.length;
  return rest > 0 ? `${whole}\n${" ".repeat(indent)}… and ${rest} more` : whole;
}

/** A value by its path: `primarycontactid.fullname`; the name itself wins where it exists. */
function at(row: Record<string, unknown>, path: string): unknown {
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
}

/** Line ends and control characters would leave the cell, or drive the terminal. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "number") return value.toLocaleString("en-US");
  if (Array.isArray(value)) return `${value.length} rows`;
  const full = (typeof value === "object" ? JSON.stringify(value) : String(value)).replace(
    /\p{Cc}+/gu,
    " ",
  );
  return full.length > 40 ? `${full.slice(0, 39)}…` : full;
}
