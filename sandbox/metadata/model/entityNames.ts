import type { Table } from "../../schema/derived";

/**
 * The plural of a logical name. It is the set name unless that was chosen otherwise, which is why
 * nobody should address rows by it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-service-documents#entity-set-name
 */
export function logicalCollectionName({ logicalName, setName }: Table): string {
  return /(collection|set)$/.test(setName) ? `${logicalName}s` : setName;
}

/** The same in the letter case of the schema name. */
export function collectionSchemaName(table: Table): string {
  const { schemaName } = table.declaration;
  const plural = logicalCollectionName(table);
  let shared = 0;
  while (
    schemaName.charAt(shared).toLowerCase() === plural.charAt(shared) &&
    shared < plural.length
  ) {
    shared += 1;
  }
  return schemaName.slice(0, shared) + plural.slice(shared);
}
