import { Refusal } from "../../errors";
import type { Call } from "../../records/call";
import type { RowReference, StoredRow } from "../types";

/** The lookup to the parent of a row, by table. */
const parentColumns: Readonly<Record<string, string>> = {
  account: "parentaccountid",
  contact: "parentcustomerid",
  lead: "parentaccountid",
  incident: "parentcaseid",
};

type Merged = StoredRow & RowReference;

/**
 * Refuses a merge that would make a row the parent of itself, that of an account with an active quote, and,
 * where parents are to be compared, that of rows with different ones.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes
 */
export function checkParents(
  call: Call,
  target: Merged,
  subordinate: Merged,
  isCompared: boolean,
): void {
  const column = parentColumns[target.table.logicalName] ?? "";
  const [above, below] = [target.row[column] ?? null, subordinate.row[column] ?? null];
  if (above === subordinate.id) {
    throw new Refusal(400, "0x80045300", "Merge could create cyclical parenting.");
  }
  if (call.store.find("quote", { customerid: subordinate.id, statecode: 1 }).length > 0) {
    const message = "Merge cannot be performed on sub-entity that has active quote.";
    throw new Refusal(400, "0x80045302", message);
  }
  if (!isCompared || below === null || below === above || below === target.id) return;
  if (above === null) {
    throw new Refusal(400, "0x80045317", "Merge warning: sub-entity might lose parenting");
  }
  const message = "Merge warning: sub-entity will be differently parented.";
  throw new Refusal(400, "0x80045316", message);
}
