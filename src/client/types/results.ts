import type { DataverseRecord } from "./context";

/** What `deleteRecord` answers: `deleted` is false only where a missing record was ignored. */
export interface DeleteResult {
  readonly deleted: boolean;
}

/** An expanded collection that Dataverse cut: its place, and the link to the rest. */
export interface IncompleteExpand {
  /** Position of the record in `value`. */
  readonly index: number;
  /** Path of the collection inside the record, e.g. `Account_Tasks` or `parentcustomerid_account/Account_Tasks`. */
  readonly path: string;
  readonly nextLink: string;
}

/** A column that a view shows. */
export interface ShownColumn {
  /** Logical name, also of its label in `labels`; of a linked table with the alias before it: `a.fullname`. */
  readonly name: string;
  /** In the user's language. */
  readonly label: string;
}

/** One page, or all pages where Fetch All was asked for. */
export interface RecordList {
  readonly value: DataverseRecord[];
  /** False when `value` is everything the query has. */
  readonly hasMore: boolean;
  /** Where to go on; null on the last page. */
  readonly "@odata.nextLink"?: string | null | undefined;
  readonly oDataNextLink?: string | null | undefined;
  readonly "@odata.context"?: string | undefined;
  readonly oDataContext?: string | undefined;
  readonly "@odata.count"?: number | undefined;
  readonly oDataCount?: number | undefined;
  /** What a view shows, in its order; left out where no view was asked for. */
  readonly columns?: readonly ShownColumn[] | undefined;
  /** Expanded collections that are not complete; left out where there is none. */
  readonly incompleteExpands?: IncompleteExpand[] | undefined;
  /** Why Fetch All stopped early, in one sentence; left out where it did not. */
  readonly warning?: string | undefined;
  readonly [annotation: string]: unknown;
}

export interface EntitySet {
  readonly name: string;
  readonly kind: string;
  readonly url: string;
}

export interface WhoAmI {
  readonly "@odata.context"?: string;
  readonly BusinessUnitId: string;
  readonly UserId: string;
  readonly OrganizationId: string;
}

/** Records to choose from; `hasMore` says that these are only the first ones. */
export interface PickerRecords {
  readonly rows: readonly {
    readonly id: string;
    /** The primary name; undefined for tables and records without one. */
    readonly name: string | undefined;
  }[];
  readonly hasMore: boolean;
}
