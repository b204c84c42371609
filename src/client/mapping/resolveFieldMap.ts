import { InputError } from "../errors/InputError";
import type { FieldMap, FieldMapEntry } from "../types/fieldMap";
import type { ColumnDefinition, TableDefinition, TableName } from "../types/tables";
import { columnNamed } from "../values/columnNamed";
import { columnOf, isReadName, unknownColumn } from "../values/findColumn";
import { shown } from "../values/types";
import { type ColumnPair, columnPairs, listed } from "./valuePairs";

/** A field of the app with the column of one table that it is kept in. */
export interface ResolvedField {
  readonly field: string;
  readonly column: ColumnDefinition;
  /** What a write calls the column: a navigation property where that says which table a lookup refers to. */
  readonly name: string;
  /** The table that a lookup to several refers to, where the name of the column says it. */
  readonly target: string | undefined;
  readonly values: readonly ColumnPair[] | undefined;
}

/** More would not be read. */
const MOST_GONE = 20;

const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** The fields of a map that one table has columns for, by their names in the app. */
export type ResolvedMap = ReadonlyMap<string, ResolvedField>;

/**
 * What a map says of one table: the entries that name it, by any of its names, and those that name none.
 * Of two entries for a field, the one that names the table goes before the other. Pure.
 *
 * @throws InputError that names all columns that the table does not have, each with the nearest; for a field
 *   that is mapped to two columns, and for values that no option of the column means
 */
export function resolveFieldMap(map: FieldMap, table: TableDefinition): ResolvedMap {
  const resolved = new Map<string, ResolvedField>();
  const gone: string[] = [];
  for (const entry of entriesFor(map, table)) {
    const found = resolvedField(entry, table);
    if (!found) {
      const { field, mappedField } = entry;
      const names = [field.key, mappedField.key].map(cut).join(" → ");
      gone.push(`${names} (${unknownColumn(mappedField.key, table)})`);
      continue;
    }
    const before = resolved.get(found.field);
    if (before && before.column !== found.column) throw new InputError(twice(before, found));
    resolved.set(found.field, found);
  }
  if (gone.length > 0) {
    const more = gone.length > MOST_GONE ? `; and ${gone.length - MOST_GONE} more` : "";
    throw new InputError(
      `Field Map names what is no column: ${gone.slice(0, MOST_GONE).join("; ")}${more}.`,
    );
  }
  return resolved;
}

/** The entries that name a table, and those that name none for a field that these do not have. */
export function entriesFor({ fields }: FieldMap, table: TableName): readonly FieldMapEntry[] {
  const own = fields.filter(({ mappedObject }) => mappedObject && isTable(table, mappedObject.key));
  const named = new Set(own.map(({ field }) => field.key));
  const others = fields.filter(({ field, mappedObject }) => !mappedObject && !named.has(field.key));
  return [...own, ...others];
}

/** The tables that a map has columns of, as it names them. */
export function namedTables({ fields }: FieldMap): readonly string[] {
  return [...new Set(fields.flatMap(({ mappedObject }) => mappedObject?.key ?? []))];
}

/**
 * Why a map has nothing for a table that is read or written: all its entries are of other tables, one of
 * which may be misspelt. Undefined where it has something, or is empty.
 */
export function whyNothingMapped(
  fieldMap: FieldMap,
  { table, map }: { readonly table: TableName; readonly map: ResolvedMap },
): string | undefined {
  if (map.size > 0 || fieldMap.fields.length === 0) return undefined;
  return `Field Map has no field for the table ${table.logicalName}: its entries are of ${listed(namedTables(fieldMap))}.`;
}

/**
 * Whether two fields are kept in one column: a write would lose one of their values. A lookup to several
 * tables may have a field for each of them.
 *
 * @throws InputError that names both
 */
export function refuseSharedColumns(map: ResolvedMap): void {
  const fields = new Map<ColumnDefinition, ResolvedField[]>();
  for (const one of map.values()) {
    const others = fields.get(one.column) ?? [];
    const other = others.find(({ target }) => !target || !one.target || target === one.target);
    if (other) {
      throw new InputError(
        `Field Map has both ${shown(other.field)} and ${shown(one.field)} for the column ${one.column.logicalName}, of which a write could keep one only: map them to different columns.`,
      );
    }
    fields.set(one.column, [...others, one]);
  }
}

const resolvedField = (
  { field, mappedField, values }: FieldMapEntry,
  table: TableDefinition,
): ResolvedField | undefined => {
  const given = mappedField.key;
  const found = columnOf(given, table, {});
  const column = found?.column ?? columnNamed(given, table);
  if (!column) return undefined;
  const saysTable = found?.targetTable !== undefined && !isReadName(given);
  return {
    field: field.key,
    column,
    name: saysTable ? given : column.logicalName,
    target: saysTable && (column.targets?.length ?? 0) > 1 ? found.targetTable : undefined,
    values: values && columnPairs(field.key, column, values),
  };
};

const twice = (one: ResolvedField, other: ResolvedField): string =>
  `Field Map has two columns for ${shown(one.field)}: ${one.column.logicalName} and ${other.column.logicalName}. Leave one of them out.`;

/** Whether a table has this name: set name, logical name, schema name, MetadataId or a display name. */
export function isTable(table: TableName, name: string): boolean {
  const wanted = folded(name);
  const { metadataId, entitySetName, logicalName, schemaName, displayName, labels } = table;
  const { pluralDisplayName } = table;
  return [
    metadataId,
    entitySetName,
    logicalName,
    schemaName,
    displayName,
    pluralDisplayName,
    ...labels,
  ].some((each) => each !== undefined && each !== "" && folded(each) === wanted);
}

const folded = (text: string): string =>
  text
    .normalize("NFC")
    .trim()
    .replace(/^\{|\}$/g, "")
    .toLowerCase();
