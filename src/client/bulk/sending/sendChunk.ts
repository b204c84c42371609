import { DataverseError } from "../../errors/DataverseError";
import { abandon, type BulkRun, endRun } from "../bulkRun";
import { lookAgain } from "../comparing/lookAgain";
import { isConditional, type Row } from "../rows/row";
import type { WriteMethod } from "../types";
import { type ChunkOutcome, chunkOutcome, unansweredRows } from "./chunkOutcome";
import { giveUp } from "./giveUp";
import { nextWork, reasonOf, type Wait, type Work } from "./nextWork";
import { reconcile } from "./reconcile";
import { sendBatch } from "./sendBatch";
import { sendMultiple } from "./sendMultiple";
import { sendSingle } from "./sendSingle";
import { waitBeforeResend } from "./waitBeforeResend";

const SEND = { multiple: sendMultiple, batch: sendBatch, single: sendSingle } as const;

/** Sends a chunk until each of its rows has a result, or the run has ended. */
export async function sendChunk(
  run: BulkRun,
  rows: readonly Row[],
  method: WriteMethod,
): Promise<void> {
  const work: Work[] = [...toWork(rows, method)];
  for (let next = work.shift(); next; next = work.shift()) {
    work.unshift(...(await carryOut(run, next)));
  }
}

/** A bulk message takes no versions, so that rows which are written under one go in a batch. */
const toWork = (rows: readonly Row[], method: WriteMethod): readonly Work[] => {
  if (method !== "multiple") return [{ rows, method, tries: 0 }];
  const conditional = rows.filter(isConditional);
  const others = rows.filter((row) => !isConditional(row));
  return [
    ...(conditional.length > 0 ? [{ rows: conditional, method: "batch" as const, tries: 0 }] : []),
    ...(others.length > 0 ? [{ rows: others, method, tries: 0 }] : []),
  ];
};

/** Carries out one piece of work. Returns what is left of it. */
async function carryOut(run: BulkRun, work: Work): Promise<readonly Work[]> {
  const { rows, method, wait } = work;
  if (wait && !(await mayGoOn(run, rows, wait))) return [];
  if (rows.length === 0) return [];
  if (work.stubborn) {
    await giveUp(run, rows, work.stubborn);
    return [];
  }
  if (!mayBegin(run, rows)) return [];
  const open = await lookFirst(run, rows);
  if (open.length === 0) return [];
  const outcome = await SEND[method](run, open);
  record(run, outcome);
  return nextWork(run, { ...work, rows: open }, outcome, await reconcile(run, outcome));
}

/** Settles what needs no request after all. Returns the other rows. */
async function lookFirst(run: BulkRun, rows: readonly Row[]): Promise<readonly Row[]> {
  const { rule, comparer } = run.plan;
  const looked = rule ? await rule.look(rows) : comparer && (await lookAgain(run, comparer, rows));
  if (!looked) return rows;
  record(run, chunkOutcome({ settled: looked.settled }));
  return looked.rows;
}

function mayBegin(run: BulkRun, rows: readonly Row[]): boolean {
  if (run.results.ended) abandon(run, rows);
  else if (run.throttle.isOver()) endRun(run, outOfTime(run), rows);
  else return true;
  return false;
}

async function mayGoOn(run: BulkRun, rows: readonly Row[], wait: Wait): Promise<boolean> {
  if (run.results.ended || (await waitBeforeResend(run, wait))) return true;
  endRun(run, reasonOf(wait.outcome), rows);
  return false;
}

function record({ results, throttle }: BulkRun, outcome: ChunkOutcome): void {
  for (const { row, status, id, error } of outcome.settled) {
    results.settle(row, status, { id, error });
  }
  if (outcome.settled.length > 0) throttle.progressed();
  else if (unansweredRows(outcome).length > 0) throttle.failed();
  if (outcome.ends) results.end(outcome.ends);
}

const outOfTime = ({ plan }: BulkRun): DataverseError =>
  new DataverseError({
    operation: `${plan.doing} records of ${plan.set}`,
    outcome: "notDone",
    detail: "the time budget is used up",
  });
