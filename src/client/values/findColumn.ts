import { nearest } from "../errors/nearest";
import { normalizeGuid } from "../odata/guid";
import type { DataverseRecord } from "../types";
import type { ColumnDefinition, TableDefinition } from "../types/tables";

export interface FoundColumn {
  readonly column: ColumnDefinition;
  /** For a lookup: the target that the name, or an annotation beside it, says. */
  readonly targetTable?: string | undefined;
}

/** The part of a table's definition that says which columns there are. */
export type Columns = Pick<TableDefinition, "columns" | "relationships">;

const LOOKUP_TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";

/**
 * The column meant by a name: its logical name, a lookup's `_x_value` or navigation property, any of them
 * in other letter case (the schema name above all), or its MetadataId, as pickers yield it.
 */
export function columnOf(
  name: string,
  { columns, relationships }: Columns,
  record: DataverseRecord,
): FoundColumn | undefined {
  const direct = columns.get(name);
  // Most columns of most rows: only a lookup has another table to look for beside it.
  if (direct && !direct.targets) return { column: direct };
  const annotated = record[`${name}${LOOKUP_TABLE}`];
  const hint = typeof annotated === "string" ? annotated : undefined;
  if (direct) return { column: direct, targetTable: hint };
  const wire = isReadName(name) ? name.slice(1, -"_value".length) : undefined;
  const lookup = wire === undefined ? undefined : columns.get(wire);
  if (lookup) return { column: lookup, targetTable: hint };
  const navigation = relationships.find(
    (found) => found.kind === "manyToOne" && found.navigation === name,
  );
  const behind = navigation?.column === undefined ? undefined : columns.get(navigation.column);
  if (behind) return { column: behind, targetTable: navigation?.table };
  const column = withId(name, columns);
  if (column) return { column, targetTable: hint };
  return inOtherCase(name.trim().toLowerCase(), { columns, relationships }, hint);
}

const withId = (name: string, columns: Columns["columns"]): ColumnDefinition | undefined => {
  const id = normalizeGuid(name);
  if (id === undefined) return undefined;
  return [...columns.values()].find(({ metadataId }) => metadataId === id);
};

/** Whether it is the name under which a lookup is read: `_x_value`. */
export function isReadName(name: string): boolean {
  return name.length > "__value".length && /^_/.test(name) && /_value$/i.test(name);
}

const inOtherCase = (
  name: string,
  { columns, relationships }: Columns,
  hint: string | undefined,
): FoundColumn | undefined => {
  const column = columns.get(isReadName(name) ? name.slice(1, -"_value".length) : name);
  if (column) return { column, targetTable: hint };
  const navigation = relationships.find(
    (found) => found.kind === "manyToOne" && found.navigation.toLowerCase() === name,
  );
  const behind = navigation?.column === undefined ? undefined : columns.get(navigation.column);
  return behind ? { column: behind, targetTable: navigation?.table } : undefined;
};

export function unknownColumn(name: string, { columns, logicalName }: TableDefinition): string {
  const byLabel = [...columns.values()].find(
    ({ displayName }) => displayName?.toLowerCase() === name.toLowerCase(),
  );
  const [close] = byLabel ? [byLabel.logicalName] : nearest(name, [...columns.keys()]);
  return `${logicalName} has no such column${close ? `; did you mean ${close}?` : ""}`;
}
