import { UnreadableBody } from "../errors/failures";
import type { DataverseRecord } from "../types";
import { normalizeGuid } from "./guid";

/** The GUID in a column of a row; undefined where there is none, as in a lookup that refers to nothing. */
export function guidIn(row: DataverseRecord, column: string): string | undefined {
  const value = row[column];
  return typeof value === "string" ? normalizeGuid(value) : undefined;
}

/**
 * Which record a row is.
 *
 * @throws UnreadableBody where the row does not say it
 */
export function idOfRow(row: DataverseRecord, primaryId: string): string {
  const id = guidIn(row, primaryId);
  if (id !== undefined) return id;
  throw new UnreadableBody(`the answer has no ${primaryId}`);
}
