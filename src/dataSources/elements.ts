import type { Element } from "@prismatic-io/spectral";
import type { ColumnDefinition, TableName } from "../client";

/** Elements in the order of what people see; those without a label go by their key. */
export function byLabel(elements: readonly Element[]): Element[] {
  return [...elements].sort((one, other) =>
    (one.label ?? one.key).localeCompare(other.label ?? other.key, "en"),
  );
}

/** `Account (Account)`: display name and schema name, or the latter alone. */
export function tableLabel({ displayName, schemaName }: TableName): string {
  return displayName === undefined ? schemaName : `${displayName} (${schemaName})`;
}

/** `Account Name (name)`: display name and logical name, or the latter alone. */
export function columnLabel({ displayName, logicalName }: ColumnDefinition): string {
  return displayName === undefined ? logicalName : `${displayName} (${logicalName})`;
}
