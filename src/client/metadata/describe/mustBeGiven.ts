import type { ColumnDefinition, ColumnKind } from "../../types/tables";

/** What the service fills in if it is left out, although it calls it required. */
const FILLED_IN: readonly ColumnKind[] = [
  "owner",
  "state",
  "status",
  "uniqueidentifier",
  "boolean",
  "choice",
];

/** Whether a create has to hold the column: the service or an application requires it, and nobody fills it in. */
export function mustBeGiven({
  required,
  kind,
  logicalName,
}: Pick<ColumnDefinition, "required" | "kind" | "logicalName">): boolean {
  if (required !== "SystemRequired" && required !== "ApplicationRequired") return false;
  return !FILLED_IN.includes(kind) && logicalName !== "transactioncurrencyid";
}
