import type { DataverseRecord } from "../../types";
import type { PolledTable, SavedVersions } from "../timestamps/types";

export type TrackedType = "created" | "updated" | "deleted";

/** One change of a record, or a warning to the flow that something cannot be known. */
export interface TrackedChange {
  readonly changeType: TrackedType | "warning";
  /** GUID of the record; `""` for a warning. */
  readonly id: string;
  /** The record as it is now; deleted ones have none. */
  readonly record?: DataverseRecord;
  /** GUID and version: the same whenever this change is returned once more. */
  readonly key: string;
  /** Of a warning: what it says. */
  readonly message?: string;
}

export type OnExpiredToken = "catchUp" | "snapshot" | "fail";

export interface TrackParams {
  /** The table by any of its names. */
  readonly entityType: string;
  /** Columns of the records; all where none is named. */
  readonly fieldNames?: readonly string[] | undefined;
  /** What is returned. */
  readonly changeTypes: readonly TrackedType[];
  readonly onExpiredToken: OnExpiredToken;
  /** Rows a page; 5,000 where not given. */
  readonly recordsPerPage?: number | undefined;
  /** Where to begin when nothing is known yet: with the next change, or with all records. */
  readonly startFrom: "now" | "snapshot";
  /** True returns all records although their changes are tracked already (a new deployment). */
  readonly again?: boolean | undefined;
  /** What the call before has left behind, whatever became of it. */
  readonly state: unknown;
}

/** What one call returns. `state` is plain JSON, and covers everything returned so far. */
export interface Tracked {
  readonly changes: TrackedChange[];
  readonly state: TrackingState;
  /** True where another call goes on with a page that is there already. */
  readonly hasMore: boolean;
}

/** A delta link, and whether its rows are bare ids or have the columns of the time it was made. */
export interface DeltaLink {
  readonly url: string;
  readonly idsOnly: boolean;
}

/**
 * Reading under way: `load` goes through all rows to get a delta link, `gap` looks again at what was
 * changed meanwhile, `delta` reads changes.
 */
export type Round = {
  readonly kind: "load" | "gap" | "delta";
  /** The page that comes next. */
  readonly next: string;
  readonly pages: number;
  /** How many of the pages just before were empty. */
  readonly empty?: number;
  /** The server's time at its begin, known after the first page. */
  readonly started?: string;
  /** Whether the rows of a load are returned. */
  readonly deliver: boolean;
  /** From when on a load looks again; without it, from its begin on, and only where it took long. */
  readonly gapFrom?: string;
  /** Of a gap: the link its load ended with. */
  readonly link?: DeltaLink;
  /** True where it began anew, because a page could not be had any more. */
  readonly restarted?: boolean;
};

/** The one value that is kept between two runs; times are ISO 8601 in UTC. */
export type TrackingState = {
  readonly format: 1;
  readonly table: PolledTable;
  /** Digest of the columns that were asked for. */
  readonly columns: string;
  /** What came to be since then is new. */
  readonly since?: string;
  readonly link?: DeltaLink;
  /** True where the columns were changed: the link is read to its end, and then made anew. */
  readonly renew?: true;
  /** Versions returned that the link may report once more. */
  readonly seen: SavedVersions;
  readonly round?: Round;
};
