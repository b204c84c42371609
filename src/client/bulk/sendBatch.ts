import { randomUUID } from "node:crypto";
import { entriesIn } from "../batch/entriesIn";
import type { PartAnswer } from "../batch/types";
import { isMultipart } from "../batch/wholeAnswer";
import { errorFromResponse } from "../errors/fromResponse";
import type { HttpResponse } from "../http/types";
import { batchBody } from "./bodies";
import { judgeRow } from "./judgeRow";
import { concernsAll, wholeRefusal } from "./refusals";
import type { Row } from "./row";
import { endRun, type Run } from "./run";
import { type Left, type Refused, sendRows } from "./sent";

/** Sends rows as the parts of a batch that goes on after an error, so that each has its own answer. */
export const sendBatch = (run: Run, rows: readonly Row[]): Promise<Left> => {
  const { plan } = run;
  const { body, contentType } = batchBody(plan, rows, run.headers.row, randomUUID());
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
  return sendRows(run, rows, call, ({ response, ms }) => {
    if (response.status >= 300 && !isMultipart(response)) return refused(run, rows, call, response);
    const entries = entriesIn(response);
    if (entries.length >= rows.length) run.size.landed(rows.length, ms);
    const answers = entries.map((entry) => (entry.kind === "single" ? entry.answer : undefined));
    return judged(run, rows, answers);
  });
};

const callOf = ({ plan }: Run, rows: number) => ({
  method: "POST",
  path: "$batch",
  operation: `${plan.doing} ${rows} records of ${plan.set} in a batch`,
});

const judged = (
  run: Run,
  rows: readonly Row[],
  answers: readonly (PartAnswer | undefined)[],
): Left => {
  const lost: Row[] = [];
  const again: Row[] = [];
  const doubtful: Refused[] = [];
  let busy: PartAnswer | undefined;
  rows.forEach((row, at) => {
    const answer = answers[at];
    // The answer broke off before it came to this row.
    const verdict = answer ? judgeRow(run, row, answer) : "lost";
    if (verdict === "lost") lost.push(row);
    else if (verdict === "again") again.push(row);
    else if (verdict) doubtful.push({ row, error: verdict });
    if (verdict === "lost" || verdict === "again") busy ??= answer;
  });
  if (again.length > 0) run.traffic.slowDown();
  const error = busy && errorFromResponse(callOf(run, rows.length), busy);
  const answered = answers.length < rows.length ? undefined : "each";
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
