import type { Element } from "@prismatic-io/spectral";
import type { ColumnDefinition, ColumnKind } from "../client";
import type { ColumnUse } from "../inputs";
import { columnLabel } from "./elements";
import { isFound } from "./search";

interface ColumnChoice {
  readonly search?: string | undefined;
  readonly key: (column: ColumnDefinition) => string;
}

/** The picklist of the columns that were searched for: primary, required and custom ones first, then by label. */
export function columnElements(
  columns: Iterable<ColumnDefinition>,
  { search, key }: ColumnChoice,
): Element[] {
  return inOrder(columns)
    .filter((column) =>
      isFound(search, [column.displayName, column.logicalName, column.schemaName]),
    )
    .map((column) => ({ key: key(column), label: columnLabel(column) }));
}

/** Primary, required and custom columns first, then by label. */
export function inOrder(columns: Iterable<ColumnDefinition>): ColumnDefinition[] {
  const all = [...columns];
  return RANKS.flatMap((rank) =>
    all
      .filter((column) => rankOf(column) === rank)
      .sort((one, other) => columnLabel(one).localeCompare(columnLabel(other), "en")),
  );
}

/** Columns that can be used so. */
export function usableColumns(
  columns: Iterable<ColumnDefinition>,
  use: ColumnUse,
): ColumnDefinition[] {
  return [...columns].filter(USABLE[use]);
}

/** What a column is called by those who use it this way. */
export function nameFor(use: ColumnUse): (column: ColumnDefinition) => string {
  return use === "writable" ? ({ logicalName }) => logicalName : queryName;
}

const USABLE: Readonly<Record<ColumnUse, (column: ColumnDefinition) => boolean>> = {
  readable: ({ validForRead }) => validForRead,
  writable: ({ validForCreate, validForUpdate }) => validForCreate || validForUpdate,
  filterable: ({ validForFilter }) => validForFilter,
};

/** What people look for most often comes first. */
const RANKS = ["name", "id", "required", "custom", "other"] as const;

/** How soon a column is looked for. */
function rankOf(column: ColumnDefinition): (typeof RANKS)[number] {
  if (column.isPrimaryName) return "name";
  if (column.isPrimaryId) return "id";
  if (isRequired(column)) return "required";
  return column.isCustom ? "custom" : "other";
}

export function isRequired({ required }: ColumnDefinition): boolean {
  return required === "SystemRequired" || required === "ApplicationRequired";
}

const LOOKUPS: readonly ColumnKind[] = ["lookup", "customer", "owner"];

/** A query names a lookup by its value; its logical name means the record it leads to. */
export function queryName({ kind, logicalName }: ColumnDefinition): string {
  return LOOKUPS.includes(kind) ? `_${logicalName}_value` : logicalName;
}
