import { createHash } from "node:crypto";
import type { PolledTable } from "../shared/types";

/** The columns to ask for: those wanted, and those that tell what a row is; undefined for all. */
export function columnsFor(
  table: PolledTable,
  fieldNames: readonly string[] | undefined,
): readonly string[] | undefined {
  if (!fieldNames?.length) return undefined;
  const own = [table.primaryId, table.timestampColumn, ...table.createdColumns];
  return [...new Set([...fieldNames.map((name) => name.trim()), ...own])].filter(
    (name) => name !== "",
  );
}

/** Whether the same columns are asked for as before. */
export function columnsDigest(fieldNames: readonly string[] | undefined): string {
  return createHash("sha256")
    .update([...(fieldNames ?? [])].sort().join(","))
    .digest("hex")
    .slice(0, 16);
}
