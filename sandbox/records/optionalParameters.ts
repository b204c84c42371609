import { Refusal } from "../errors";
import type { SandboxRequest } from "../types";

const accepted = new Set(["customsync", "customasync"]);

/**
 * `MSCRM.BypassBusinessLogicExecution` takes `CustomSync`, `CustomAsync` or both; the only custom logic
 * of the sandbox are the steps of webhooks.
 * https://learn.microsoft.com/power-apps/developer/data-platform/bypass-custom-business-logic
 */
export function checkBusinessLogicHeader({ headers }: SandboxRequest): void {
  const header = headers["mscrm.bypassbusinesslogicexecution"];
  const unknown = header?.split(",").find((value) => !accepted.has(value.trim().toLowerCase()));
  if (unknown === undefined) return;
  throw new Refusal(
    400,
    "0x80040203",
    `Invalid value '${unknown}' for the BypassBusinessLogicExecution parameter. Valid values are CustomSync, CustomAsync, or both.`,
  );
}
