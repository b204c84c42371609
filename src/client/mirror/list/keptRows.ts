import type { Row } from "../../bulk/rows/row";

/** Characters of the JSON of all rows that are kept together, so that a long list does not fill the memory. */
const MOST_CHARACTERS = 20_000_000;

/** Rows between the look through the list and their comparison, so that they are not typed twice. */
export interface KeptRows {
  keep(row: Row): void;
  /** The row of an index, which is not kept any longer; undefined for one that has to be typed. */
  take(index: number): Row | undefined;
}

export function keptRows(total: number): KeptRows {
  const rows: (Row | undefined)[] = new Array(total);
  let characters = 0;
  return {
    keep: (row) => {
      if (characters + row.size > MOST_CHARACTERS) return;
      characters += row.size;
      rows[row.index] = row;
    },
    take: (index) => {
      const row = rows[index];
      rows[index] = undefined;
      return row;
    },
  };
}
