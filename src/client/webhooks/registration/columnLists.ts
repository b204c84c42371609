/** Whether two lists of columns, joined by commas, are the same in any order. */
export function sameColumns(one: string, other: string): boolean {
  return sorted(one) === sorted(other);
}

const sorted = (columns: string): string =>
  columns
    .toLowerCase()
    .split(",")
    .map((column) => column.trim())
    .filter((column) => column !== "")
    .sort()
    .join(",");
