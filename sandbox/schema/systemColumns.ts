import type { ColumnDeclaration, LookupTarget, TableDeclaration } from "./types";

const readOnly = { validForCreate: false, validForUpdate: false } as const;

/**
 * The columns every table of its kind has without declaring them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/entity-metadata
 */
export function systemColumns(table: TableDeclaration): ColumnDeclaration[] {
  const version: ColumnDeclaration = {
    name: "versionnumber",
    schemaName: "VersionNumber",
    type: "bigint",
    label: "Version Number",
    ...readOnly,
  };
  if (table.ownership === "none") {
    return [primaryId(table), version];
  }
  return [
    primaryId(table),
    ...stamps(table),
    ...imports,
    version,
    ...(table.ownership === "user" ? owners(table) : []),
    ...(table.principal ? [principalId(table)] : []),
  ];
}

function primaryId(table: TableDeclaration): ColumnDeclaration {
  const schemaName = table.activity ? "ActivityId" : `${table.schemaName}Id`;
  return {
    name: table.primaryId,
    ...(schemaName.toLowerCase() === table.primaryId ? { schemaName } : {}),
    type: "uniqueidentifier",
    label: table.activity ? "Activity" : table.label,
    required: "system",
    validForUpdate: false,
  };
}

/** `systemuser` and `team` inherit `principal`, whose key is `ownerid`: the same GUID once more. */
function principalId(table: TableDeclaration): ColumnDeclaration {
  return {
    name: "ownerid",
    schemaName: "OwnerId",
    type: "uniqueidentifier",
    label: "Owner",
    computed: `{${table.primaryId}}`,
    ...readOnly,
  };
}

function stamps(table: TableDeclaration): ColumnDeclaration[] {
  return [
    {
      name: "createdon",
      schemaName: "CreatedOn",
      type: "datetime",
      label: "Created On",
      ...readOnly,
    },
    userColumn(table, "CreatedBy", "Created By"),
    userColumn(table, "CreatedOnBehalfBy", "Created By (Delegate)"),
    {
      name: "modifiedon",
      schemaName: "ModifiedOn",
      type: "datetime",
      label: "Modified On",
      ...readOnly,
    },
    userColumn(table, "ModifiedBy", "Modified By"),
    userColumn(table, "ModifiedOnBehalfBy", "Modified By (Delegate)"),
  ];
}

const imports: readonly ColumnDeclaration[] = [
  {
    name: "overriddencreatedon",
    schemaName: "OverriddenCreatedOn",
    type: "datetime",
    label: "Record Created On",
    format: "DateOnly",
    validForUpdate: false,
  },
  {
    name: "importsequencenumber",
    schemaName: "ImportSequenceNumber",
    type: "integer",
    label: "Import Sequence Number",
    validForUpdate: false,
  },
  {
    name: "timezoneruleversionnumber",
    schemaName: "TimeZoneRuleVersionNumber",
    type: "integer",
    label: "Time Zone Rule Version Number",
    min: -1,
  },
  {
    name: "utcconversiontimezonecode",
    schemaName: "UTCConversionTimeZoneCode",
    type: "integer",
    label: "UTC Conversion Time Zone Code",
    min: -1,
  },
];

function userColumn(table: TableDeclaration, schemaName: string, label: string): ColumnDeclaration {
  const name = schemaName.toLowerCase();
  const collection = `lk_${relationshipBase(table)}_${name}`;
  return lookup(schemaName, label, { table: "systemuser", navigation: name, collection });
}

function owners(table: TableDeclaration): ColumnDeclaration[] {
  const rows = table.custom ? table.logicalName : table.entitySetName;
  const owning = (target: string, prefix: string, suffix: string, label: string) =>
    lookup(`Owning${suffix}`, label, {
      table: target,
      navigation: `owning${suffix.toLowerCase()}`,
      collection: `${prefix}_${rows}`,
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
    owning("businessunit", "business_unit", "BusinessUnit", "Owning Business Unit"),
    owning("systemuser", "user", "User", "Owning User"),
    owning("team", "team", "Team", "Owning Team"),
  ];
}

function lookup(schemaName: string, label: string, target: LookupTarget): ColumnDeclaration {
  return {
    name: schemaName.toLowerCase(),
    schemaName,
    type: "lookup",
    label,
    targets: [target],
    ...readOnly,
  };
}

/** Relationships of built-in tables are named after their base table: `lk_accountbase_createdby`. */
function relationshipBase(table: TableDeclaration): string {
  return table.custom || table.activity ? table.logicalName : `${table.logicalName}base`;
}
