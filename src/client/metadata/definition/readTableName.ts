import type { TableName } from "../../types/tables";
import { type Json, text } from "./json";
import { labelOf, labelsOf } from "./labels";

/** Properties of `EntityMetadata` that a `TableName` is read from. */
export const TABLE_NAME_PROPERTIES = [
  "MetadataId",
  "LogicalName",
  "SchemaName",
  "EntitySetName",
  "DisplayName",
  "DisplayCollectionName",
  "PrimaryIdAttribute",
  "PrimaryNameAttribute",
  "IsCustomEntity",
  "IsChildEntity",
  "TableType",
  "IsIntersect",
  "IsActivity",
  "IsPrivate",
  "ChangeTrackingEnabled",
] as const;

/** The names of a table, from an `EntityMetadata` of either request that yields one. */
export function readTableName(json: Json): TableName {
  const logicalName = text(json["LogicalName"]) ?? "";
  return {
    metadataId: text(json["MetadataId"]) ?? "",
    logicalName,
    schemaName: text(json["SchemaName"]) ?? logicalName,
    entitySetName: text(json["EntitySetName"]) ?? "",
    displayName: labelOf(json["DisplayName"]),
    pluralDisplayName: labelOf(json["DisplayCollectionName"]),
    labels: labelsOf(json["DisplayName"], json["DisplayCollectionName"]),
    primaryIdAttribute: text(json["PrimaryIdAttribute"]) ?? "",
    primaryNameAttribute: text(json["PrimaryNameAttribute"]),
    isCustom: json["IsCustomEntity"] === true,
    tableType: text(json["TableType"]) ?? "Standard",
    isIntersect: json["IsIntersect"] === true,
    isActivity: json["IsActivity"] === true,
    isChild: json["IsChildEntity"] === true,
    isPrivate: json["IsPrivate"] === true,
    changeTracking: json["ChangeTrackingEnabled"] === true,
  };
}
