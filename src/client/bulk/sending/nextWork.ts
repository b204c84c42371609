import { defaults } from "../../defaults";
import type { BulkRun } from "../bulkRun";
import { repeatability } from "../plan";
import type { Row } from "../rows/row";
import type { WriteMethod } from "../types";
import { type ChunkOutcome, isTooLarge, rowsToResend, unansweredRows } from "./chunkOutcome";

/** Rows to be sent in one request. */
export interface Work {
  readonly rows: readonly Row[];
  readonly method: WriteMethod;
  /** Tries since the last one after which fewer rows were left. */
  readonly tries: number;
  /** A wait that comes first. */
  readonly wait?: Wait | undefined;
  /** Why the rows are not sent any more: they failed again and again while others were written. */
  readonly stubborn?: Error | undefined;
}

export interface Wait {
  readonly tries: number;
  readonly outcome: ChunkOutcome;
}

/** How rows are sent that a request with many of them was refused for. */
const SEPARATELY = { multiple: "batch", batch: "single", single: "single" } as const;

const NO_ANSWER = new Error("The answer of Dataverse broke off before it came to this row.");

export function reasonOf({ error }: ChunkOutcome): Error {
  return error ?? NO_ANSWER;
}

export function detailOf({ error }: ChunkOutcome): string {
  return error?.detail ?? NO_ANSWER.message;
}

/**
 * What is left to do after a request, in the order in which it is done.
 *
 * @param open rows of the request that are to be sent again, in the same way or fewer at a time
 */
export function nextWork(
  run: BulkRun,
  work: Work,
  outcome: ChunkOutcome,
  open: readonly Row[],
): readonly Work[] {
  if (isTooLarge(outcome)) run.schedule.tooLarge(work.rows.length);
  return [
    ...separately(rowsToResend(outcome, "separately"), work.method),
    ...again(run, work, outcome, open),
  ];
}

function again(
  run: BulkRun,
  { rows, method, tries: before }: Work,
  outcome: ChunkOutcome,
  open: readonly Row[],
): readonly Work[] {
  const tries = open.length < rows.length ? 1 : before + 1;
  const isUnanswered = unansweredRows(outcome).length > 0;
  const stubborn = { rows: open, method, tries, stubborn: reasonOf(outcome) };
  if (run.results.ended) return [{ rows: open, method, tries }];
  if (isTooLarge(outcome) && !isUnanswered) {
    return rows.length > 1 ? halves(open, method) : [stubborn];
  }
  if (open.length === 0 && !isUnrepeatable(run, outcome)) return [];
  // A record that changed is read again at once.
  if (open.length > 0 && open.every(({ known }) => known?.stale))
    return [{ rows: open, method, tries }];
  const wait = { tries, outcome };
  if (isTooLarge(outcome) && rows.length > 1) return after(wait, halves(open, method));
  if (tries < mostTries(outcome, open)) return [{ rows: open, method, tries, wait }];
  return open.length > 1 && outcome.answered !== "each"
    ? after(wait, separately(open, method))
    : [{ ...stubborn, wait }];
}

/** Where unknown rows cannot be repeated, the next ones had better not follow at once. */
const isUnrepeatable = ({ plan }: BulkRun, outcome: ChunkOutcome): boolean =>
  unansweredRows(outcome).some((row) => repeatability(plan, row) === "never");

/** How often rows are sent as they are. Where one of them may be the reason, it had better be found. */
const mostTries = (outcome: ChunkOutcome, open: readonly Row[]): number => {
  const { answered } = outcome;
  if (answered === "each" && unansweredRows(outcome).length === 0) {
    return defaults.maxThrottledRetries;
  }
  return answered === "whole" && open.length > 1 ? defaults.bulkAnsweredTries : defaults.bulkTries;
};

/** A wait before the first piece of work, and also where there is none. */
const after = (wait: Wait, [first, ...rest]: readonly Work[]): readonly Work[] =>
  first ? [{ ...first, wait }, ...rest] : [{ rows: [], method: "single", tries: 0, wait }];

function separately(rows: readonly Row[], refused: WriteMethod): readonly Work[] {
  const method = SEPARATELY[refused];
  return splitChunk(rows, method === "batch" ? defaults.bulkResentRows : 1, method);
}

const halves = (rows: readonly Row[], method: WriteMethod): readonly Work[] =>
  splitChunk(rows, Math.ceil(rows.length / 2), method);

function splitChunk(rows: readonly Row[], most: number, method: WriteMethod): readonly Work[] {
  const work: Work[] = [];
  for (let at = 0; at < rows.length; at += most) {
    work.push({ rows: rows.slice(at, at + most), method, tries: 0 });
  }
  return work;
}
