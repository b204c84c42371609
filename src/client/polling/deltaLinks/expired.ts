import type { DataverseError } from "../../errors/DataverseError";
import { isRefused } from "../shared/savedLink";

/** What Dataverse says when a refusal has nothing to do with the age of a token. */
const OTHER_CAUSES = [
  // The table is gone or renamed.
  /resource not found for the segment/i,
  /isn't supported when change tracking/i,
  /not enabled for change tracking|isn't enabled for change tracking/i,
  /privilege/i,
];

/**
 * Whether a delta link, or a page behind it, is no longer good. Which code Dataverse has for an expired
 * token is not documented, so that a 400, 404 or 410 counts as one unless it names another cause. A
 * column of the link that does not exist any more makes it useless in the same way.
 */
export function isExpired(error: unknown): error is DataverseError {
  return isRefused(error) && !OTHER_CAUSES.some((cause) => cause.test(error.detail));
}
