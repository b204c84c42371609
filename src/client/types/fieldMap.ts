/** A field, a table or a column, as the platform holds them. */
export interface NamedKey {
  readonly key: string;
  readonly label?: string | undefined;
}

/** A value of the app, and the value of the column that means the same. */
export type ValuePair = readonly [app: unknown, column: unknown];

/** One field of the app, and the column it is kept in. */
export interface FieldMapEntry {
  readonly field: NamedKey;
  /** The table of the column, by any of its names; without it, the entry applies to every table. */
  readonly mappedObject?: NamedKey | undefined;
  readonly mappedField: NamedKey;
  /** Values that mean the same; where there are none, any value means the same on both sides. */
  readonly values?: readonly ValuePair[] | undefined;
}

/** Which column each field of an app is kept in: what is read from every form of a field map. */
export interface FieldMap {
  readonly fields: readonly FieldMapEntry[];
}

/** What becomes of a field of a record that the map does not have. */
export type UnmappedFields = "refuse" | "ignore" | "pass";

/** How records in the words of an app become columns. */
export interface MappingOptions {
  readonly fieldMap?: FieldMap | undefined;
  /** Default `refuse`. */
  readonly unmappedFields?: UnmappedFields | undefined;
}
