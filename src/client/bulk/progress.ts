import { defaults } from "../defaults";
import { runtime } from "../runtime";
import type { Run } from "./run";

/** Says in the log how far a run has come, every ten seconds at most. */
export const progress = (run: Run, total: number): (() => void) => {
  let lastMs = runtime.now();
  return () => {
    const nowMs = runtime.now();
    if (nowMs - lastMs < defaults.bulkProgressMs) return;
    lastMs = nowMs;
    const { ledger, traffic, plan } = run;
    const failed = ledger.failed > 0 ? `, ${ledger.failed} failed` : "";
    run.logger.info(
      `${plan.doing} records of ${plan.set}: ${ledger.settled} of ${total} done${failed}; ${traffic.requests} requests, ${traffic.pace.limit()} at once`,
    );
  };
};
