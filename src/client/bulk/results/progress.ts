import { defaults } from "../../defaults";
import { runtime } from "../../runtime";
import type { BulkRun } from "../bulkRun";

/** Says in the log how far a run has come, every ten seconds at most. */
export const progress = (run: BulkRun, total: number): (() => void) => {
  let lastMs = runtime.now();
  return () => {
    const nowMs = runtime.now();
    if (nowMs - lastMs < defaults.bulkProgressMs) return;
    lastMs = nowMs;
    const { rowResults, traffic, plan } = run;
    const failed = rowResults.failed > 0 ? `, ${rowResults.failed} failed` : "";
    run.logger.info(
      `${plan.doing} records of ${plan.set}: ${rowResults.settled} of ${total} done${failed}; ${traffic.requests} requests, ${traffic.concurrencyLimit.limit()} at once`,
    );
  };
};
