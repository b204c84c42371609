import { defaults } from "../defaults";
import { errorFacts } from "../errors/errorFacts";
import type { Logger } from "../types";
import type { Plan } from "./plan";
import type { RowResults } from "./results/rowResults";
import type { Row } from "./rows/row";
import type { BatchFallback } from "./scheduling/batchFallback";
import type { ChunkSize } from "./scheduling/chunkSize";
import type { Traffic } from "./scheduling/throttle";

/** How rows travel: many in a bulk message, each as a part of a batch, or one by one. */
export type WriteMethod = "multiple" | "batch" | "single";

/** A run under way. */
export interface BulkRun {
  readonly plan: Plan;
  readonly traffic: Traffic;
  readonly rowResults: RowResults;
  readonly size: ChunkSize;
  readonly batchFallback: BatchFallback;
  readonly logger: Logger;
  /** Headers of the write options that concern the whole request, and those of each row. */
  readonly headers: {
    readonly whole: Readonly<Record<string, string>>;
    readonly row: Readonly<Record<string, string>>;
    readonly acting: Readonly<Record<string, string>>;
  };
  way: WriteMethod;
  /** Why the run ends before its time; nothing further is sent then. */
  ended: Error | undefined;
  /** Requests in a row after which no row had a verdict, and of which some may have been carried out. */
  fruitless: number;
}

/** Ends the run because of a failure that every other row would meet as well. */
export const endRun = (run: BulkRun, error: Error, rows: readonly Row[]): void => {
  run.ended ??= error;
  abandon(run, rows);
};

/** Rows that will not be sent any more: of those in doubt nobody can tell. */
export const abandon = (run: BulkRun, rows: readonly Row[]): void => {
  const facts = run.ended ? errorFacts(run.ended) : undefined;
  const error = { ...facts, message: `The run ended: ${facts?.message ?? "it was stopped."}` };
  const open = rows.filter(({ index }) => !run.rowResults.has(index));
  for (const row of open)
    if (row.doubt) run.rowResults.settle(row, "unknown", unknown(run.plan, error));
  run.rowResults.giveUp(
    open.filter(({ doubt }) => !doubt),
    error,
  );
};

/** Whether request after request comes to nothing, so that others would fare no better. */
export const isLost = ({ fruitless, traffic }: BulkRun): boolean =>
  fruitless > defaults.bulkTries * traffic.concurrencyLimit.limit();

/** The verdict on a row whose fate nobody can tell, and how to make it safe. */
export const unknown = (plan: Plan, cause: Parameters<typeof errorFacts>[0]) => ({
  error: { ...errorFacts(cause), hint: SAFE[plan.verb] },
});

const SAFE: Readonly<Record<Plan["verb"], string>> = {
  create: "It is not known whether the record was created: look for it before creating it again",
  createOnly: "It is not known whether the record was created: look for it by its key",
  update: "It is not known whether the record was updated: an update can be repeated safely",
  upsert: "It is not known whether the record was written: an upsert can be repeated safely",
  delete: "It is not known whether the record was deleted: a delete can be repeated safely",
};
