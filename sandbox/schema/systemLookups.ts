import type { ColumnDeclaration, LookupTarget, TableDeclaration } from "./types";

/** Who made and last changed a row, and on whose behalf: created by, modified by, and the delegates. */
export function userLookups(
  table: TableDeclaration,
): Record<"created" | "modified", ColumnDeclaration[]> {
  const user = (schemaName: string, label: string) =>
    lookup(table, schemaName, label, { table: "systemuser", navigation: schemaName.toLowerCase() });
  return {
    created: [user("CreatedBy", "Created By"), user("CreatedOnBehalfBy", "Created By (Delegate)")],
    modified: [
      user("ModifiedBy", "Modified By"),
      user("ModifiedOnBehalfBy", "Modified By (Delegate)"),
    ],
  };
}

/** The owner of a user-owned row, and the three lookups that follow from who it is. */
export function ownerLookups(table: TableDeclaration): ColumnDeclaration[] {
  const owning = (suffix: string, label: string, target: string) =>
    lookup(table, `Owning${suffix}`, label, {
      table: target,
      navigation: `owning${suffix.toLowerCase()}`,
    });
  return [
    {
      name: "ownerid",
      schemaName: "OwnerId",
      type: "lookup",
      lookupKind: "owner",
      label: "Owner",
      required: "system",
      targets: [
        { table: "systemuser", navigation: "ownerid" },
        { table: "team", navigation: "ownerid" },
      ],
    },
    owning("BusinessUnit", "Owning Business Unit", "businessunit"),
    owning("User", "Owning User", "systemuser"),
    owning("Team", "Owning Team", "team"),
  ];
}

function lookup(
  table: TableDeclaration,
  schemaName: string,
  label: string,
  target: LookupTarget,
): ColumnDeclaration {
  const name = schemaName.toLowerCase();
  const collection = table.collections?.[name] ?? collectionName(table, name);
  return {
    name,
    schemaName,
    type: "lookup",
    label,
    targets: [{ ...target, collection }],
    validForCreate: false,
    validForUpdate: false,
  };
}

/**
 * Dataverse's usual name for the other end of a system lookup; what departs from it (and much does,
 * for reasons of age) is in the table's `collections`.
 */
function collectionName(table: TableDeclaration, column: string): string {
  const { logicalName, entitySetName, custom, activity } = table;
  const plain = custom || activity;
  const rows = plain ? logicalName : entitySetName;
  switch (column) {
    case "owningbusinessunit":
      return `business_unit_${rows}${activity ? "_activities" : ""}`;
    case "owningteam":
      return `team_${rows}`;
    case "owninguser":
      return plain ? `user_${logicalName}` : `${logicalName}_owning_user`;
    case "createdby":
    case "modifiedby":
      return `lk_${logicalName}${plain ? "" : "base"}_${column}`;
    default:
      return `lk_${logicalName}_${column}`;
  }
}
