import { readExpandItem } from "../../odata/expandItem";
import { normalizeGuid } from "../../odata/guid";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";

/** The inputs of a query that name columns. */
export interface NamedColumns {
  readonly fieldNames?: readonly string[] | undefined;
  readonly orderByFieldNames?: readonly string[] | undefined;
}

const LOOKUPS = new Set(["lookup", "customer", "owner"]);

/** A lookup, by whatever of its names; undefined for every other column. */
const lookupNamed = (table: TableDefinition, name: string): ColumnDefinition | undefined => {
  const column = columnNamed(name, table);
  return column && LOOKUPS.has(column.kind) ? column : undefined;
};

/** What no column goes by is sent as it is: a path, a star, a name that Dataverse may know. */
const propertyNamed = (table: TableDefinition, name: string): string => {
  const column = columnNamed(name, table);
  if (!column) return name;
  return LOOKUPS.has(column.kind) ? `_${column.logicalName}_value` : column.logicalName;
};

/** The same names as Dataverse reads them: `_x_value` for the lookup `x`, names for MetadataIds. */
export function withPropertyNames<P extends NamedColumns>(params: P, table: TableDefinition): P {
  return {
    ...params,
    fieldNames: params.fieldNames?.map((name) => propertyNamed(table, name)),
    orderByFieldNames: params.orderByFieldNames?.map((item) => {
      const [name = "", ...direction] = item.trim().split(/\s+/);
      return [propertyNamed(table, name), ...direction].join(" ");
    }),
  };
}

/** Whether a name means a column that only the table's definition can tell. */
export function namesById({ fieldNames = [], orderByFieldNames = [] }: NamedColumns): boolean {
  return [...fieldNames, ...orderByFieldNames].some((name) => {
    const [first = ""] = name.trim().split(/\s+/);
    return normalizeGuid(first) !== undefined;
  });
}

/** How the lookups are expanded that were named by their columns; undefined where none was. */
export function expandHint(
  items: readonly string[] | undefined,
  table: TableDefinition,
): string | undefined {
  const navigations = new Set(table.relationships.map(({ navigation }) => navigation));
  const hints = (items ?? []).flatMap((item) => {
    const { property } = readExpandItem(item);
    if (navigations.has(property)) return [];
    const lookup = lookupNamed(table, property);
    const names = [...new Set(lookup?.targets?.map(({ navigation }) => navigation) ?? [])];
    return lookup && names.length > 0
      ? [`The lookup ${lookup.logicalName} is expanded by ${names.join(" or ")}`]
      : [];
  });
  return hints.length > 0 ? hints.join("; ") : undefined;
}
