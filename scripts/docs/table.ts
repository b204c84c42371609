/** A Markdown table. Line breaks and pipes in cells are escaped. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map(line).join("\n");

export const code = (text: string): string => (text === "" ? "" : `\`${text}\``);

const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(" | ")} |`;

const escaped = (cell: string): string => cell.replace(/\|/g, "\\|").replace(/\s*\n\s*/g, " ");
