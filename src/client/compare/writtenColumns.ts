import type { ColumnDefinition, TableDefinition } from "../types/tables";

const BIND = "@odata.bind";

/** What a property of a record that is sent is about. */
export type Written =
  | { readonly kind: "column"; readonly column: ColumnDefinition; readonly target?: string }
  /** It says something of the record, and writes nothing. */
  | { readonly kind: "annotation" }
  /** Related records, and whatever the definition does not know. */
  | { readonly kind: "other" };

/** Says what the properties of records are about that are sent to this table. Pure. */
export function writtenColumns({
  columns,
}: Pick<TableDefinition, "columns">): (property: string) => Written {
  const navigations = new Map<string, Extract<Written, { readonly kind: "column" }>>();
  for (const column of columns.values()) {
    for (const { navigation, table } of column.targets ?? []) {
      // An owner is one property for all of its tables.
      const shared = navigations.has(navigation);
      navigations.set(navigation, {
        kind: "column",
        column,
        ...(shared ? {} : { target: table }),
      });
    }
  }
  return (property) => {
    if (property.endsWith(BIND)) {
      return navigations.get(property.slice(0, -BIND.length)) ?? { kind: "other" };
    }
    if (property.includes("@")) return { kind: "annotation" };
    const column = columns.get(property);
    return navigations.get(property) ?? (column ? { kind: "column", column } : { kind: "other" });
  };
}

/** The property by which a column is read. */
export function readName({ logicalName, kind }: ColumnDefinition): string {
  return isLookup(kind) ? `_${logicalName}_value` : logicalName;
}

export function isLookup(kind: ColumnDefinition["kind"]): boolean {
  return kind === "lookup" || kind === "customer" || kind === "owner";
}

const UNREADABLE: ReadonlySet<ColumnDefinition["kind"]> = new Set([
  "file",
  "image",
  "partylist",
  "other",
]);

/** Whether a value of the column can be compared with the one that is stored. */
export function isComparable({ kind, validForRead }: ColumnDefinition): boolean {
  return validForRead && !UNREADABLE.has(kind);
}

/** Properties to select, so that these records can be compared. */
export function selectFor(
  records: Iterable<Readonly<Record<string, unknown>>>,
  { columns }: Pick<TableDefinition, "columns">,
): readonly string[] {
  const written = writtenColumns({ columns });
  const properties = new Set<string>();
  for (const record of records) for (const name of Object.keys(record)) properties.add(name);
  const names = new Set<string>();
  for (const property of properties) {
    const about = written(property);
    if (about.kind === "column" && isComparable(about.column)) names.add(readName(about.column));
  }
  return [...names].sort();
}
