import { Refusal } from "../errors";
import type { Table } from "../schema/derived";
import type { AlternateKeyDeclaration } from "../schema/types";
import { keyIndexName } from "./ddl";
import { identityColumns } from "./identity";

/**
 * Does the work, with SQLite's words for a broken uniqueness rule turned into Dataverse's; any other error
 * stays as it is.
 * https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity
 */
export function translating(table: Table, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw translate(table, error);
  }
}

function translate(table: Table, error: unknown): unknown {
  const message = error instanceof Error ? error.message : "";
  const violated = /^UNIQUE constraint failed: (.+)$/.exec(message)?.[1];
  if (violated === undefined) {
    return error;
  }
  const identity = columnNames(table, identityColumns(table));
  const key = table.keys.find((candidate) => names(table, candidate).includes(violated));
  return key && violated !== identity
    ? duplicateKey(table, key)
    : new Refusal(412, "0x80040237", "Cannot insert duplicate key.");
}

/** How SQLite names a unique index: by its expressions' index, or by its columns if they are plain. */
function names(table: Table, key: AlternateKeyDeclaration): string[] {
  return [columnNames(table, key.columns), `index '${keyIndexName(table, key.name)}'`];
}

function columnNames(table: Table, columns: readonly string[]): string {
  return columns.map((column) => `${table.logicalName}.${column}`).join(", ");
}

function duplicateKey(table: Table, key: AlternateKeyDeclaration): Refusal {
  const labels = key.columns.map((column) => table.columns.get(column)?.label ?? column).join(", ");
  return new Refusal(
    412,
    "0x80060892",
    `Entity Key ${key.label} violated. A record with the same value for ${labels} already exists. ` +
      "A duplicate record cannot be created. Select one or more unique values and try again.",
  );
}
