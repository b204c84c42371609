/**
 * The declared schema of the sandbox: one JSON file a table (`tables/<logicalname>.json`). Everything
 * else (SQL tables, `_x_value` names, navigation properties on both ends, payload validation,
 * formatted values, alternate-key indexes, definitions) is derived from it.
 */

export type ColumnType =
  | "string"
  | "memo"
  | "integer"
  | "bigint"
  | "decimal"
  | "double"
  | "money"
  | "boolean"
  | "choice"
  | "multichoice"
  | "state"
  | "status"
  | "datetime"
  | "lookup"
  | "uniqueidentifier"
  | "entityname"
  | "partylist"
  | "image"
  | "file";

export type DateTimeBehavior = "UserLocal" | "TimeZoneIndependent" | "DateOnly";

/** A text in languages other than the base language, by language code (LCID). */
export type Translations = Record<number, string>;

export interface OptionDeclaration {
  value: number;
  label: string;
  translations?: { label?: Translations };
  /** `#0078d4`; what an app paints the option with. */
  color?: string;
  /** For a status option: the state it belongs to. */
  state?: number;
  /** For a state option: its default status. */
  defaultStatus?: number;
  /** For a status option: the statuses that may follow it where the table enforces its transitions. */
  transitions?: number[];
}

/** One target of a lookup: the table, and the navigation properties at both ends. */
export interface LookupTarget {
  /** Logical name of the referenced table. */
  table: string;
  /** Single-valued navigation property on the referencing table, in its exact case; `""` for none. */
  navigation: string;
  /** Collection-valued navigation property on the referenced table; none for owner-like columns. */
  collection?: string;
  /** Relationship schema name; defaults to `collection` or `<table>_<column>`. */
  relationship?: string;
  /** What a delete of the referenced row does; default `removeLink`. */
  onDelete?: "cascade" | "removeLink" | "restrict";
}

export type ColumnFormat =
  | "DateAndTime"
  | "DateOnly"
  | "Email"
  | "Json"
  | "Phone"
  | "PhoneticGuide"
  | "Text"
  | "TextArea"
  | "TickerSymbol"
  | "Url"
  | "VersionNumber";

export interface ColumnDeclaration {
  /** Logical name, lower case. */
  name: string;
  /** Schema name in its exact case; derived from the logical name if it is left out. */
  schemaName?: string;
  type: ColumnType;
  /** In the base language, English; `""` for a column without a display name. */
  label: string;
  description?: string;
  /** Where left out, labels have the translations of the glossary that comes with the sandbox. */
  translations?: { label?: Translations; description?: Translations };
  required?: "none" | "recommended" | "application" | "system";
  maxLength?: number;
  min?: number;
  max?: number;
  /** Decimals kept, for decimal, double and money. */
  precision?: number;
  /** Where a money column's decimals come from: 0 its own precision, 1 the organization, 2 the currency. */
  precisionSource?: 0 | 1 | 2;
  /** Largest file or image in KiB. */
  maxSizeInKB?: number;
  /** Whether an image column keeps the full image beside the thumbnail. */
  canStoreFullImage?: boolean;
  behavior?: DateTimeBehavior;
  /** `DateOnly` prints the date part only, whatever the behaviour. */
  format?: ColumnFormat;
  /** Options of choice, multichoice, state, status; for boolean the two labels (0 and 1). */
  options?: OptionDeclaration[];
  /** Name of a global choice whose options these are. */
  globalChoice?: string;
  /** Value set on create when none is given. */
  default?: string | number | boolean;
  /** Targets of a lookup: one for a plain lookup, several for customer, owner and regarding. */
  targets?: LookupTarget[];
  /** Kind of a polymorphic lookup; a plain lookup has none. */
  lookupKind?: "customer" | "owner" | "regarding";
  validForCreate?: boolean;
  validForUpdate?: boolean;
  validForRead?: boolean;
  /** A column computed from others, such as `fullname`: a template like `{firstname} {lastname}`. */
  computed?: string;
  /** First letters of the number that a row gets when none is given: `QUO` for `QUO-01001-A1B2C3`. */
  autoNumber?: string;
  /** Derived columns only: the money, image or file column this one accompanies. */
  companionOf?: string;
  custom?: boolean;
}

export interface AlternateKeyDeclaration {
  name: string;
  schemaName?: string;
  label: string;
  /** Logical names of the key's columns (a lookup by its own logical name). */
  columns: string[];
}

export interface ManyToManyDeclaration {
  /** Relationship schema name. */
  schemaName: string;
  /** Logical and set name of the intersect table. */
  intersect: string;
  intersectSet: string;
  /** The other table's logical name. */
  with: string;
  /** Navigation property on this table, and on the other one. */
  navigation: string;
  otherNavigation: string;
  /**
   * Columns for this table's id and the other's, where the intersect table is declared as a table:
   * several relationships may share it, as those of marketing lists share `listmember`.
   */
  ends?: [own: string, other: string];
}

export interface TableDeclaration {
  logicalName: string;
  schemaName: string;
  entitySetName: string;
  label: string;
  pluralLabel: string;
  description?: string;
  translations?: { label?: Translations; pluralLabel?: Translations; description?: Translations };
  objectTypeCode: number;
  primaryId: string;
  primaryName?: string;
  ownership: "user" | "organization" | "business" | "none";
  /** Activities share `activityid` and the `activitypointer` columns. */
  activity?: boolean;
  /** `activitypointer`: its rows are those of all activities; they are written where they belong. */
  abstract?: boolean;
  /** Its rows follow from definitions, and nobody writes them. */
  readOnly?: boolean;
  custom?: boolean;
  /** A table whose OData key is `ownerid` (systemuser and team inherit `principal`). */
  principal?: boolean;
  elastic?: boolean;
  changeTracking?: boolean;
  optimisticConcurrency?: boolean;
  /** Rows may be regarded by activities, and by notes: both ends of those lookups follow from it. */
  hasActivities?: boolean;
  hasNotes?: boolean;
  /** Activities that close another row only: the tables they may regard, where not all of those. */
  regarding?: string[];
  /** Prefixes of standard address groups: `address1` adds `address1_line1`, `address1_city` and so on. */
  addresses?: string[];
  /** System columns that tables of its kind have, and this one has not. */
  without?: string[];
  /** Collections that system lookups have under another name than the rule's, by column. */
  collections?: Record<string, string>;
  /** Whether a status may only be followed by those it lists. */
  enforceStateTransitions?: boolean;
  /** Derived many-to-many tables only: readable through their set, never written to directly. */
  intersect?: boolean;
  duplicateDetection?: { name: string; columns: string[] }[];
  columns: ColumnDeclaration[];
  keys?: AlternateKeyDeclaration[];
  manyToMany?: ManyToManyDeclaration[];
}
