/** What the client knows of a table's definition: enough to find it by any name. */
export interface TableName {
  readonly metadataId: string;
  readonly logicalName: string;
  readonly schemaName: string;
  readonly entitySetName: string;
  /** In the caller's language; undefined for tables without a label. */
  readonly displayName: string | undefined;
  readonly pluralDisplayName: string | undefined;
  /** Every localized form of both, for finding the table by what people see. */
  readonly labels: readonly string[];
  readonly primaryIdAttribute: string;
  readonly primaryNameAttribute: string | undefined;
  readonly isCustom: boolean;
  /** `Standard`, `Elastic` or `Virtual`. */
  readonly tableType: string;
  readonly isIntersect: boolean;
  readonly isActivity: boolean;
  /** A table whose rows live inside another table's (`IsChildEntity`): not a top-level one. */
  readonly isChild: boolean;
  /** A table that is for internal use of the service (`IsPrivate`). */
  readonly isPrivate: boolean;
  readonly changeTracking: boolean;
}

/** What a name leads to: one table, several with the same display name, or none. */
export type TableMatch<T extends TableName = TableName> =
  | { readonly kind: "found"; readonly table: T }
  | { readonly kind: "ambiguous"; readonly tables: readonly TableName[] }
  | { readonly kind: "unknown"; readonly suggestions: readonly TableName[] };

/**
 * Kinds of columns by `AttributeTypeName`: what `AttributeType` calls `Virtual` is told apart here
 * (Microsoft: File, Image and MultiSelectPicklist).
 */
export type ColumnKind =
  | "bigint"
  | "boolean"
  | "choice"
  | "multichoice"
  | "state"
  | "status"
  | "datetime"
  | "decimal"
  | "double"
  | "entityname"
  | "file"
  | "image"
  | "integer"
  | "lookup"
  | "customer"
  | "owner"
  | "memo"
  | "money"
  | "partylist"
  | "string"
  | "uniqueidentifier"
  | "other";

export interface ChoiceOption {
  readonly value: number;
  /** In the caller's language. */
  readonly label: string;
  /** In every language of the column. */
  readonly labels: readonly string[];
  /** For a status: the state it belongs to. */
  readonly state?: number | undefined;
  /** For a state: its default status. */
  readonly defaultStatus?: number | undefined;
  /** For a status: the ones that may follow it, where the table enforces its own transitions. */
  readonly transitions?: readonly number[] | undefined;
}

/** Where a lookup may point: a table, and the navigation property that reaches it. */
export interface LookupTargetDefinition {
  /** Logical name of the target table. */
  readonly table: string;
  /** `ReferencingEntityNavigationPropertyName`, in its exact case. */
  readonly navigation: string;
}

export interface ColumnDefinition {
  readonly metadataId: string;
  readonly logicalName: string;
  readonly schemaName: string;
  readonly displayName: string | undefined;
  readonly description: string | undefined;
  readonly kind: ColumnKind;
  /** `AttributeTypeName.Value`, e.g. `MoneyType`. */
  readonly typeName: string;
  readonly required: "None" | "SystemRequired" | "ApplicationRequired" | "Recommended";
  readonly isPrimaryId: boolean;
  readonly isPrimaryName: boolean;
  readonly isCustom: boolean;
  readonly validForCreate: boolean;
  readonly validForRead: boolean;
  readonly validForUpdate: boolean;
  readonly validForFilter: boolean;
  readonly maxLength?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly precision?: number | undefined;
  /** Of money: 0 where `precision` counts, 1 where the organization's does, 2 where the currency's does. */
  readonly precisionSource?: number | undefined;
  /** Whether column security decides who may read it: a value that one may not read comes as null. */
  readonly isSecured?: boolean | undefined;
  /** `UserLocal`, `DateOnly` or `TimeZoneIndependent`. */
  readonly dateBehavior?: string | undefined;
  /** `FormatName.Value` of texts, `Format` of dates and numbers. */
  readonly format?: string | undefined;
  readonly options?: readonly ChoiceOption[] | undefined;
  readonly targets?: readonly LookupTargetDefinition[] | undefined;
  /** Largest content of a file or image column, in KiB, which may itself be reached. */
  readonly maxSizeInKB?: number | undefined;
  /** Whether an image column keeps the whole image beside its thumbnail. */
  readonly canStoreFullImage?: boolean | undefined;
}

export interface AlternateKeyDefinition {
  readonly logicalName: string;
  readonly displayName: string | undefined;
  /** Logical names of its columns. */
  readonly columns: readonly string[];
  /** Only an `Active` key can be used. */
  readonly status: string;
}

export interface RelationshipDefinition {
  readonly schemaName: string;
  readonly kind: "manyToOne" | "oneToMany" | "manyToMany";
  /** Navigation property on this table. */
  readonly navigation: string;
  /** Logical name of the other table. */
  readonly table: string;
  /** The lookup column, for the two directed kinds. */
  readonly column?: string | undefined;
  /** Navigation property on the other table, where it has one. */
  readonly otherNavigation?: string | undefined;
}

/** One table's whole definition, as values are typed and described by. */
export interface TableDefinition extends TableName {
  /** By logical name; virtual companions such as `createdbyname` are left out. */
  readonly columns: ReadonlyMap<string, ColumnDefinition>;
  /** The virtual companions: they have a definition, but no value that could be read or written. */
  readonly companions: readonly ColumnDefinition[];
  readonly keys: readonly AlternateKeyDefinition[];
  readonly relationships: readonly RelationshipDefinition[];
  /** Whether a status reason may only follow those that list it (`EnforceStateTransitions`). */
  readonly enforcesTransitions?: boolean | undefined;
}
