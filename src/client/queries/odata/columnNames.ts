import { expandItem, readExpandItem } from "../../odata/expandItem";
import { normalizeGuid } from "../../odata/guid";
import { splitOrder } from "../../odata/splitOrder";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";

/** The inputs of a query that name columns. */
export interface NamedColumns {
  readonly fieldNames?: readonly string[] | undefined;
  readonly orderByFieldNames?: readonly string[] | undefined;
  readonly expandPropertyNames?: readonly string[] | undefined;
  /** As it is sent. */
  readonly condition?: string | undefined;
}

const LOOKUPS = new Set(["lookup", "customer", "owner"]);

/** A lookup, by whatever of its names; undefined for every other column. */
export function lookupNamed(table: TableDefinition, name: string): ColumnDefinition | undefined {
  const column = columnNamed(name, table);
  return column && LOOKUPS.has(column.kind) ? column : undefined;
}

/** The navigation properties that lead along a lookup. */
export function navigationsOf(lookup: ColumnDefinition | undefined): readonly string[] {
  return [...new Set(lookup?.targets?.map(({ navigation }) => navigation) ?? [])];
}

/** What no column goes by is sent as it is: a path, a star, a name that Dataverse may know. */
const propertyNamed = (table: TableDefinition, name: string): string => {
  const column = columnNamed(name, table);
  if (!column) return name;
  return LOOKUPS.has(column.kind) ? `_${column.logicalName}_value` : column.logicalName;
};

/**
 * The same names as Dataverse reads them: `_x_value` for the lookup `x`, logical names for labels and
 * MetadataIds, and navigation properties in their letter case, for lookups to one table too.
 */
export function withPropertyNames<P extends NamedColumns>(params: P, table: TableDefinition): P {
  const { fieldNames, orderByFieldNames, expandPropertyNames } = params;
  return {
    ...params,
    fieldNames: fieldNames?.map((name) => propertyNamed(table, name)),
    orderByFieldNames: orderByFieldNames?.map((item) => {
      const { name, direction } = splitOrder(item);
      return propertyNamed(table, name) + (direction === "" ? "" : ` ${direction}`);
    }),
    ...(expandPropertyNames
      ? { expandPropertyNames: expandPropertyNames.map((item) => expandNamed(table, item)) }
      : {}),
  };
}

/** The item with its navigation property as Dataverse spells it. */
export function expandNamed(table: TableDefinition, item: string): string {
  const { property } = readExpandItem(item);
  const all = table.relationships.map(({ navigation }) => navigation);
  if (all.includes(property)) return item;
  const inOtherCase = all.filter((name) => name.toLowerCase() === property.toLowerCase());
  const [right, another] =
    inOtherCase.length > 0 ? inOtherCase : navigationsOf(lookupNamed(table, property));
  return right && !another ? item.replace(property, () => right) : item;
}

/** A name that people may see: no sign in it changes a URL. Paths and stars are none. */
const LABEL = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_ .()-]*$/u;
const LOGICAL = /^[a-z_][a-z0-9_]*$/;

/**
 * Whether a name takes the table's definition: one that no column can have in Dataverse, such as a label or
 * a schema name, and a MetadataId. It goes by the names alone, never by what is remembered.
 */
export function takesDefinition(named: NamedColumns): boolean {
  const { fieldNames = [], orderByFieldNames = [], expandPropertyNames = [] } = named;
  const names = [...fieldNames, ...orderByFieldNames.map((item) => splitOrder(item).name)];
  return (
    names.some((name) => isLabel(name) || normalizeGuid(name) !== undefined) ||
    expandPropertyNames.some((item) => isLabelOfLookup(readExpandItem(item).property))
  );
}

/** Whether a text is no logical name, and may be a label or a name in another letter case. */
export function isLabel(name: string): boolean {
  return LABEL.test(name.trim()) && !LOGICAL.test(name.trim());
}

/** Navigation properties have capitals, and no blanks. */
export function isLabelOfLookup(property: string): boolean {
  return /\s/.test(property) && LABEL.test(property);
}

/** Checks the items of `$expand` that the definition has nothing to do with. */
export function requireExpandItems(items: readonly string[] = []): void {
  for (const item of items) {
    if (!isLabelOfLookup(readExpandItem(item).property)) expandItem(item);
  }
}
