import { defaults } from "../../defaults";
import type { BulkRun } from "../bulkRun";
import { unknownResult } from "../results/unknownResult";
import type { Row } from "../rows/row";
import type { BulkRowError } from "../types";
import { creatorOf, readExisting } from "./existingRecords";

/** A row whose repeat was refused. */
export interface Refused {
  readonly row: Row;
  readonly refusal: BulkRowError;
}

/**
 * Settles creates whose repeat was refused after a try without an answer. The refusal may be caused by
 * that try: by an alternate key that it took, or by a plug-in that takes none twice. If the record exists,
 * it was created. If not, the refusal is the result.
 */
export async function reconcileRefused(run: BulkRun, refused: readonly Refused[]): Promise<void> {
  const { plan, results } = run;
  for (let at = 0; at < refused.length; at += defaults.bulkAskedIds) {
    const part = refused.slice(at, at + defaults.bulkAskedIds);
    const existing = await readExisting(
      run,
      part.map(({ row }) => row),
    );
    for (const { row, refusal } of part) {
      const creator = existing ? creatorOf(row, existing) : "unclear";
      if (creator === "us") results.settle(row, "created");
      else if (creator === "unclear") {
        results.settle(row, "unknown", unknownResult(plan, refusal));
      } else results.settle(row, "failed", { error: refusal });
    }
  }
}
