import type { ColumnDeclaration, LookupTarget, TableDeclaration } from "./types";

/**
 * Every table with activities or notes becomes a target of `regardingobjectid` and of the note's
 * `objectid` under Dataverse's own names, unless the lookup declares that target itself.
 */
export function withDerivedTargets(
  table: TableDeclaration,
  column: ColumnDeclaration,
  all: readonly TableDeclaration[],
): ColumnDeclaration {
  if (column.type !== "lookup" || column.lookupKind !== "regarding") {
    return column;
  }
  const declared = column.targets ?? [];
  const derived = all
    .filter((other) => (table.activity ? other.hasActivities : other.hasNotes))
    .filter((other) => !declared.some((target) => target.table === other.logicalName))
    .map((other) => regardingTarget(table, column, other));
  return { ...column, targets: [...declared, ...derived] };
}

/** `regardingobjectid_account_task` with `Account_Tasks`; `objectid_account` with `Account_Annotation`. */
function regardingTarget(
  table: TableDeclaration,
  column: ColumnDeclaration,
  other: TableDeclaration,
): LookupTarget {
  const prefix = other.custom ? other.logicalName : other.schemaName;
  const navigation = `${column.name}_${other.logicalName}`;
  const target = { table: other.logicalName, onDelete: "cascade" as const };
  if (table.activity) {
    const collection = `${prefix}_${table.schemaName}s`;
    return { ...target, navigation: `${navigation}_${table.logicalName}`, collection };
  }
  const collection = `${prefix}_${table.schemaName}${other.custom ? "s" : ""}`;
  return { ...target, navigation, collection };
}
