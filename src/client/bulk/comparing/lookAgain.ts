import type { BulkRun } from "../bulkRun";
import { unknownResult } from "../results/unknownResult";
import type { Looked } from "../rowRule";
import { isConditional, type Known, type Row } from "../rows/row";
import type { Settled } from "../sending/chunkOutcome";
import type { RowComparer } from "./rowComparer";

/** So often a row is written under a version; then it is written in any case, as without a comparison. */
const MOST_CONFLICTS = 2;

/**
 * Reads the records of rows once more that may have changed since: another row wrote them before, their
 * version is not the one that was read, or a write of theirs had no answer. What is as it should be by then
 * needs no request.
 */
export async function lookAgain(
  run: BulkRun,
  comparer: RowComparer,
  rows: readonly Row[],
): Promise<Looked> {
  const asked = rows.filter(
    (row) =>
      row.known &&
      (row.known.stale || (row.ambiguous && (isConditional(row) || !row.known.exists))),
  );
  if (asked.length === 0) return { settled: [], rows };
  const compared = await comparer.compare(asked);
  const settled: Settled[] = [];
  for (const [at, row] of asked.entries()) {
    const now = comparer.toKnown(compared[at]);
    const end = settle(run, comparer, row, now);
    if (end) settled.push(end);
    else row.known = toSend(row.known, now);
  }
  const done = new Set(settled.map(({ row }) => row));
  return { settled, rows: rows.filter((row) => !done.has(row)) };
}

/** What became of a row; undefined if it is to be sent. */
const settle = (
  { plan, results }: BulkRun,
  { isFixed }: RowComparer,
  row: Row,
  now: Known | undefined,
): Settled | undefined => {
  const { known, ambiguous } = row;
  const isAsBefore = now?.exists === known?.exists && now?.version === known?.version;
  const id = row.address?.id ?? now?.id;
  if (now?.same) {
    return { row, id, status: ambiguous ? writtenAs(plan, known) : "unchanged" };
  }
  if (plan.verb === "delete" && ambiguous && now && !now.exists) {
    return { row, id, status: plan.success };
  }
  // Under a plan, a write that may have been carried out is sent again only if it was not.
  if (!isFixed || isAsBefore) return undefined;
  const cause = new Error(`The record of row ${row.index} has changed since it was read.`);
  if (ambiguous) return { row, id, status: "unknown", error: unknownResult(plan, cause).error };
  // Only what the row before has written may be written over.
  if (known?.after === undefined || results.isDone(known.after)) return undefined;
  return { row, id, status: "failed", error: { message: cause.message } };
};

/** What an upsert was, as far as that is known. */
const writtenAs = ({ verb, success }: BulkRun["plan"], known: Known | undefined) => {
  if (known?.mustBeNew) return "created";
  return known?.exists && verb === "upsert" ? "updated" : success;
};

const toSend = (before: Known | undefined, now: Known | undefined): Known | undefined => {
  if (!now || !before) return undefined;
  const { conflicts, mustBeNew } = before;
  const version = conflicts < MOST_CONFLICTS ? now.version : undefined;
  return { ...now, version, conflicts, mustBeNew: mustBeNew && !now.exists };
};
