import { Refusal } from "../errors";
import type { Table } from "../schema/derived";
import type { Row, Store } from "../types";
import type { Call } from "./call";
import { duplicatesBy, publishedRules } from "./duplicateRules";

/**
 * Applies the table's published duplicate rules, which happens only on request: by default the Web
 * API suppresses them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/manage-duplicate-detection-create-update
 *
 * @param row the row as it would be stored
 */
export function checkDuplicates(call: Call, table: Table, row: Row): void {
  const header = call.request.headers["mscrm.suppressduplicatedetection"];
  if (header?.trim().toLowerCase() !== "false" || !detects(call.store)) return;
  const rules = publishedRules(call, table);
  if (!rules.some((rule) => duplicatesBy(call, rule, table, row).length > 0)) return;
  throw new Refusal(
    412,
    "0x80040333",
    "A record was not created or updated because a duplicate of the current record already exists.",
  );
}

/** Whether the organization looks for duplicates when records are created and updated. */
function detects(store: Store): boolean {
  const [organization] = store.find("organization", {});
  return (
    organization?.["isduplicatedetectionenabled"] === 1 &&
    organization["isduplicatedetectionenabledforonlinecreateupdate"] === 1
  );
}
