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

/** More than these are not looked through by anybody, but searched. */
const MOST = 1_000;

/** The first thousand, of which the last one says so where there are more. */
export function firstElements(elements: readonly Element[]): Element[] {
  if (elements.length <= MOST) return [...elements];
  const last = elements[MOST - 1];
  return elements
    .slice(0, MOST)
    .map((element) =>
      element === last
        ? { ...element, label: lastOf(element.label ?? element.key, MOST) }
        : element,
    );
}

/** What the last element says where a list was cut. */
export function lastOf(label: string, shown: number): string {
  return `${label} (the last of ${shown}; there are more)`;
}
