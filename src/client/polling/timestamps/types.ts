import type { DataverseRecord, IncompleteExpand } from "../../types";

export type ChangeType = "created" | "updated";

/** One record that was found created or updated. */
export interface Change {
  readonly changeType: ChangeType;
  readonly record: DataverseRecord;
  /** GUID and version: the same whenever this state of the record is returned once more. */
  readonly key: string;
  /** Expanded collections that are not complete; left out where all are. */
  readonly incompleteExpands?: readonly Omit<IncompleteExpand, "index">[];
}

export interface PollParams {
  /** The table by any of its names. */
  readonly entityType: string;
  readonly filterExpression?: string | undefined;
  readonly fieldNames?: readonly string[] | undefined;
  readonly expandPropertyNames?: readonly string[] | undefined;
  /** The column that holds when a record last changed. */
  readonly timestampColumn: string;
  /** How far behind the watermark every poll looks again for late commits, in seconds. */
  readonly overlapSeconds: number;
  /** Pages one call reads at most. */
  readonly pageLimit: number;
  /** Where to begin without a state, in milliseconds since the epoch; from now on where not given. */
  readonly lookBackMs?: number | undefined;
  /** What is returned; the rest counts as seen. */
  readonly changeTypes: readonly ChangeType[];
  /** What the call before has left behind, whatever became of it. */
  readonly state: unknown;
  /** Answers as soon as a page has something to return, so that memory stays flat. */
  readonly pageByPage: boolean;
  /** True where `state` comes from the page before this one, not from an earlier execution. */
  readonly resumed: boolean;
}

/** What one call returns. `state` is plain JSON, and covers everything returned so far. */
export interface Polled {
  readonly changes: Change[];
  readonly state: PollState;
  /** True where another call goes on with a page that is there already. */
  readonly hasMore: boolean;
}

/** Names of columns, and how Dataverse reads them: `_x_value` for the lookup `x`. */
export interface ReadColumns {
  readonly given: readonly string[];
  readonly read: readonly string[];
}

/** What a poll has to know of a table, remembered so that it need not be asked for each time. */
export interface PolledTable {
  /** The name it was asked for by. */
  readonly entityType: string;
  readonly timestampColumn: string;
  /** *Timestamp Column* as it was given, where that is another of its names. */
  readonly timestampGiven?: string | undefined;
  readonly set: string;
  readonly primaryId: string;
  /** Columns that tell when a row came to be; the first that has a value counts. */
  readonly createdColumns: readonly string[];
  /** *Field Name* as it was given and as it is read; left out where none was given. */
  readonly columns?: ReadColumns | undefined;
  /** Digest of all of it: a state comes back from storage that is not ours. */
  readonly seal?: string;
}

/** Where a run stopped between two pages. */
export interface SavedCursor {
  /** The next link, followed as it is. */
  readonly link: string;
  /** Page size that the link belongs to. */
  readonly rows: number;
  /** Set once reading has come close to the server's time. */
  readonly windowEnd?: string;
}

/** Versions returned, by time and by id: `{ "2026-05-01T10:00:00Z": { "<guid>": "<version>" } }`. */
export type SavedVersions = Record<string, Record<string, string>>;

/** The one value that is kept between two polls; times are ISO 8601 in UTC. */
export type PollState = {
  readonly format: 1;
  readonly table: PolledTable;
  /** Digest of what the cursor's link asks for. */
  readonly query: string;
  /** All that was committed and stamped before it has been returned, but for late commits. */
  readonly watermark: string;
  /** Nothing older is looked for any more; what came to be since then is new. */
  readonly since: string;
  readonly seen: SavedVersions;
  readonly cursor?: SavedCursor;
};
