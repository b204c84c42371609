import { defaults } from "../defaults";
import { runtime } from "../runtime";
import { impersonationHeaders, writeHeaders } from "../session/headers";
import type { Session } from "../session/session";
import type { Impersonation, WriteOptions } from "../types/params";
import type { BulkRun } from "./bulkRun";
import type { Plan } from "./plan";
import { type Outcome, rowResults } from "./results/rowResults";
import { refuseFaults } from "./rows/refuseFaults";
import type { RowTyper } from "./rows/typeRows";
import { checkStart, runRows } from "./runRows";
import { makeSchedule, type Schedule } from "./scheduling/schedule";
import { makeThrottle, type Throttle } from "./scheduling/throttle";
import type { BulkParams, WriteMethod } from "./types";

/** How a run goes: where it begins, when it ends, and how much is sent at once. */
export type RunningParams = Pick<
  BulkParams,
  "onError" | "startAt" | "chunkSize" | "maxParallel" | "timeBudgetSeconds"
> &
  Pick<WriteOptions, "bypassCustomLogic"> &
  Impersonation;

/** Rows that go by a rule. */
export interface RuledRows<P extends Prepared> {
  /** Label of the input with the rows, for messages. */
  readonly input: string;
  readonly total: number;
  /** What is done to each of them, for messages: `link`. */
  readonly verb: string;
  /** How several rows are sent; default `batch`. */
  readonly method?: WriteMethod | undefined;
  /** Rows that are written, where not all of them are: they are spread over the requests at once. */
  readonly written?: number | undefined;
  /** Requests at once where Max Parallel is not set; default as many as Dataverse recommends. */
  readonly parallel?: number | undefined;
  /** Finds out what the rows mean and how they are sent, before the first one of them is looked at. */
  readonly prepare: (session: Session) => Promise<P>;
}

export interface Prepared {
  readonly plan: Plan;
  readonly type: RowTyper;
}

export interface RuledOutcome<P extends Prepared = Prepared> {
  readonly throttle: Throttle;
  readonly outcome: Outcome;
  /** Whether the run came to its end before its last row, by an error or for want of time. */
  readonly isCut: boolean;
  /** Undefined where there was no row. */
  readonly prepared?: P | undefined;
}

/**
 * Runs rows that go by a rule: with a result for each of them, within the time budget.
 *
 * @throws InputError before anything is sent; DataverseError or ConnectionError where nothing at all was
 * carried out, for a reason that concerns all rows
 */
export async function runByRule<P extends Prepared>(
  session: Session,
  params: RunningParams,
  rows: RuledRows<P>,
): Promise<RuledOutcome<P>> {
  const { startAt: from = 0, onError = "continue" } = params;
  const { timeBudgetSeconds = defaults.bulkTimeBudgetSeconds } = params;
  const { total, input, verb, parallel } = rows;
  checkStart(from, total, input);
  const budgetEndsMs = runtime.now() + timeBudgetSeconds * 1_000;
  const most = params.maxParallel ?? parallel;
  const throttle = makeThrottle(session, most, budgetEndsMs + defaults.bulkGraceMs);
  if (from === total) {
    session.logger.warn(`${input} has no record to ${verb}: nothing was sent.`);
    return { throttle, isCut: false, outcome: rowResults(from, from).finish(from, undefined) };
  }
  const prepared = await rows.prepare(throttle.session);
  const { plan, type } = prepared;
  if (onError === "stop") await refuseFaults(type, plan, from, total, input);
  const run = makeRun(throttle, plan, params, rows);
  const outcome = await runRows(run, { total, from, type, onError, budgetEndsMs });
  const isCut = run.results.ended !== undefined || outcome.unprocessed > 0;
  return { throttle, isCut, outcome, prepared };
}

const makeRun = (
  throttle: Throttle,
  plan: Plan,
  params: RunningParams,
  rows: RuledRows<Prepared>,
): BulkRun => {
  const row = writeHeaders({ bypassCustomLogic: params.bypassCustomLogic });
  const acting = impersonationHeaders(params);
  return {
    plan,
    throttle,
    schedule: scheduleOf(params, rows),
    results: rowResults(rows.total, params.startAt ?? 0),
    logger: throttle.session.logger,
    headers: { whole: { ...acting, ...row }, row, acting },
  };
};

/** One row goes alone. What is carried out as a whole begins with as many rows as it may have. */
const scheduleOf = (
  { startAt = 0, chunkSize = defaults.bulkLargestChunk, maxParallel }: RunningParams,
  { total, method = "batch", written }: RuledRows<Prepared>,
): Schedule => {
  const largest = Math.min(chunkSize, defaults.bulkLargestChunk);
  if (total - startAt === 1) return makeSchedule("single", largest);
  if (method === "multiple") return makeSchedule(method, largest, largest);
  return makeSchedule(
    method,
    largest,
    written === undefined ? undefined : shareOf(written, maxParallel),
  );
};

/** Few rows are written sooner by requests at once, as long as each has some work to do. */
const shareOf = (written: number, parallel: number = defaults.bulkParallel): number => {
  const share = Math.ceil(written / Math.min(parallel, defaults.bulkParallel));
  return Math.min(Math.max(share, defaults.bulkLeastShare), defaults.bulkFirstChunk);
};
