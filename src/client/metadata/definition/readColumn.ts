import type {
  ColumnDefinition,
  ColumnKind,
  LookupTargetDefinition,
  RelationshipDefinition,
} from "../../types/tables";
import { columnKind } from "./columnKinds";
import { type Json, number, object, text, texts } from "./json";
import { labelOf } from "./labels";
import { readOptions } from "./readOptions";

/**
 * One column, from an attribute of `RetrieveMetadataChanges`, where properties that its type lacks are
 * missing or null. The many-to-one relationships say how its targets are reached.
 */
export function readColumn(
  json: Json,
  relationships: readonly RelationshipDefinition[],
): ColumnDefinition {
  const logicalName = text(json["LogicalName"]) ?? "";
  const typeName =
    text(object(json["AttributeTypeName"])["Value"]) ??
    `${text(json["AttributeType"]) ?? "Virtual"}Type`;
  const kind = columnKind(typeName);
  // Parties are rows of another table, whatever their column says of itself.
  const validForRead =
    json["IsValidForRead"] === true &&
    json["IsValidODataAttribute"] !== false &&
    kind !== "partylist";
  return {
    metadataId: text(json["MetadataId"]) ?? "",
    logicalName,
    schemaName: text(json["SchemaName"]) ?? logicalName,
    displayName: labelOf(json["DisplayName"]),
    description: labelOf(json["Description"]),
    kind,
    typeName,
    required: requiredLevel(object(json["RequiredLevel"])["Value"]),
    isPrimaryId: json["IsPrimaryId"] === true,
    isPrimaryName: json["IsPrimaryName"] === true,
    isCustom: json["IsCustomAttribute"] === true,
    validForCreate: json["IsValidForCreate"] === true,
    validForRead,
    validForUpdate: json["IsValidForUpdate"] === true,
    // Not IsFilterable, which is for internal use and false for most columns that can be filtered by.
    validForFilter: validForRead && kind !== "file" && kind !== "image" && kind !== "other",
    maxLength: number(json["MaxLength"]),
    min: number(json["MinValue"]),
    max: number(json["MaxValue"]),
    precision: number(json["Precision"]),
    precisionSource: number(json["PrecisionSource"]),
    isSecured: json["IsSecured"] === true,
    dateBehavior: text(object(json["DateTimeBehavior"])["Value"]),
    format: text(object(json["FormatName"])["Value"]) ?? text(json["Format"]),
    options: readOptions(json["OptionSet"]),
    ...contentLimits(kind, json),
    targets: Array.isArray(json["Targets"])
      ? targetsOf(logicalName, texts(json["Targets"]), relationships)
      : undefined,
  };
}

/** Of files and images alone: most columns have neither. */
const contentLimits = (
  kind: ColumnKind,
  json: Json,
): Pick<ColumnDefinition, "maxSizeInKB" | "canStoreFullImage"> => {
  if (kind !== "file" && kind !== "image") return {};
  const maxSizeInKB = number(json["MaxSizeInKB"]);
  return kind === "file"
    ? { maxSizeInKB }
    : { maxSizeInKB, canStoreFullImage: json["CanStoreFullImage"] === true };
};

/** A companion shows another column's label or name, and is no property of a record. */
export function isCompanion(json: Json): boolean {
  return text(json["AttributeOf"]) !== undefined && json["IsValidODataAttribute"] !== true;
}

const LEVELS = ["None", "SystemRequired", "ApplicationRequired", "Recommended"] as const;

const requiredLevel = (value: unknown): ColumnDefinition["required"] =>
  LEVELS.find((level) => level === value) ?? "None";

/**
 * Each target with the navigation property that reaches it. An owner is one relationship to the common
 * ancestor of users and teams, whatever its targets are.
 */
const targetsOf = (
  column: string,
  tables: readonly string[],
  relationships: readonly RelationshipDefinition[],
): LookupTargetDefinition[] => {
  const own = relationships.filter((each) => each.kind === "manyToOne" && each.column === column);
  const [first] = own;
  const common = new Set(own.map(({ navigation }) => navigation)).size === 1 ? first : undefined;
  return tables.flatMap((table) => {
    const found = own.find((each) => each.table === table) ?? common;
    return found ? [{ table, navigation: found.navigation }] : [];
  });
};
