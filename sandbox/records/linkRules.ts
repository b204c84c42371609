import type { LinkRules } from "../api";

/**
 * The rules of a sandbox that sets none. A link that is there already was seen to be refused by this
 * code; what is answered where a link to be taken away is not there is nowhere said.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api
 */
export function linkRules(given: Partial<LinkRules> = {}): LinkRules {
  return {
    repeated: { status: 412, code: "0x80040237", message: "Cannot insert duplicate key." },
    missing: "ignored",
    ...given,
  };
}
