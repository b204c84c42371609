import type { Schema } from "../schema/derived";

/** A number that grows with the schema, for caches of definitions to compare. */
export function globalMetadataVersion(schema: Schema): string {
  let columns = 0;
  for (const table of schema.tables.values()) {
    columns += 1 + table.columns.size;
  }
  return String(70_000_000 + columns);
}
