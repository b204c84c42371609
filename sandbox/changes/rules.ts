import type { ChangeTracking } from "../api";

/**
 * The rules of a sandbox that sets none. That an old token is refused, for how long it lives and in
 * which words is documented; status and code are not, and are those of the error list's entry for it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 * https://github.com/MicrosoftDocs/powerapps-docs/issues/3845
 */
export function changeTrackingRules(given: Partial<ChangeTracking> = {}): ChangeTracking {
  return {
    expireInDays: 7,
    expired: {
      status: 400,
      code: "0x80044352",
      message: "Version stamp associated with the client has expired. Please perform a full sync.",
    },
    heldBack: false,
    ...given,
  };
}
