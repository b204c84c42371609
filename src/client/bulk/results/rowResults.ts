import type { Row, RowFault } from "../rows/row";
import type { BulkResult, BulkRowError, BulkRowResult, BulkStatus } from "../types";

/** What became of each row, as far as it is known. */
export interface RowResults {
  /** A row came to its end. */
  settle(row: Row, status: BulkStatus, details?: RowDetails): void;
  /** A row that need not be sent. Another run that begins with it does no harm. */
  skip(row: Row): void;
  /** A row that cannot be sent. */
  refuse(fault: RowFault): void;
  /** Rows of which nothing was carried out, since the run ends before its time. */
  giveUp(rows: readonly Row[], error: BulkRowError): void;
  /** Whether a row was carried out. */
  isDone(index: number): boolean;
  /** Whether a row has a result. */
  has(index: number): boolean;
  readonly failed: number;
  /** Rows that have a result. */
  readonly settled: number;
  /** Whether Dataverse carried out, or refused, any single row. */
  readonly anySent: boolean;
  /** The run ends before its time; only the first cause counts. */
  end(cause: Error): void;
  /** Why the run ends before its time. Nothing further is sent then. */
  readonly ended: Error | undefined;
  /** @param looked index behind the last row that was looked at */
  finish(looked: number, cause: BulkRowError | undefined): Outcome;
}

/** What is known of a row beside its status. */
export interface RowDetails {
  readonly id?: string | undefined;
  readonly error?: BulkRowError | undefined;
}

export type Outcome = Omit<BulkResult, "requests" | "waitedMs">;

type Counted = "failed" | "unknown" | "notRun";

/**
 * @param total rows given
 * @param from index of the first row of the run
 */
export function rowResults(total: number, from: number): RowResults {
  const results: (BulkRowResult | undefined)[] = new Array(total - from);
  /** Rows that were not carried out, with the error that ended the run. */
  const givenUp = new Map<number, BulkRowResult>();
  const counts = { failed: 0, unknown: 0, settled: 0 };
  let lastSent = from - 1;
  let ended: Error | undefined;
  const put = (result: BulkRowResult) => {
    results[result.index - from] = result;
    counts.settled += 1;
    if (result.status === "failed" || result.status === "unknown") counts[result.status] += 1;
  };
  return {
    settle: ({ index, address, attempts }, status, { id = address?.id, error } = {}) => {
      lastSent = Math.max(lastSent, index);
      put({ index, ...(id ? { id } : {}), status, ...(error ? { error } : {}), attempts });
    },
    skip: ({ index, address, known }) => {
      const id = address?.id ?? known?.id;
      put({ index, ...(id ? { id } : {}), status: "unchanged", attempts: 0 });
    },
    refuse: ({ index, problem }) => put({ index, status: "failed", error: problem, attempts: 0 }),
    giveUp: (rows, error) => {
      for (const { index, attempts } of rows) {
        givenUp.set(index, { index, status: "notRun", error, attempts });
      }
    },
    isDone: (index) => {
      const result = results[index - from];
      return result !== undefined && !isCounted(result.status);
    },
    has: (index) => results[index - from] !== undefined,
    get failed() {
      return counts.failed;
    },
    get settled() {
      return counts.settled;
    },
    get anySent() {
      return lastSent >= from;
    },
    end: (cause) => {
      ended ??= cause;
    },
    get ended() {
      return ended;
    },
    finish: (looked, cause) => {
      const end = complete(results, looked - from) ? looked : lastSent + 1;
      const all = Array.from({ length: total - from }, (_, at) => {
        const index = from + at;
        const known = index < end ? results[at] : undefined;
        return known ?? unsettled(index, index < end, givenUp.get(index), cause);
      });
      return { total, ...tally(all), startAt: end, results: all };
    },
  };
}

const complete = (results: readonly (BulkRowResult | undefined)[], length: number): boolean => {
  for (let at = 0; at < length; at += 1) if (!results[at]) return false;
  return true;
};

/**
 * The result of a row that nothing is known of. If later rows were carried out it counts as failed: a run
 * that went on from it would write those twice.
 */
const unsettled = (
  index: number,
  failed: boolean,
  given: BulkRowResult | undefined,
  cause: BulkRowError | undefined,
): BulkRowResult => {
  const row = given ?? { index, status: "notRun" as const, attempts: 0 };
  if (!failed) return row;
  return { ...row, status: "failed", ...(row.error || !cause ? {} : { error: cause }) };
};

const tally = (results: readonly BulkRowResult[]) => {
  const counts: Record<Counted, number> = { failed: 0, unknown: 0, notRun: 0 };
  for (const { status } of results) if (isCounted(status)) counts[status] += 1;
  const { failed, unknown, notRun: unprocessed } = counts;
  return {
    succeeded: results.length - failed - unknown - unprocessed,
    failed,
    unknown,
    unprocessed,
  };
};

const isCounted = (status: BulkStatus): status is Counted =>
  status === "failed" || status === "unknown" || status === "notRun";
