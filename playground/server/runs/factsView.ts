import type { RunReport } from "./runs";

/** What every answer says of its run. */
export function factsView(report: RunReport) {
  const { runId, requests, retries, facts } = report;
  const { waits, warnings, notes, elapsedMs } = facts;
  return { runId, requests, retries, waits, warnings, notes, elapsedMs };
}
