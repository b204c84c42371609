import { defaults } from "../../defaults";
import { runtime } from "../../runtime";
import type { BulkRun } from "../bulkRun";

/** Says in the log how far a run has come, every ten seconds at most. */
export function progress(run: BulkRun, total: number): () => void {
  let lastMs = runtime.now();
  return () => {
    const nowMs = runtime.now();
    if (nowMs - lastMs < defaults.bulkProgressMs) return;
    lastMs = nowMs;
    const { results, throttle, plan } = run;
    const failed = results.failed > 0 ? `, ${results.failed} failed` : "";
    run.logger.info(
      `${plan.doing} records of ${plan.set}: ${results.settled} of ${total} done${failed}; ${throttle.meter.requests} requests, ${throttle.concurrencyLimit.limit()} at once`,
    );
  };
}
