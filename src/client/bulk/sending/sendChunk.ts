import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { errorFacts } from "../../errors/errorFacts";
import { withoutFullStop } from "../../text/trimCharacters";
import { abandon, type BulkRun, endRun, isLost, unknown, type WriteMethod } from "../bulkRun";
import { repeatability } from "../plan";
import type { Row } from "../rows/row";
import { reconcileRefused } from "./reconcileRefused";
import { reconcileUnanswered } from "./reconcileUnanswered";
import { sendBatch } from "./sendBatch";
import { sendMultiple } from "./sendMultiple";
import type { Left } from "./sendRows";
import { sendSingle } from "./sendSingle";

const SEND = { multiple: sendMultiple, batch: sendBatch, single: sendSingle } as const;
/** How rows are sent that a request with many of them was refused for, and how many at a time. */
const APART = { multiple: "batch", batch: "single", single: "single" } as const;

const NO_ANSWER = new Error("The answer of Dataverse broke off before it came to this row.");

const over = ({ plan }: BulkRun): DataverseError =>
  new DataverseError({
    operation: `${plan.doing} records of ${plan.set}`,
    outcome: "notDone",
    detail: "the time budget is used up",
  });

/** Sends a chunk until each of its rows has a verdict, or the run has ended. */
export const deliver = async (
  run: BulkRun,
  rows: readonly Row[],
  way: WriteMethod,
): Promise<void> => {
  let open = rows;
  /** Sends since the last one that got on. */
  let tries = 0;
  while (open.length > 0) {
    if (run.ended) return abandon(run, open);
    if (run.traffic.isOver()) return endRun(run, over(run), open);
    const left = await SEND[way](run, open);
    const back = await settled(run, left, way);
    tries = back.length < open.length ? 1 : tries + 1;
    if (left.halve) run.size.tooLarge(open.length);
    if (left.halve && !left.lost?.length) {
      return open.length > 1 ? deliverHalves(run, back, way) : refuse(run, back, left);
    }
    if (back.length === 0 && !isUnrepeatable(run, left)) return;
    if (!run.ended && !(await mayGoOn(run, tries, left))) return endRun(run, why(left), back);
    if (left.halve && open.length > 1) return deliverHalves(run, back, way);
    if (tries >= mostTries(left, back)) return isolate(run, back, left, way);
    open = back;
  }
};

/** Where lost rows cannot be repeated, the next ones had better not follow at once. */
const isUnrepeatable = ({ plan }: BulkRun, { lost = [] }: Left): boolean =>
  lost.some((row) => repeatability(plan, row) === "never");

/** Settles what can be settled without sending it again as it was; answers with the rest. */
const settled = async (run: BulkRun, left: Left, way: WriteMethod): Promise<readonly Row[]> => {
  const lost = await reconcileUnanswered(run, left.lost ?? [], why(left));
  await reconcileRefused(run, left.doubtful ?? []);
  await deliverApart(run, left.apart ?? [], APART[way]);
  return [...(left.again ?? []), ...lost].sort((a, b) => a.index - b.index);
};

const deliverApart = async (
  run: BulkRun,
  rows: readonly Row[],
  way: WriteMethod,
): Promise<void> => {
  const most = way === "batch" ? defaults.bulkResentRows : 1;
  for (let at = 0; at < rows.length; at += most) await deliver(run, rows.slice(at, at + most), way);
};

const deliverHalves = async (
  run: BulkRun,
  rows: readonly Row[],
  way: WriteMethod,
): Promise<void> => {
  const middle = Math.ceil(rows.length / 2);
  await deliver(run, rows.slice(0, middle), way);
  await deliver(run, rows.slice(middle), way);
};

/** How often rows are sent as they are. Where one of them may be the reason, it had better be found. */
const mostTries = ({ lost = [], answered }: Left, rows: readonly Row[]): number => {
  if (lost.length === 0 && answered === "each") return defaults.maxThrottledRetries;
  return answered === "whole" && rows.length > 1 ? defaults.bulkAnsweredTries : defaults.bulkTries;
};

/** Others are written, these are not: whichever of them is the reason, the run goes on without it. */
const isolate = async (
  run: BulkRun,
  rows: readonly Row[],
  left: Left,
  way: WriteMethod,
): Promise<void> => {
  if (rows.length > 1 && left.answered !== "each") return deliverApart(run, rows, APART[way]);
  const error = errorFacts(why(left));
  const asked = rows.filter((row) => row.doubt && repeatability(run.plan, row) === "ownKey");
  await reconcileRefused(
    run,
    asked.map((row) => ({ row, error })),
  );
  for (const row of rows) {
    if (run.rowResults.has(row.index)) continue;
    if (row.doubt) run.rowResults.settle(row, "unknown", unknown(run.plan, error));
    else run.rowResults.settle(row, "failed", { error });
  }
};

/** Waits; false where another try makes no sense any more. */
const mayGoOn = async (run: BulkRun, tries: number, left: Left): Promise<boolean> => {
  const { plan, traffic, logger } = run;
  if (isLost(run)) return false;
  const reason = ("detail" in why(left) ? left.error?.detail : undefined) ?? NO_ANSWER.message;
  logger.warn(
    `${plan.doing} records of ${plan.set}: ${withoutFullStop(reason)}; going on after a wait (${tries})`,
  );
  return traffic.pause(tries - 1, left.retryAfter);
};

const why = ({ error }: Left): Error => error ?? NO_ANSWER;

const refuse = (run: BulkRun, rows: readonly Row[], left: Left): void => {
  for (const row of rows) run.rowResults.settle(row, "failed", { error: errorFacts(why(left)) });
};
