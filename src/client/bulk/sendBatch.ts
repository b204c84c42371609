import { randomUUID } from "node:crypto";
import { errorFromResponse } from "../errors/fromResponse";
import type { HttpResponse } from "../http/types";
import { encodeBatch } from "../multipart/encode";
import { isDataversePart } from "../multipart/isDataversePart";
import { isMultipart } from "../multipart/isMultipart";
import { readBatchAnswers } from "../multipart/readBatchAnswers";
import type { BatchEntry, EntryAnswer, PartAnswer } from "../multipart/types";
import { batchEntries } from "./bodies";
import { judgeRow } from "./judgeRow";
import { concernsAll, wholeRefusal } from "./refusals";
import type { Row } from "./row";
import { endRun, type Run } from "./run";
import { type Left, type Refused, sendRows } from "./sent";

/** Sends rows as the parts of a batch that goes on after an error, so that each has its own answer. */
export const sendBatch = (run: Run, rows: readonly Row[]): Promise<Left> => {
  const { plan } = run;
  const sent = batchEntries(plan, rows, run.headers.row);
  const { body, contentType } = encodeBatch(sent, randomUUID());
  const call = {
    ...callOf(run, rows.length),
    headers: {
      ...run.headers.acting,
      "Content-Type": contentType,
      Prefer: "odata.continue-on-error",
    },
    body,
    partial: true,
  };
  return sendRows(run, rows, call, ({ response, ms, sent: number }) => {
    if (response.status >= 300 && !isMultipart(response)) return refused(run, rows, call, response);
    const { answers } = readBatchAnswers(sent, response, true);
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

const callOf = ({ plan }: Run, rows: number) => ({
  method: "POST",
  path: "$batch",
  operation: `${plan.doing} ${rows} records of ${plan.set} in a batch`,
});

const judged = (
  run: Run,
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
  const error = busy && errorFromResponse(callOf(run, rows.length), busy);
  const answered = answers.every(Boolean) ? "each" : undefined;
  return { lost, again, doubtful, error, answered, retryAfter: busy?.headers["retry-after"] };
};

const refused = (
  run: Run,
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
