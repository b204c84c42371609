import { defaults } from "../../defaults";
import { type BulkRun, unknown } from "../bulkRun";
import { createdBy, existing } from "./reconcileUnanswered";
import type { Refused } from "./sendRows";

/**
 * Creates whose repeat was refused, after a try that nobody heard the end of: the refusal may be about
 * what that try has done (its alternate key, a plug-in that takes none twice). The record is there = it
 * was created; it is not = the refusal stands.
 */
export const reconcileRefused = async (
  run: BulkRun,
  refused: readonly Refused[],
): Promise<void> => {
  for (let at = 0; at < refused.length; at += defaults.bulkAskedIds) {
    const part = refused.slice(at, at + defaults.bulkAskedIds);
    const found = await existing(
      run,
      part.map(({ row }) => row),
    );
    for (const { row, error } of part) {
      const isCreated = found ? createdBy(row, found) : "unclear";
      if (isCreated === "by us") run.rowResults.settle(row, "created");
      else if (isCreated === "unclear")
        run.rowResults.settle(row, "unknown", unknown(run.plan, error));
      else run.rowResults.settle(row, "failed", { error });
    }
  }
};
