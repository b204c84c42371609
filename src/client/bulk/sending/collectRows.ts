import type { DataverseError } from "../../errors/DataverseError";
import type { HttpResponse } from "../../types/http";
import type { BulkRun } from "../bulkRun";
import type { Row } from "../rows/row";
import { type ChunkOutcome, chunkOutcome, type Settled, type Unanswered } from "./chunkOutcome";
import { rowOutcome } from "./rowOutcome";

/** The answer to a row; undefined where the answer broke off before it came to the row, or leaves it out. */
export interface RowAnswer<T extends HttpResponse> {
  readonly row: Row;
  readonly answer: T | undefined;
}

/** Puts the answers to rows together that Dataverse carried out separately. */
export function collectRows<T extends HttpResponse>(
  run: BulkRun,
  answers: readonly RowAnswer<T>[],
  toError: (answer: T) => DataverseError,
): ChunkOutcome {
  const settled: Settled[] = [];
  const rows: Row[] = [];
  const unknown: Unanswered[] = [];
  let ends: DataverseError | undefined;
  let busy: T | undefined;
  for (const { row, answer } of answers) {
    const outcome = answer && rowOutcome(run, row, answer);
    if (outcome?.is === "settled") settled.push(outcome.result);
    else if (outcome?.is === "endsRun") ends ??= outcome.error;
    else if (outcome?.is !== "resend") unknown.push(outcome?.unanswered ?? { row });
    if (outcome?.is === "resend" || outcome?.is === "endsRun") rows.push(row);
    if (outcome?.is === "resend" || (outcome?.is === "unknown" && !outcome.unanswered.refusal)) {
      busy ??= answer;
    }
  }
  return chunkOutcome({
    settled,
    resend: rows.length > 0 ? [{ rows, how: "same" }] : [],
    unknown: { rows: unknown, how: "same" },
    error: busy && toError(busy),
    answered: answers.every(({ answer }) => answer) ? "each" : undefined,
    retryAfter: busy?.headers["retry-after"],
    ends,
  });
}
