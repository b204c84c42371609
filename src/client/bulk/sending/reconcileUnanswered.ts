import { defaults } from "../../defaults";
import { errorFacts } from "../../errors/errorFacts";
import type { BulkRun } from "../bulkRun";
import { repeatability } from "../plan";
import { unknownResult } from "../results/unknownResult";
import type { Row } from "../rows/row";
import { creatorOf, readExisting } from "./existingRecords";

/**
 * Settles rows without an answer as far as possible. Returns those that may be sent again: updates,
 * upserts and deletes at once, creates with an id after that id was looked up. Nobody can tell what became
 * of the others.
 */
export async function reconcileUnanswered(
  run: BulkRun,
  rows: readonly Row[],
  cause: Error,
): Promise<readonly Row[]> {
  const repeatable: Row[] = [];
  const withId: Row[] = [];
  for (const row of rows) {
    row.ambiguous = true;
    const how = repeatability(run.plan, row);
    if (how === "clientGeneratedId") withId.push(row);
    else if (how === "never") settleUnknown(run, row, cause);
    else repeatable.push(row);
  }
  for (let at = 0; at < withId.length; at += defaults.bulkAskedIds) {
    const part = withId.slice(at, at + defaults.bulkAskedIds);
    repeatable.push(...(await settleCreated(run, part, cause)));
  }
  return repeatable;
}

/** Settles creates whose record exists. Returns the others. */
async function settleCreated(
  run: BulkRun,
  rows: readonly Row[],
  cause: Error,
): Promise<readonly Row[]> {
  const existing = await readExisting(run, rows);
  // Without permission to read, the repeat shows it: an id that is taken by then was taken by the first try.
  if (!existing) return rows;
  return rows.filter((row) => {
    const creator = creatorOf(row, existing);
    if (creator === undefined) return true;
    if (creator === "us") run.results.settle(row, "created");
    else if (creator === "unclear") settleUnknown(run, row, cause);
    else {
      run.results.settle(row, "failed", {
        error: { ...errorFacts(cause), message: `Record ${row.index}: its id was in use before.` },
      });
    }
    return false;
  });
}

function settleUnknown({ plan, results }: BulkRun, row: Row, cause: Error): void {
  results.settle(row, "unknown", unknownResult(plan, cause));
}
