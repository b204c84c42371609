import { defaults } from "../defaults";
import { type Run, unknown } from "./run";
import type { Refused } from "./sent";
import { createdBy, existing } from "./settleLost";

/**
 * Creates whose repeat was refused, after a try that nobody heard the end of: the refusal may be about
 * what that try has done (its alternate key, a plug-in that takes none twice). The record is there = it
 * was created; it is not = the refusal stands.
 */
export const settleRefused = async (run: Run, refused: readonly Refused[]): Promise<void> => {
  for (let at = 0; at < refused.length; at += defaults.bulkAskedIds) {
    const part = refused.slice(at, at + defaults.bulkAskedIds);
    const found = await existing(
      run,
      part.map(({ row }) => row),
    );
    for (const { row, error } of part) {
      const isCreated = found ? createdBy(row, found) : "unclear";
      if (isCreated === "by us") run.ledger.settle(row, "created");
      else if (isCreated === "unclear") run.ledger.settle(row, "unknown", unknown(run.plan, error));
      else run.ledger.settle(row, "failed", { error });
    }
  }
};
