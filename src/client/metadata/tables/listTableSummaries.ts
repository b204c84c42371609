import type { Session } from "../../session/session";
import type { Json } from "../definition/json";
import { compareNames, flagOrNull, inner, labelOrNull, textOrNull } from "../properties";
import { membersAs, readDefinitions } from "../readRawDefinition";
import type { ListTablesParams, TableList, TableSummary } from "../types";

const NAMES = [
  "MetadataId",
  "LogicalName",
  "SchemaName",
  "DisplayName",
  "DisplayCollectionName",
  "IsCustomEntity",
  "IsChildEntity",
];

const DETAILS = [
  "Description",
  "OwnershipType",
  "IsActivity",
  "IsBusinessProcessEnabled",
  "IsValidForAdvancedFind",
  "IsValidForQueue",
  "EntityColor",
  "IconLargeName",
  "IconMediumName",
  "IconSmallName",
];

/** All tables by schema name, in one request. */
export async function listTableSummaries(
  session: Session,
  { includeCustom = true, includeOnlyTopLevel = false, includeDetails = false }: ListTablesParams,
): Promise<TableList> {
  const select = includeDetails ? [...NAMES, ...DETAILS] : NAMES;
  const conditions = [
    ...(includeCustom ? [] : ["IsCustomEntity eq false"]),
    ...(includeOnlyTopLevel ? ["IsChildEntity eq false"] : []),
  ];
  const filter = conditions.length > 0 ? `&$filter=${conditions.join(" and ")}` : "";
  const entities = await readDefinitions(session, {
    path: `EntityDefinitions?$select=${select.join(",")}${filter.replaceAll(" ", "%20")}`,
    operation: "Listing tables",
    take: membersAs((json) => ({ ...summary(json), ...(includeDetails ? details(json) : {}) })),
  });
  entities.sort((one, other) => compareNames(one.schemaName, other.schemaName));
  const custom = entities.filter(({ isCustomEntity }) => isCustomEntity).length;
  return {
    entities,
    totalCount: entities.length,
    customEntitiesCount: custom,
    systemEntitiesCount: entities.length - custom,
  };
}

const summary = (json: Json): TableSummary => ({
  entityId: String(json["MetadataId"]),
  logicalName: String(json["LogicalName"]),
  schemaName: String(json["SchemaName"]),
  displayName: labelOrNull(json["DisplayName"]),
  pluralDisplayName: labelOrNull(json["DisplayCollectionName"]),
  isCustomEntity: json["IsCustomEntity"] === true,
  isChildEntity: json["IsChildEntity"] === true,
});

const details = (json: Json): Partial<TableSummary> => ({
  description: labelOrNull(json["Description"]),
  ownershipType: textOrNull(json["OwnershipType"]),
  isActivity: flagOrNull(json["IsActivity"]),
  isBusinessProcessEnabled: flagOrNull(json["IsBusinessProcessEnabled"]),
  isValidForAdvancedFind: flagOrNull(json["IsValidForAdvancedFind"]),
  // A managed property: a value, and whether it may be changed.
  isValidForQueue: flagOrNull(inner(json["IsValidForQueue"])),
  entityColor: textOrNull(json["EntityColor"]),
  iconLargeName: textOrNull(json["IconLargeName"]),
  iconMediumName: textOrNull(json["IconMediumName"]),
  iconSmallName: textOrNull(json["IconSmallName"]),
});
