/** A Markdown table. Line breaks and pipes in cells are escaped; the columns `right` hold numbers. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const rule = head.map((_, column) => (right.includes(column) ? "---:" : "---"));
  return [head, rule, ...rows].map(line).join("\n");
}

export function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(escaped).join(" | ")} |`;
}

function escaped(cell: string): string {
  return cell.replace(/\|/g, "\\|").replace(/\s*\n\s*/g, " ");
}
