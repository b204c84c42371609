import type { Impersonation } from "../types";
import type { BypassLogic } from "../types/params";

/** How a record of a model is written, whatever it takes: the requests of one write have these in common. */
export interface WriteOptions extends Impersonation {
  readonly bypassCustomLogic?: BypassLogic | undefined;
  readonly timeZone?: string | undefined;
}

/** Those alone, out of all parameters of a write. */
export function optionsOf({
  impersonateUserId,
  impersonateObjectId,
  bypassCustomLogic,
  timeZone,
}: WriteOptions): WriteOptions {
  return { impersonateUserId, impersonateObjectId, bypassCustomLogic, timeZone };
}
