import type { DataverseRecord, Impersonation, RecordExtras } from "../../types";
import type { PolledTable, SavedVersions, UnifiedValues } from "../shared/types";

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
  /** With Unified Model: the record as the model has it, a deleted one with its ID alone. */
  readonly unified?: UnifiedValues;
  /** Of a warning: what it says. */
  readonly message?: string;
}

export type OnExpiredToken = "catchUp" | "snapshot" | "fail";

export interface TrackParams extends RecordExtras, Impersonation {
  /** The table by any of its names. */
  readonly entityType: string;
  /** Names of annotations to include beside those that extras need. */
  readonly includeAnnotations?: string | undefined;
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

/** What every round remembers between two pages; times are ISO 8601 in UTC. */
interface PageByPage {
  /** The page that comes next: a path of this client's or a link of Dataverse's. */
  readonly next: string;
  readonly pages: number;
  /** How many of the pages just before were empty. */
  readonly empty?: number;
  /** The server's time at its begin, known after the first page. */
  readonly started?: string;
  /** True where it began anew, because a page could not be had any more. */
  readonly restarted?: true;
}

/** Reads all rows, behind which there is a delta link. */
export interface InitialSync extends PageByPage {
  readonly kind: "initialSync";
  /** Whether the rows are returned. */
  readonly deliver: boolean;
  /** From when on changes are caught up; without it, from its begin on, and only where it took long. */
  readonly catchUpFrom?: string;
}

/** Reads by their timestamps what was changed while an initial sync went on, or before it. */
export interface CatchUp extends PageByPage {
  readonly kind: "catchUp";
  readonly started: string;
  readonly catchUpFrom: string;
  /** The link that its initial sync ended with. */
  readonly link: DeltaLink;
}

/** Reads changes by a delta link. */
export interface Delta extends PageByPage {
  readonly kind: "delta";
}

export interface Rounds {
  readonly initialSync: InitialSync;
  readonly catchUp: CatchUp;
  readonly delta: Delta;
}

/** Reading under way. */
export type Round = Rounds[keyof Rounds];

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
