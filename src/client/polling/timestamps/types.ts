import type { DataverseRecord, FilterZone, IncompleteExpand, RecordExtras } from "../../types";
import type { ChangeType, PolledTable, SavedVersions, UnifiedValues } from "../shared/types";

/** One record that was found created or updated. */
export interface Change {
  readonly changeType: ChangeType;
  readonly record: DataverseRecord;
  /** GUID and version: the same whenever this state of the record is returned once more. */
  readonly key: string;
  /** With Unified Model: the record as the model has it. */
  readonly unified?: UnifiedValues;
  /** Expanded collections that are not complete; left out where all are. */
  readonly incompleteExpands?: readonly Omit<IncompleteExpand, "index">[];
}

export interface PollParams extends FilterZone, RecordExtras {
  /** The table by any of its names. */
  readonly entityType: string;
  readonly filterExpression?: string | undefined;
  /** IANA name of the zone in which times without a zone in `filterExpression` are meant. */
  readonly timeZone?: string | undefined;
  readonly fieldNames?: readonly string[] | undefined;
  /** Names of annotations to include beside those that extras need. */
  readonly includeAnnotations?: string | undefined;
  readonly expandPropertyNames?: readonly string[] | undefined;
  /** Id or name of a view, whose records alone are returned. */
  readonly view?: string | undefined;
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

/** Where a run stopped between two pages. */
export interface SavedCursor {
  /** The next link, followed as it is. */
  readonly link: string;
  /** Page size that the link belongs to. */
  readonly rows: number;
  /** Set once reading has come close to the server's time. */
  readonly windowEnd?: string;
}

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
