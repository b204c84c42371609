import type { TableDeclaration } from "../schema/types";

/** Messages that take many rows at once. */
export const bulkMessages = [
  "CreateMultiple",
  "UpdateMultiple",
  "UpsertMultiple",
  "DeleteMultiple",
] as const;

export type BulkMessage = (typeof bulkMessages)[number];

/**
 * Tables of the platform and its applications that take bulk messages here; every custom table does.
 * Which standard tables do is for clients to ask, not to know.
 * https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#availability-with-standard-tables
 */
const standardTables = new Set([
  "account",
  "annotation",
  "contact",
  "lead",
  "opportunity",
  "product",
  "task",
]);

/** The bulk messages of a table. Many rows at once are deleted from elastic tables only. */
export function bulkMessagesOf(
  table: Pick<TableDeclaration, "logicalName" | "custom" | "elastic" | "intersect">,
): readonly BulkMessage[] {
  const { logicalName, custom, elastic, intersect } = table;
  if (intersect || !(custom || standardTables.has(logicalName))) return [];
  return elastic ? bulkMessages : bulkMessages.filter((message) => message !== "DeleteMultiple");
}
