export type ChangeType = "created" | "updated";

/** Names of columns, and how Dataverse reads them: `_x_value` for the lookup `x`. */
export interface ReadColumns {
  readonly given: readonly string[];
  readonly read: readonly string[];
}

/** What a trigger has to know of a table, remembered so that it need not be asked for each time. */
export interface PolledTable {
  /** The name it was asked for by. */
  readonly entityType: string;
  /** The column that holds when a row last changed; `""` for a table that has none. */
  readonly timestampColumn: string;
  /** *Timestamp Column* as it was given, where that is another of its names. */
  readonly timestampGiven?: string | undefined;
  readonly set: string;
  readonly primaryId: string;
  /** Columns that say when a row came to be; the first that has a value counts. */
  readonly createdColumns: readonly string[];
  /** *Field Name* as it was given and as it is read; left out where none was given. */
  readonly columns?: ReadColumns | undefined;
  /** Digest of all of it: a state comes back from storage that is not ours. */
  readonly seal?: string;
}

/** Versions returned, by time and by id: `{ "2026-05-01T10:00:00Z": { "<guid>": "<version>" } }`. */
export type SavedVersions = Record<string, Record<string, string>>;

/** A record as a unified model has it. */
export type UnifiedValues = Readonly<Record<string, unknown>>;
