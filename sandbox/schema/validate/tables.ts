import type { Table } from "../derived";
import { SchemaError } from "../schemaError";
import type { ColumnType, TableDeclaration } from "../types";

/** Checks each name that only one table may have, and columns that a table names twice. */
export function checkNames(declared: readonly TableDeclaration[]): void {
  once(declared, "logicalName");
  once(declared, "entitySetName");
  once(declared, "objectTypeCode");
  for (const table of declared) {
    const where = `${table.logicalName}.json`;
    if (table.schemaName.toLowerCase() !== table.logicalName) {
      throw new SchemaError(where, `schema name "${table.schemaName}" differs by more than case`);
    }
    const names = table.columns.map((column) => column.name);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) {
      throw new SchemaError(where, `the column "${twice}" is declared twice`);
    }
  }
}

function once(
  declared: readonly TableDeclaration[],
  property: "logicalName" | "entitySetName" | "objectTypeCode",
): void {
  const seen = new Map<string | number, string>();
  for (const table of declared) {
    const other = seen.get(table[property]);
    if (other !== undefined) {
      const problem = `${property} "${table[property]}" is already that of ${other}.json`;
      throw new SchemaError(`${table.logicalName}.json`, problem);
    }
    seen.set(table[property], table.logicalName);
  }
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity */
const keyTypes: readonly ColumnType[] = [
  "decimal",
  "integer",
  "string",
  "datetime",
  "lookup",
  "choice",
];

/** Checks the primary name column and the alternate keys against the table's columns. */
export function checkKeys(table: Table): void {
  const where = `${table.logicalName}.json`;
  if (table.primaryName !== undefined && table.columns.get(table.primaryName)?.type !== "string") {
    throw new SchemaError(where, `the primary name "${table.primaryName}" is no string column`);
  }
  if (table.keys.length > 10) {
    throw new SchemaError(where, "a table has at most 10 alternate keys");
  }
  for (const key of table.keys) {
    if (key.columns.length === 0 || key.columns.length > 16) {
      throw new SchemaError(where, `the key "${key.name}" has 1 to 16 columns`);
    }
    for (const column of key.columns) {
      checkKeyColumn(`${where}, key "${key.name}"`, table, column);
    }
  }
}

function checkKeyColumn(where: string, table: Table, name: string): void {
  const type = table.columns.get(name)?.type;
  if (!type) {
    throw new SchemaError(where, `names the column "${name}", which is not declared`);
  }
  // Microsoft's own keys (a user's Entra object id, an elastic table's row id) are made of GUIDs too.
  const builtIn = !table.declaration.custom || table.declaration.elastic;
  if (!keyTypes.includes(type) && !(builtIn && type === "uniqueidentifier")) {
    throw new SchemaError(where, `a ${type} column ("${name}") cannot be part of a key`);
  }
}
