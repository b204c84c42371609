import { ownValue, setOwn } from "../../objects/ownProperty";
import { encodeOption } from "../../odata/query";
import type { Session } from "../../session/session";
import { type Json, list } from "../definition/json";
import { compareNames, flagOrNull, inner, labelOrNull, textOrNull } from "../properties";
import { readDefinitions } from "../readRawDefinition";
import { onTable } from "../resolveDefinitionKey";
import type { ColumnList, ColumnSummary, ListColumnsParams } from "../types";
import {
  type AttributeType,
  attributeTypeNamed,
  attributeTypeOf,
  typeCondition,
} from "./attributeType";

const NAMES = [
  "LogicalName",
  "DisplayName",
  "AttributeType",
  "AttributeTypeName",
  "Description",
  "IsCustomAttribute",
  "IsPrimaryId",
  "IsPrimaryName",
  "RequiredLevel",
  "IsValidForRead",
  "IsValidForCreate",
  "IsValidForUpdate",
  "AttributeOf",
];
const DETAILS = ["SchemaName", "IsSecured", "IsAuditEnabled", "IsValidForAdvancedFind"];

/** The columns of a table by logical name, in one request together with the table itself. */
export function listColumns(session: Session, params: ListColumnsParams): Promise<ColumnList> {
  const type = params.attributeType ? attributeTypeOf(params.attributeType) : undefined;
  const details = params.includeDetails === true;
  const select = `$select=${[...NAMES, ...(details ? DETAILS : [])].join(",")}`;
  const expand = `Attributes(${type ? `${select};$filter=${typeCondition(type)}` : select})`;
  return onTable(session, params.entityId, "Entity ID", (key) =>
    readDefinitions(session, {
      path: `EntityDefinitions(${key})?$select=LogicalName,PrimaryIdAttribute,PrimaryNameAttribute&$expand=${encodeOption(expand)}`,
      operation: `Listing the columns of ${params.entityId}`,
      take: (json) => columnList(json, type, details),
    }),
  );
}

const columnList = (
  table: Json,
  type: AttributeType | undefined,
  withDetails: boolean,
): ColumnList => {
  const attributes = list(table["Attributes"])
    .filter((json) => type === undefined || inner(json["AttributeTypeName"]) === type.typeName)
    .map((json) => ({ ...summary(json), ...(withDetails ? details(json) : {}) }))
    .sort((one, other) => compareNames(one.logicalName, other.logicalName));
  const custom = attributes.filter(({ isCustomAttribute }) => isCustomAttribute).length;
  const byType: Record<string, number> = {};
  for (const { attributeType } of attributes) {
    setOwn(byType, attributeType, (ownValue(byType, attributeType) ?? 0) + 1);
  }
  return {
    entityId: String(table["MetadataId"]),
    attributes,
    totalCount: attributes.length,
    customAttributesCount: custom,
    systemAttributesCount: attributes.length - custom,
    attributesByType: byType,
    primaryIdAttribute: textOrNull(table["PrimaryIdAttribute"]),
    primaryNameAttribute: textOrNull(table["PrimaryNameAttribute"]),
  };
};

const summary = (json: Json): ColumnSummary => {
  const logicalName = String(json["LogicalName"]);
  const type = attributeTypeNamed(String(inner(json["AttributeTypeName"])));
  return {
    logicalName,
    displayName: labelOrNull(json["DisplayName"]) ?? logicalName,
    attributeType: type?.name ?? String(json["AttributeType"]),
    description: labelOrNull(json["Description"]),
    isCustomAttribute: json["IsCustomAttribute"] === true,
    isPrimaryId: json["IsPrimaryId"] === true,
    isPrimaryName: json["IsPrimaryName"] === true,
    requiredLevel: textOrNull(inner(json["RequiredLevel"])),
    isValidForRead: json["IsValidForRead"] === true,
    isValidForCreate: json["IsValidForCreate"] === true,
    isValidForUpdate: json["IsValidForUpdate"] === true,
    attributeOf: textOrNull(json["AttributeOf"]),
  };
};

const details = (json: Json): Partial<ColumnSummary> => ({
  schemaName: textOrNull(json["SchemaName"]),
  isSecured: flagOrNull(json["IsSecured"]),
  isAuditEnabled: flagOrNull(inner(json["IsAuditEnabled"])),
  isValidForAdvancedFind: flagOrNull(inner(json["IsValidForAdvancedFind"])),
});
