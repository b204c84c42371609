import { ownValue } from "../objects/ownProperty";
import type { DataverseRecord } from "../types";
import type { TableDefinition } from "../types/tables";

/**
 * The address of a record in the app (Microsoft: "Open apps, forms, views, dialogs, and reports with a URL");
 * undefined for a row without its primary key. A row of the common table of all activities is shown by the
 * form of its kind. Pure.
 *
 * @param origin of the pages of the environment
 */
export function recordUrl(
  origin: string,
  row: DataverseRecord,
  table: Pick<TableDefinition, "logicalName" | "primaryIdAttribute"> | undefined,
): string | undefined {
  const id = table && ownValue(row, table.primaryIdAttribute);
  if (!table || typeof id !== "string" || id === "") return undefined;
  const kind = table.logicalName === "activitypointer" ? ownValue(row, "activitytypecode") : "";
  const name = typeof kind === "string" && kind !== "" ? kind : table.logicalName;
  return `${origin}/main.aspx?etn=${encodeURIComponent(name)}&id=${encodeURIComponent(id)}&pagetype=entityrecord`;
}
