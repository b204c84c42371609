import { ownerLookups, userLookups } from "./systemLookups";
import type { ColumnDeclaration, TableDeclaration } from "./types";

const readOnly = { validForCreate: false, validForUpdate: false } as const;

/**
 * The columns every table of its kind has without declaring them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/entity-metadata
 */
export function systemColumns(table: TableDeclaration): ColumnDeclaration[] {
  const { without = [] } = table;
  return allOf(table).filter((column) => !without.includes(column.name));
}

function allOf(table: TableDeclaration): ColumnDeclaration[] {
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
    ...(table.ownership === "user" ? ownerLookups(table) : []),
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
  const { created, modified } = userLookups(table);
  return [
    {
      name: "createdon",
      schemaName: "CreatedOn",
      type: "datetime",
      label: "Created On",
      ...readOnly,
    },
    ...created,
    {
      name: "modifiedon",
      schemaName: "ModifiedOn",
      type: "datetime",
      label: "Modified On",
      ...readOnly,
    },
    ...modified,
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
