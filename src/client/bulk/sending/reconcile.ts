import type { BulkRun } from "../bulkRun";
import type { Row } from "../rows/row";
import { type ChunkOutcome, rowsToResend, unansweredRows } from "./chunkOutcome";
import { reasonOf } from "./nextWork";
import { reconcileRefused } from "./reconcileRefused";
import { reconcileUnanswered } from "./reconcileUnanswered";

/** Settles unknown rows as far as possible. Returns all rows that are to be sent again together. */
export async function reconcile(run: BulkRun, outcome: ChunkOutcome): Promise<readonly Row[]> {
  const repeatable = await reconcileUnanswered(run, unansweredRows(outcome), reasonOf(outcome));
  await reconcileRefused(
    run,
    outcome.unknown.rows.flatMap(({ row, refusal }) => (refusal ? [{ row, refusal }] : [])),
  );
  return [
    ...rowsToResend(outcome, "same"),
    ...rowsToResend(outcome, "smaller"),
    ...repeatable,
  ].sort((a, b) => a.index - b.index);
}
