import { Refusal } from "../errors";
import type { Table } from "../schema/derived";
import { partyTable } from "./parties";

/** Tables whose rows come with something else: with their activity, or with the service itself. */
const readOnly = new Set([partyTable, "principalobjectaccess", "timezonedefinition"]);

const verbs: Record<string, string> = { POST: "Create", PATCH: "Update", DELETE: "Delete" };

/**
 * Rows of intersect tables are made and removed by `$ref`, activity parties with their activity, and
 * an activity in the table of its kind: none of them takes a separate write.
 */
export function refuseIndirect(table: Table, method: string): void {
  const { logicalName, declaration } = table;
  if (declaration.intersect || readOnly.has(logicalName)) throw notSupported(table, method);
  refuseAbstract(table, method);
}

/**
 * Messages of `activitypointer` and of `stringmap` only read.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/activitypointer#messages
 */
export function refuseAbstract(table: Table, method: string): void {
  const { abstract, readOnly } = table.declaration;
  if (abstract || readOnly) throw notSupported(table, method);
}

function notSupported({ logicalName }: Table, method: string): Refusal {
  return new Refusal(
    400,
    "0x80040800",
    `The '${verbs[method] ?? method}' method does not support entities of type '${logicalName}'. MessageProcessorCache returned MessageProcessor.Empty.`,
  );
}
