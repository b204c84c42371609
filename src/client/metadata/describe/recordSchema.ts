import type { ColumnDefinition, ColumnKind, TableDefinition } from "../../types/tables";
import { compareNames } from "../properties";
import { columnSchema } from "./columnSchema";
import { mustBeGiven } from "./mustBeGiven";
import type { JsonSchema } from "./types";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** Kinds that are not part of a record's own values: files are uploaded, the others are the service's. */
const NEVER: readonly ColumnKind[] = ["file", "image", "entityname", "other"];

/**
 * JSON Schema of the values of a record, in the forms that create and update take. Required is what the
 * service or an application requires, unless the service fills it in.
 */
export function recordSchema(table: TableDefinition, mode: "create" | "update"): JsonSchema {
  const writable = [...table.columns.values()]
    .filter((column) => isWritable(column, mode))
    .sort((one, other) => compareNames(one.logicalName, other.logicalName));
  const required = writable.filter(mustBeGiven);
  return {
    $schema: DIALECT,
    title: table.displayName ?? table.logicalName,
    type: "object",
    properties: Object.fromEntries(
      writable.map((column) => [
        column.logicalName,
        columnSchema(column, !required.includes(column)),
      ]),
    ),
    // Lookups may as well be written the way the Web API itself has them.
    patternProperties: { "^[^@]+@odata\\.bind$": { type: ["string", "null"] } },
    additionalProperties: false,
    ...(mode === "create"
      ? { required: required.map(({ logicalName }) => logicalName) }
      : { minProperties: 1 }),
  };
}

const isWritable = (column: ColumnDefinition, mode: "create" | "update"): boolean => {
  if (NEVER.includes(column.kind)) return false;
  if (mode === "create") return column.validForCreate;
  // Parties are rows of another table, and only a create takes them along.
  return column.validForUpdate && !column.isPrimaryId && column.kind !== "partylist";
};
