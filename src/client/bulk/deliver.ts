import { defaults } from "../defaults";
import type { DataverseError } from "../errors/DataverseError";
import { repeatability } from "./plan";
import { factsOf } from "./problems";
import type { Row } from "./row";
import { abandon, endRun, type Run, type Way } from "./run";
import { sendBatch } from "./sendBatch";
import { sendMultiple } from "./sendMultiple";
import { sendSingle } from "./sendSingle";
import type { Left } from "./sent";
import { settleLost } from "./settleLost";

const SEND = { multiple: sendMultiple, batch: sendBatch, single: sendSingle } as const;
/** How rows are sent that a request with many of them was refused for, and how many at a time. */
const APART = { multiple: "batch", batch: "single", single: "single" } as const;

/** Sends a chunk until each of its rows has a verdict, or the run has ended. */
export const deliver = async (run: Run, rows: readonly Row[], way: Way): Promise<void> => {
  let open = rows;
  let last: Left = {};
  for (let turn = 0; open.length > 0; turn += 1) {
    if (run.ended) return abandon(run, open);
    if (turn > 0 && !(await mayTryAgain(run, turn, last))) return exhausted(run, open, last.error);
    last = await SEND[way](run, open);
    const lost = await settleLost(run, last.lost ?? [], last.error ?? NO_ANSWER);
    const back = [...(last.again ?? []), ...lost].sort((a, b) => a.index - b.index);
    await deliverApart(run, last.apart ?? [], APART[way]);
    if (last.halve) {
      run.size.tooLarge(open.length);
      if (open.length > 1) return deliverHalves(run, back, way);
      if (last.again?.length) return refuse(run, back, last.error);
    }
    open = back;
    if (last.lost?.some((row) => repeatability(run.plan, row) === "never"))
      await breathe(run, last);
  }
};

/** Where lost rows cannot be repeated, the next ones had better not follow at once. */
const breathe = async (run: Run, last: Left): Promise<void> => {
  if (!(await mayTryAgain(run, 1, last))) endRun(run, last.error ?? NO_ANSWER, []);
};

const NO_ANSWER = new Error("The answer of Dataverse broke off before it came to this row.");

const deliverApart = async (run: Run, rows: readonly Row[], way: Way): Promise<void> => {
  const most = way === "batch" ? defaults.bulkResentRows : 1;
  for (let at = 0; at < rows.length; at += most) await deliver(run, rows.slice(at, at + most), way);
};

const deliverHalves = async (run: Run, rows: readonly Row[], way: Way): Promise<void> => {
  const middle = Math.ceil(rows.length / 2);
  await deliver(run, rows.slice(0, middle), way);
  await deliver(run, rows.slice(middle), way);
};

/** Waits; false where another try makes no sense any more. */
const mayTryAgain = async (run: Run, turn: number, last: Left): Promise<boolean> => {
  const { plan, traffic, logger } = run;
  if (turn >= defaults.bulkTries) return false;
  if (run.lostInARow >= defaults.bulkTries * traffic.pace.limit()) return false;
  const why = (last.error?.detail ?? NO_ANSWER.message).replace(/[.\s]+$/, "");
  logger.warn(`${plan.doing} records of ${plan.set}: ${why}; going on after a wait (${turn})`);
  return traffic.pause(turn - 1, last.retryAfter);
};

/** Dataverse is not there any more: what follows would fare no better. */
const exhausted = (run: Run, rows: readonly Row[], error: DataverseError | undefined): void =>
  endRun(run, error ?? NO_ANSWER, rows);

const refuse = (run: Run, rows: readonly Row[], error: DataverseError | undefined): void => {
  for (const row of rows) run.ledger.settle(row, "failed", { error: factsOf(error ?? NO_ANSWER) });
};
