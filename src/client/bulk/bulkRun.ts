import { errorFacts } from "../errors/errorFacts";
import type { Logger } from "../types/context";
import type { Plan } from "./plan";
import type { RowResults } from "./results/rowResults";
import { unknownResult } from "./results/unknownResult";
import type { Row } from "./rows/row";
import type { Schedule } from "./scheduling/schedule";
import type { Throttle } from "./scheduling/throttle";

/** A run under way. What changes during it belongs to one of three owners. */
export interface BulkRun {
  readonly plan: Plan;
  /** How the next rows are sent, and how many of them. */
  readonly schedule: Schedule;
  /** How many requests may be under way, and how long they may wait. */
  readonly throttle: Throttle;
  /** What became of each row, and why the run ended. */
  readonly results: RowResults;
  readonly logger: Logger;
  /** Headers of the write options that concern the whole request, and those of each row. */
  readonly headers: {
    readonly whole: Readonly<Record<string, string>>;
    readonly row: Readonly<Record<string, string>>;
    readonly acting: Readonly<Record<string, string>>;
  };
}

/** Ends the run because of a failure that every other row would meet as well. */
export function endRun(run: BulkRun, error: Error, rows: readonly Row[]): void {
  run.results.end(error);
  abandon(run, rows);
}

/** Rows that will not be sent any more. Of those that may have been written nobody can tell. */
export function abandon({ plan, results }: BulkRun, rows: readonly Row[]): void {
  const facts = results.ended ? errorFacts(results.ended) : undefined;
  const error = { ...facts, message: `The run ended: ${facts?.message ?? "it was stopped."}` };
  const open = rows.filter(({ index }) => !results.has(index));
  for (const row of open) {
    if (row.ambiguous) results.settle(row, "unknown", unknownResult(plan, error));
  }
  results.giveUp(
    open.filter(({ ambiguous }) => !ambiguous),
    error,
  );
}
