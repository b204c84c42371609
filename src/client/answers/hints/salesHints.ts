import { byCode, type Hint } from "./hint";

const PARENTS =
  "The two records have different parents: give them the same one, or set Check Parents to false";
const CURRENCY = "Both records have to be in the same currency";

/**
 * Hints for messages that qualify, convert and merge.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes
 * https://learn.microsoft.com/troubleshoot/dynamics-365/sales/troubleshoot-lead-qualification-issues-for-salespeople
 */
export const salesHints: readonly Hint[] = [
  byCode("0x80040519", "The lead is closed: reopen it first"),
  byCode(
    "0x80081018",
    "The user may not create all that is to be made from the lead: change the security role, or set what is not needed to false",
  ),
  byCode(
    "0x80100002",
    "The business process flow of the lead has left the lead: set its stage to one of the lead first",
  ),
  byCode(
    "0x80048d00",
    "A draft or an active quote of the same number exists already: use that one, or close it first",
  ),
  byCode("0x80048ced", CURRENCY),
  byCode("0x80048cee", CURRENCY),
  byCode("0x80045316", PARENTS),
  byCode("0x80045317", PARENTS),
  byCode("0x80045304", "Both records have to be active: reactivate the one that is not"),
  byCode("0x80045302", "The merged record has an active quote: close the quote first"),
  byCode("0x80045300", "One record is the parent of the other: clear that lookup first"),
  byCode(
    "0x80045301",
    "The user needs the privilege prvMerge, and has to be allowed to change both records",
  ),
];
