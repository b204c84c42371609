import { errorFromResponse } from "../../answers/errorFromResponse";
import { isDataversePart } from "../../multipart/isDataversePart";
import type { BatchEntry, EntryAnswer, PartAnswer } from "../../multipart/types";
import { readBatch, toBatchCall } from "../../session/batchCall";
import type { HttpResponse } from "../../types/http";
import { type BulkRun, endRun } from "../bulkRun";
import type { Row } from "../rows/row";
import { batchEntries } from "./bodies";
import { judgeRow } from "./judgeRow";
import { concernsAll, wholeRefusal } from "./refusals";
import { type Left, type Refused, sendRows } from "./sendRows";

/** Sends rows as the parts of a batch that goes on after an error, so that each has its own answer. */
export const sendBatch = (run: BulkRun, rows: readonly Row[]): Promise<Left> => {
  const { plan } = run;
  const sent = batchEntries(plan, rows, run.headers.row);
  const call = toBatchCall(sent, {
    operation: operationOn(run, rows.length),
    repeat: "never",
    headers: run.headers.acting,
    continues: true,
  });
  return sendRows(run, rows, call, ({ response, ms, sent: number }) => {
    const read = readBatch(sent, response, true);
    if (!read) return refused(run, rows, call, response);
    const { answers } = read;
    if (answers.every(Boolean)) run.size.landed(rows.length, ms);
    return judged(
      run,
      rows,
      answers.map((answer, at) => believed(sent[at], answer)),
      number,
    );
  });
};

/** The answer to a row, where it is Dataverse's. */
const believed = (entry?: BatchEntry, answer?: EntryAnswer): PartAnswer | undefined =>
  entry?.kind === "single" &&
  answer?.kind === "single" &&
  isDataversePart(entry.part, answer.answer)
    ? answer.answer
    : undefined;

const operationOn = ({ plan }: BulkRun, rows: number): string =>
  `${plan.doing} ${rows} records of ${plan.set} in a batch`;

const judged = (
  run: BulkRun,
  rows: readonly Row[],
  answers: readonly (PartAnswer | undefined)[],
  sent: number,
): Left => {
  const lost: Row[] = [];
  const again: Row[] = [];
  const doubtful: Refused[] = [];
  let busy: PartAnswer | undefined;
  rows.forEach((row, at) => {
    const answer = answers[at];
    // The answer broke off before it came to this row, or leaves it out.
    const verdict = answer ? judgeRow(run, row, answer) : "lost";
    if (verdict === "lost") lost.push(row);
    else if (verdict === "again") again.push(row);
    else if (verdict) doubtful.push({ row, error: verdict });
    if (verdict === "lost" || verdict === "again") busy ??= answer;
  });
  if (again.length > 0) run.traffic.slowDown(sent);
  const error =
    busy && errorFromResponse({ method: "POST", operation: operationOn(run, rows.length) }, busy);
  const answered = answers.every(Boolean) ? "each" : undefined;
  return { lost, again, doubtful, error, answered, retryAfter: busy?.headers["retry-after"] };
};

const refused = (
  run: BulkRun,
  rows: readonly Row[],
  call: Parameters<typeof errorFromResponse>[0],
  response: HttpResponse,
): Left => {
  const error = errorFromResponse(call, response);
  if (concernsAll(run.plan, error)) {
    endRun(run, error, rows);
    return {};
  }
  const about = wholeRefusal(response);
  if (about === "tooLarge" && response.status === 413) return { again: rows, halve: true, error };
  if (about === "tooLarge") return { lost: rows, halve: true, error };
  if (about === "lost") return { lost: rows, error, answered: "whole" };
  if (about === "unsupported") run.way = "single";
  return { apart: rows, error };
};
