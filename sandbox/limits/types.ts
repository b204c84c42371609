/** Milliseconds of real time that work takes, so that ways to do it can be compared. */
export interface Cost {
  /** Every request, a batch included; default 20. */
  requestMs: number;
  /** Every operation: a single request, or a part of a batch; default 4. */
  rowMs: number;
  /** Every row of a bulk message; default 1. */
  bulkRowMs: number;
}

export interface Limits {
  /** Requests a user may send in the window; default 6000. */
  requests: number;
  /** Length of the sliding window in seconds; default 300. */
  windowSeconds: number;
  /** Requests in flight at once; default 52. */
  concurrency: number;
  /**
   * Whether bulk messages that meet on one table deadlock; default false. With a number, one in so many
   * pairs of messages that meet has a victim. They meet where work takes time: with `latencyMs` or `cost`.
   */
  deadlocks?: boolean | number;
}
