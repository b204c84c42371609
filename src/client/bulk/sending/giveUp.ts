import { errorFacts } from "../../errors/errorFacts";
import type { BulkRun } from "../bulkRun";
import { repeatability } from "../plan";
import { unknownResult } from "../results/unknownResult";
import type { Row } from "../rows/row";
import { reconcileRefused } from "./reconcileRefused";

/**
 * Gives rows up that are not written while others are. Creates that may have been carried out are looked
 * up once more.
 */
export async function giveUp(run: BulkRun, rows: readonly Row[], reason: Error): Promise<void> {
  const { plan, results } = run;
  const error = errorFacts(reason);
  const asked = rows.filter(
    (row) => row.ambiguous && repeatability(plan, row) === "clientGeneratedId",
  );
  await reconcileRefused(
    run,
    asked.map((row) => ({ row, refusal: error })),
  );
  for (const row of rows) {
    if (results.has(row.index)) continue;
    if (row.ambiguous) results.settle(row, "unknown", unknownResult(plan, error));
    else results.settle(row, "failed", { error });
  }
}
