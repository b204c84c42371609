import { byCodeAndText, type Hint } from "./hint";

/**
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/overview#error-when-search-not-enabled
 * https://learn.microsoft.com/power-platform/admin/configure-relevance-search-organization
 */
export const SEARCH_IS_OFF =
  "Dataverse search is off in this environment: an administrator switches it on in the Power Platform admin center, in the environment's Settings under Product, Features, Search; until then, use Query Entities or FetchXML";

export const searchHint: Hint = byCodeAndText("0x80048d0b", /search/i, SEARCH_IS_OFF);
