import type { FilterZone, Impersonation } from "../../types/params";

export interface CountParams extends Impersonation, FilterZone {
  /** Any name of the table; may be left to the root entity of `xmlQuery`. */
  readonly entityType?: string | undefined;
  /** Condition in the syntax of `$filter`; not together with `xmlQuery`. */
  readonly filterExpression?: string | undefined;
  /** IANA name of the zone in which times without a zone in the condition are meant. */
  readonly timeZone?: string | undefined;
  /** FetchXML whose rows are counted. */
  readonly xmlQuery?: string | undefined;
  /** Id or name of a view whose rows are counted; the condition is added to its own. */
  readonly view?: string | undefined;
}

/**
 * How a count was found: `aggregate` = one aggregation; `slices` = an aggregation for each span of
 * `createdon`, one after another; `pages` = reading the rows' keys; `snapshot` = Dataverse's own record of
 * the table's size, up to a day old.
 */
export type CountMethod = "aggregate" | "slices" | "pages" | "snapshot";

export interface CountResult {
  readonly count: number;
  /** False for a snapshot, and for a count that the end of the run broke off: there are at least as many. */
  readonly exact: boolean;
  readonly method: CountMethod;
  /** Requests it took, those for definitions included; repeats after a failure are not counted. */
  readonly requests: number;
  /** What is to be known of a count that is not exact. */
  readonly warning?: string | undefined;
}

/** Whole seconds since 1970, `from` inclusive, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Part of the rows by a date-time column: a span of it, or the rows that have no value. */
export interface Slice {
  readonly column: string;
  readonly span: Span | undefined;
}

/** Rows counted, and whether these are all; otherwise the run had to end. */
export interface Tally {
  readonly count: number;
  readonly isWhole: boolean;
}

/** Something whose rows can be counted, as a whole or a slice of it. */
export interface Countable {
  /** @throws DataverseError `0x8004E023` beyond 50,000 rows */
  readonly aggregate: (slice?: Slice) => Promise<number>;
  /** Counts by reading keys, 5,000 a page. */
  readonly pages: (slice?: Slice) => Promise<Tally>;
  /** The least or greatest value of a date-time column, in seconds since 1970; undefined without rows. */
  readonly edge: (column: string, edge: "first" | "last") => Promise<number | undefined>;
}
