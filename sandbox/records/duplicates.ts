import { Refusal } from "../errors";
import type { Table } from "../schema/derived";
import { identityOf } from "../store";
import type { Row } from "../types";
import type { Call } from "./call";

/**
 * Applies the table's published duplicate rules, which happens only on request: by default the Web
 * API suppresses them. A rule whose columns are not all filled finds nothing.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/manage-duplicate-detection-create-update
 *
 * @param row the row as it would be stored
 */
export function checkDuplicates(call: Call, table: Table, row: Row): void {
  const header = call.request.headers["mscrm.suppressduplicatedetection"];
  if (header?.trim().toLowerCase() !== "false") return;
  for (const rule of table.declaration.duplicateDetection ?? []) {
    const values = Object.fromEntries(rule.columns.map((name) => [name, row[name] ?? null]));
    if (Object.values(values).includes(null)) continue;
    const { id, partition } = identityOf(table, row);
    const others = call.store.find(table.logicalName, values).filter((found) => {
      const other = identityOf(table, found);
      return other.id !== id || other.partition !== partition;
    });
    if (others.length === 0) continue;
    throw new Refusal(
      412,
      "0x80040333",
      "A record was not created or updated because a duplicate of the current record already exists.",
    );
  }
}
