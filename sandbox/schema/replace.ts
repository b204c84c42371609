import type { Schema } from "./derived";
import { connectLookups } from "./relationships";
import { buildTable, type OpenTable } from "./table";
import type { TableDeclaration } from "./types";
import { checkColumns } from "./validate/columns";
import { checkKeys } from "./validate/tables";

/** What `loadSchema` makes; everyone else sees it read-only. */
interface OpenSchema {
  tables: Map<string, OpenTable>;
  sets: Map<string, OpenTable>;
  revision: number;
}

/**
 * Puts another version of a table, under the same logical and set name, in the place of the one the
 * schema has, and returns it. Throws `SchemaError`, and changes nothing, where the declaration
 * contradicts itself.
 */
export function replaceTable(schema: Schema, declaration: TableDeclaration): OpenTable {
  const open = schema as unknown as OpenSchema;
  const { tables, sets } = open;
  const name = declaration.logicalName;
  const before = tables.get(name);
  if (!before) {
    throw new Error(`The schema has no table "${name}".`);
  }
  const all = [...tables.values()].map((table) => table.declaration);
  const after = buildTable(declaration, all);
  checkColumns(after);
  checkKeys(after);
  for (const { target } of before.single.values()) {
    tables.get(target.table)?.collections.delete(target.collection ?? "");
  }
  for (const [collection, navigation] of before.collections) {
    after.collections.set(collection, navigation);
  }
  tables.set(name, after);
  sets.set(declaration.entitySetName, after);
  connectLookups(tables, after);
  open.revision += 1;
  return after;
}
