import type { SearchRules } from "../api";

/**
 * The rules of a sandbox that sets none: one request a second for each user and 150 a minute for all of
 * them; an index that is never late.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/overview#service-protection-limits
 */
export function searchRules(given: Partial<SearchRules> = {}): SearchRules {
  return { perSecond: 1, perMinute: 150, indexLagMs: 0, ...given };
}
