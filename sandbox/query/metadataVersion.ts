import type { Schema } from "../schema/derived";

/** Where counting starts; caches compare the number, and nobody reads more out of it. */
const first = 70_000_000;

/** A number that grows with every change of the schema, for caches of definitions to compare. */
export function globalMetadataVersion(schema: Schema): string {
  return String(first + schema.revision);
}
