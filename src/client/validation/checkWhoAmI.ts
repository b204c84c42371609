import type { ConnectionFields } from "../auth/types";
import { readWhoAmI } from "../records/whoAmI";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { WhoAmI } from "../types";
import { failedBy, passed } from "./step";
import type { ValidationStep } from "./types";

export const WHO_AM_I_STEP = "WhoAmI";
export const RATE_LIMIT_STEP = "Rate Limits";

interface Findings {
  readonly step: ValidationStep;
  readonly userId?: string;
  readonly rateLimits?: ValidationStep;
}

/** Whether the environment knows who is asking; the answer's head also says how much one may ask. */
export async function checkWhoAmI(session: Session, fields: ConnectionFields): Promise<Findings> {
  try {
    const { value, headers } = await sendOrThrow(session, {
      method: "GET",
      path: "WhoAmI",
      operation: "Getting the current user",
      idempotency: "always",
      read: readWhoAmI,
    });
    const { UserId, OrganizationId, BusinessUnitId } = value as WhoAmI;
    const detail = `User ${UserId} of business unit ${BusinessUnitId} in organization ${OrganizationId}.`;
    return {
      step: passed(WHO_AM_I_STEP, detail),
      userId: UserId,
      rateLimits: passed(RATE_LIMIT_STEP, rateLimits(headers)),
    };
  } catch (error) {
    const todo = fields.noSignIn(session.environment.origin);
    return { step: failedBy(WHO_AM_I_STEP, error, todo) };
  }
}

/**
 * What the service says of its limits for this user and server.
 * https://learn.microsoft.com/power-apps/developer/data-platform/api-limits
 */
const rateLimits = (headers: Readonly<Record<string, string>>): string => {
  const requests = headers["x-ms-ratelimit-burst-remaining-xrm-requests"];
  const time = headers["x-ms-ratelimit-time-remaining-xrm-requests"];
  const parallel = headers["x-ms-dop-hint"];
  const parts = [
    requests && `${requests} requests left in the window of 5 minutes`,
    time && `${time} s of execution time left in it`,
    parallel && `${parallel} requests at once recommended`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(", ")}.` : "The service does not say.";
};
