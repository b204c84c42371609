import { errorFromResponse } from "../../answers/errorFromResponse";
import { isDataversePart } from "../../multipart/isDataversePart";
import type { BatchEntry, EntryAnswer, PartAnswer } from "../../multipart/types";
import { readBatch, toBatchCall } from "../../session/batchCall";
import type { HttpResponse } from "../../types/http";
import type { BulkRun } from "../bulkRun";
import type { Row } from "../rows/row";
import { batchEntries } from "./bodies";
import { type ChunkOutcome, endsRun, resendAll, rowsToResend, unknownAll } from "./chunkOutcome";
import { collectRows } from "./collectRows";
import { concernsAll, wholeRefusal } from "./refusals";
import { sendRows } from "./sendRows";

/** Sends rows as the parts of a batch that goes on after an error, so that each has a separate answer. */
export function sendBatch(run: BulkRun, rows: readonly Row[]): Promise<ChunkOutcome> {
  const { plan } = run;
  const operation = `${plan.doing} ${rows.length} records of ${plan.set} in a batch`;
  const entries = batchEntries(plan, rows, run.headers.row);
  const call = toBatchCall(entries, {
    operation,
    idempotency: "never",
    headers: run.headers.acting,
    continues: true,
  });
  return sendRows(run, rows, call, ({ response, ms, sent }) => {
    const read = readBatch(entries, response, true);
    if (!read) return refusedWhole(run, rows, call, response);
    if (read.answers.every(Boolean)) run.schedule.landed(rows.length, ms);
    const answers = rows.map((row, at) => ({
      row,
      answer: dataverseAnswer(entries[at], read.answers[at]),
    }));
    const outcome = collectRows(run, answers, (answer) =>
      errorFromResponse({ method: "POST", operation }, answer),
    );
    if (!outcome.ends && rowsToResend(outcome, "same").some(isRefusedForNow))
      run.throttle.slowDown(sent);
    return outcome;
  });
}

/** A row whose record changed is no sign of pressure. */
const isRefusedForNow = ({ known }: Row): boolean => known?.stale !== true;

/** The answer to a row, if it is Dataverse's. */
const dataverseAnswer = (entry?: BatchEntry, answer?: EntryAnswer): PartAnswer | undefined =>
  entry?.kind === "single" &&
  answer?.kind === "single" &&
  isDataversePart(entry.part, answer.answer)
    ? answer.answer
    : undefined;

function refusedWhole(
  run: BulkRun,
  rows: readonly Row[],
  call: Parameters<typeof errorFromResponse>[0],
  response: HttpResponse,
): ChunkOutcome {
  const error = errorFromResponse(call, response);
  if (concernsAll(run.plan, error)) return endsRun(rows, error);
  switch (wholeRefusal(response)) {
    case "tooLarge":
      return resendAll(rows, "smaller", { error });
    case "tooSlow":
      return unknownAll(rows, "smaller", { error });
    case "unknown":
      return unknownAll(rows, "same", { error, answered: "whole" });
    case "unsupported":
      run.schedule.useMethod("single");
      return resendAll(rows, "separately", { error });
    case "rows":
      return resendAll(rows, "separately", { error });
  }
}
