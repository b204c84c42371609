import type { Column } from "../../schema/derived";
import type { Row } from "../../types";

/** A lookup as a row stores it: the id, and beside it the target's name where there are several. */
export function lookupColumns(column: Column, target: string | null, id: string | null): Row {
  const table = id === null ? null : target;
  return { [column.name]: id, ...(column.polymorphic ? { [`${column.name}__table`]: table } : {}) };
}
