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
    .filter((other) => isRegarded(table, other))
    .filter((other) => !declared.some((target) => target.table === other.logicalName))
    .map((other) => regardingTarget(table, column, other));
  return { ...column, targets: [...declared, ...derived] };
}

function isRegarded(table: TableDeclaration, other: TableDeclaration): boolean {
  if (!table.activity) return other.hasNotes ?? false;
  return table.regarding?.includes(other.logicalName) ?? other.hasActivities ?? false;
}

/** `regardingobjectid_account_task` with `Account_Tasks`; `objectid_account` with `Account_Annotation`. */
function regardingTarget(
  table: TableDeclaration,
  column: ColumnDeclaration,
  other: TableDeclaration,
): LookupTarget {
  const prefix = other.custom || table.regarding ? other.logicalName : other.schemaName;
  const navigation = `${column.name}_${other.logicalName}`;
  const target = { table: other.logicalName, onDelete: "cascade" as const };
  if (table.activity) {
    const collection = `${prefix}_${pluralName(table, other)}`;
    const own = table.abstract ? navigation : `${navigation}_${table.logicalName}`;
    return { ...target, navigation: own, collection };
  }
  const collection = `${prefix}_${table.schemaName}${other.custom ? "s" : ""}`;
  return { ...target, navigation, collection };
}

/** `PhoneCalls` of custom tables, `Phonecalls` of Dataverse's own: names as old as these tables. */
function pluralName({ logicalName, schemaName }: TableDeclaration, other: TableDeclaration) {
  if (logicalName === "fax") return "Faxes";
  return logicalName === "phonecall" && !other.custom ? "Phonecalls" : `${schemaName}s`;
}
