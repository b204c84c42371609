import { labelJson, noLabel } from "../labels";
import { metadataId } from "../metadataId";
import type { Attribute } from "../subjects/attributes";
import { textsOf } from "../texts";
import { complex, flag, guid, int, list, managed, member, text, time } from "./properties";
import type { Json, Properties, View } from "./types";

const custom = ({ column, madeUp }: Attribute) => column.custom === true && !madeUp;
const shipped = (attribute: Attribute) => !custom(attribute);
const real = ({ madeUp }: Attribute) => !madeUp;

/** `MetadataId` of a column. */
export function attributeId(table: string, column: string): string {
  return metadataId("attribute", table, column);
}

/**
 * What columns of all types have.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/attributemetadata
 */
export const attributeProperties: Properties<Attribute> = {
  AttributeOf: text(attributeOf),
  AttributeType: member("AttributeTypeCode", ({ code }) => code),
  ColumnNumber: int(({ number }) => number),
  DeprecatedVersion: text(() => null),
  IntroducedVersion: text((attribute) => (custom(attribute) ? "1.0.0.0" : "5.0.0.0")),
  EntityLogicalName: text(({ table }) => table.logicalName),
  IsCustomAttribute: flag(custom),
  IsPrimaryId: flag((a) => real(a) && a.column.name === a.table.primaryId),
  IsValidODataAttribute: flag((a) => real(a) && a.column.type !== "partylist"),
  IsPrimaryName: flag((a) => real(a) && a.column.name === a.table.primaryName),
  IsValidForCreate: flag((a) => real(a) && a.column.validForCreate !== false),
  IsValidForRead: flag((a) => a.column.validForRead !== false),
  IsValidForUpdate: flag((a) => real(a) && a.column.validForUpdate !== false),
  CanBeSecuredForRead: flag(custom),
  CanBeSecuredForCreate: flag(custom),
  CanBeSecuredForUpdate: flag(custom),
  IsSecured: flag(() => false),
  IsRetrievable: flag(real),
  IsFilterable: flag(() => false),
  IsSearchable: flag(() => false),
  IsManaged: flag(shipped),
  LinkedAttributeId: guid(() => null),
  LogicalName: text(({ logicalName }) => logicalName),
  IsValidForForm: flag(real),
  IsRequiredForForm: flag((a) => real(a) && a.column.required === "system"),
  IsValidForGrid: flag(real),
  SchemaName: text(({ schemaName }) => schemaName),
  ExternalName: text(() => null),
  IsLogical: flag(({ madeUp, column }) => madeUp || column.computed !== undefined),
  IsDataSourceSecret: flag(() => false),
  InheritsFrom: text(() => null),
  CreatedOn: time(() => "1900-01-01T00:00:00Z"),
  ModifiedOn: time(() => "1900-01-01T00:00:00Z"),
  SourceType: int((a) => (real(a) ? 0 : null)),
  AutoNumberFormat: text((a) => (a.column.type === "string" && real(a) ? "" : null)),
  MetadataId: guid(({ table, logicalName }) => attributeId(table.logicalName, logicalName)),
  HasChanged: flag(() => null),
  AttributeTypeName: complex("AttributeTypeDisplayName", ({ name }) => ({ Value: name })),
  Description: complex("Label", description),
  DisplayName: complex("Label", displayName),
  IsAuditEnabled: managed("canmodifyauditsettings", custom, real),
  IsGlobalFilterEnabled: managed("canmodifyglobalfiltersettings", () => false, real),
  IsSortableEnabled: managed("canmodifyissortablesettings", () => false, real),
  IsCustomizable: managed("iscustomizable", real, custom),
  IsRenameable: managed("isrenameable", real, custom),
  IsValidForAdvancedFind: managed("canmodifysearchsettings", real, custom),
  RequiredLevel: complex("AttributeRequiredLevelManagedProperty", requiredLevel),
  CanModifyAdditionalSettings: managed("canmodifyadditionalsettings", real, custom),
  Settings: list("mscrm.Setting", () => []),
};

/** The column a made-up column shows, or the image or file column that a companion belongs to. */
function attributeOf({ madeUp, column }: Attribute): string | null {
  if (madeUp) return column.name;
  return column.type === "money" ? null : (column.companionOf ?? null);
}

/** Made-up columns have no display name, nor have the time stamp and address of an image. */
function displayName(attribute: Attribute, view: View): Json {
  const { column, table, logicalName } = attribute;
  if (attribute.madeUp || isImageDetail(attribute)) return noLabel;
  const names = ["attribute", table.logicalName, logicalName];
  const texts = textsOf(column.label, column.translations?.label);
  return labelJson({ names, managed: shipped(attribute) }, texts, view);
}

function isImageDetail({ column }: Attribute): boolean {
  return column.companionOf !== undefined && /_(timestamp|url)$/.test(column.name);
}

function description(attribute: Attribute, view: View): Json {
  const { column, table, logicalName } = attribute;
  if (attribute.madeUp) return noLabel;
  const names = ["attribute description", table.logicalName, logicalName];
  const texts = textsOf(column.description, column.translations?.description);
  return labelJson({ names, managed: shipped(attribute) }, texts, view);
}

const levels = {
  none: "None",
  recommended: "Recommended",
  application: "ApplicationRequired",
  system: "SystemRequired",
} as const;

function requiredLevel({ column, madeUp }: Attribute): Json {
  const level = madeUp ? "none" : (column.required ?? "none");
  return {
    Value: levels[level],
    CanBeChanged: !madeUp && level !== "system",
    ManagedPropertyLogicalName: "canmodifyrequirementlevelsettings",
  };
}
