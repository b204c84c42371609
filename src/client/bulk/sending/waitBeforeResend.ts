import { withoutFullStop } from "../../text/trimCharacters";
import type { BulkRun } from "../bulkRun";
import { detailOf, type Wait } from "./nextWork";

/** Waits before rows are sent again. Returns false where another try makes no sense any more. */
export async function waitBeforeResend(
  { plan, throttle, logger }: BulkRun,
  { tries, outcome }: Wait,
): Promise<boolean> {
  if (throttle.isStuck()) return false;
  logger.warn(
    `${plan.doing} records of ${plan.set}: ${withoutFullStop(detailOf(outcome))}; going on after a wait (${tries})`,
  );
  return throttle.pause(tries - 1, outcome.retryAfter);
}
