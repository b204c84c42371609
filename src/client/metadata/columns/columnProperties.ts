/**
 * Properties of columns of every type.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/attributemetadata
 */
export const COLUMN_PROPERTIES: readonly string[] = `
AttributeOf AttributeType AttributeTypeName AutoNumberFormat CalculationOf CanBeSecuredForCreate
CanBeSecuredForRead CanBeSecuredForUpdate CanChangeDateTimeBehavior CanModifyAdditionalSettings
CanStoreFullImage ChildPicklistLogicalNames ColumnNumber CreatedOn DatabaseLength DateTimeBehavior
DefaultFormValue DefaultValue DeprecatedVersion Description DisplayName EntityLogicalName ExternalName
Format FormatName FormulaDefinition GlobalOptionSet HasChanged ImeMode InheritsFrom IntroducedVersion
IsAuditEnabled IsBaseCurrency IsCustomAttribute IsCustomizable IsDataSourceSecret
IsEntityReferenceStored IsFilterable IsGlobalFilterEnabled IsLocalizable IsLogical IsManaged
IsPrimaryId IsPrimaryImage IsPrimaryName IsRenameable IsRequiredForForm IsRetrievable IsSearchable
IsSecured IsSortableEnabled IsValidForAdvancedFind IsValidForCreate IsValidForForm IsValidForGrid
IsValidForRead IsValidForUpdate IsValidODataAttribute LinkedAttributeId LogicalName
ManagedPropertyLogicalName MaxHeight MaxLength MaxSizeInKB MaxSupportedValue MaxValue MaxWidth
MetadataId MinSupportedValue MinValue ModifiedOn OptionSet ParentPicklistLogicalName Precision
PrecisionSource RequiredLevel SchemaName Settings SourceType SourceTypeMask Targets YomiOf
`
  .trim()
  .split(/\s+/);

/** Those of them, and of options, that are labels. */
export const LABELS: ReadonlySet<string> = new Set(["DisplayName", "Description", "Label"]);

/** Those that hold one value inside of an object. */
export const WRAPPED: ReadonlySet<string> = new Set([
  "AttributeTypeName",
  "CanModifyAdditionalSettings",
  "DateTimeBehavior",
  "FormatName",
  "IsAuditEnabled",
  "IsCustomizable",
  "IsGlobalFilterEnabled",
  "IsRenameable",
  "IsSortableEnabled",
  "IsValidForAdvancedFind",
  "RequiredLevel",
]);
