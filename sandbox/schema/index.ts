import { declarations as ownTables } from "./declarations";
import type { Schema } from "./derived";
import { connect, intersectDeclarations } from "./relationships";
import { buildTable } from "./table";
import type { TableDeclaration } from "./types";
import { checkColumns } from "./validate/columns";
import { checkReferences } from "./validate/references";
import { checkShape } from "./validate/shape";
import { checkKeys, checkNames } from "./validate/tables";

export { replaceTable } from "./replace";
export { SchemaError } from "./schemaError";

/**
 * Derives the schema of the tables declared. Throws `SchemaError`, naming file, table and column,
 * where a declaration contradicts itself or another one.
 */
export function loadSchema(declared: readonly TableDeclaration[] = ownTables): Schema {
  declared.forEach(checkShape);
  checkNames(declared);
  const declarations = [...declared, ...intersectDeclarations(declared)];
  const built = declarations.map((declaration) => buildTable(declaration, declared));
  const tables = new Map(built.map((table) => [table.logicalName, table]));
  for (const table of built) {
    checkColumns(table);
    checkKeys(table);
  }
  checkReferences(tables);
  const manyToMany = connect(tables);
  const sets = new Map(built.map((table) => [table.setName, table]));
  return { tables, sets, manyToMany, revision: 0 };
}
