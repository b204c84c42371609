import { Refusal } from "../errors";
import { notSimulated } from "../odata/refusals";
import type { Table } from "../schema/derived";
import { identityOf } from "../store";
import type { Row, Store } from "../types";
import { type Call, tableOf } from "./call";

const published = 1;
const exactMatch = 0;

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
  const rules = call.store.find("duplicaterule", {
    baseentityname: table.logicalName,
    statecode: published,
  });
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

/** The rows that a rule takes for the same as `row`: all of its conditions hold. */
function duplicatesBy(call: Call, rule: Row, table: Table, row: Row): Row[] {
  const { store } = call;
  const conditions = store.find("duplicaterulecondition", {
    regardingobjectid: rule["duplicateruleid"] ?? null,
  });
  const matching = tableOf(call, String(rule["matchingentityname"]));
  const values: Row = {};
  for (const condition of conditions) {
    if (condition["operatorcode"] !== exactMatch) {
      throw notSimulated("duplicate rules that match anything but whole values");
    }
    const value = row[String(condition["baseattributename"])] ?? null;
    if (value === null && condition["ignoreblankvalues"]) return [];
    values[String(condition["matchingattributename"])] = value;
  }
  if (conditions.length === 0) return [];
  const active = rule["excludeinactiverecords"] ? { statecode: 0 } : {};
  const itself = identityOf(table, row);
  return store.find(matching.logicalName, { ...values, ...active }).filter((found) => {
    const other = identityOf(matching, found);
    return matching !== table || other.id !== itself.id || other.partition !== itself.partition;
  });
}
