import type { DataverseRecord } from "../types";

/** A definition as Dataverse has it: `EntityMetadata`, `AttributeMetadata`, property names in PascalCase. */
export type Definition = DataverseRecord;

export interface ListEntityTypesParams {
  /** Entries a page. */
  readonly maxPageSize?: number | undefined;
  /** The `nextLink` of the page before. */
  readonly nextLink?: string | undefined;
  readonly fetchAll?: boolean | undefined;
}

/** Entries of the service document: entity sets by name. */
export interface EntityTypeList {
  readonly entities: { readonly name: string; readonly kind: string; readonly url: string }[];
  /** Entries in the whole document, not only on this page. */
  readonly totalCount: number;
  /** An opaque text that leads to the page after this one; null on the last. */
  readonly nextLink: string | null;
  readonly hasMore: boolean;
}

export interface ListTablesParams {
  readonly includeCustom?: boolean | undefined;
  readonly includeOnlyTopLevel?: boolean | undefined;
  readonly includeDetails?: boolean | undefined;
}

export interface TableSummary {
  readonly entityId: string;
  readonly logicalName: string;
  readonly schemaName: string;
  readonly displayName: string | null;
  readonly pluralDisplayName: string | null;
  readonly isCustomEntity: boolean;
  readonly isChildEntity: boolean;
  readonly description?: string | null;
  readonly ownershipType?: string | null;
  readonly isActivity?: boolean | null;
  readonly isBusinessProcessEnabled?: boolean | null;
  readonly isValidForAdvancedFind?: boolean | null;
  readonly isValidForQueue?: boolean | null;
  readonly entityColor?: string | null;
  readonly iconLargeName?: string | null;
  readonly iconMediumName?: string | null;
  readonly iconSmallName?: string | null;
}

export interface TableList {
  /** By schema name. */
  readonly entities: TableSummary[];
  readonly totalCount: number;
  readonly customEntitiesCount: number;
  readonly systemEntitiesCount: number;
}

export interface TablesWithColumnsParams {
  /** Names or labels, in any letter case, of the tables to mark as selected. */
  readonly defaultSelectedRecordTypes?: readonly string[] | undefined;
  /** Names or labels, in any letter case; every table if it is empty. */
  readonly recordTypeFilter?: readonly string[] | undefined;
  /** Adds the custom tables to those that the filter names; without a filter, keeps them. */
  readonly includeAllCustomRecordTypes?: boolean | undefined;
  /** Leaves child tables out, whatever else is asked for. */
  readonly includeOnlyTopLevelRecordTypes?: boolean | undefined;
}

/** A table and its columns as an element of an object selection. */
export interface TableWithColumns {
  /** `MetadataId` and schema name. */
  readonly object: { readonly key: string; readonly label: string };
  readonly defaultSelected: boolean;
  /** Logical name and label of each column, by label. */
  readonly fields: { readonly key: string; readonly label: string }[];
}

export interface ColumnsParams {
  /** The table: `MetadataId` or any of its names. */
  readonly entityId: string;
}

export interface QueryColumnsParams extends ColumnsParams {
  /** `Money`, `MoneyType`, `MoneyAttributeMetadata` or the whole cast, in any letter case. */
  readonly attributeType?: string | undefined;
  readonly fieldNames?: readonly string[] | undefined;
  readonly filterExpression?: string | undefined;
  readonly expandPropertyNames?: readonly string[] | undefined;
}

export interface DefinitionList {
  readonly "@odata.context"?: string | undefined;
  readonly oDataContext?: string | undefined;
  readonly value: Definition[];
}

export interface GetColumnParams extends ColumnsParams {
  /** `MetadataId`, logical name or schema name of the column. */
  readonly attributeKey: string;
  readonly fieldNames?: readonly string[] | undefined;
  readonly expandPropertyNames?: readonly string[] | undefined;
}

export interface CreateColumnParams extends ColumnsParams {
  readonly attributeBody: Definition;
  /** Unique name of the solution to put the column into. */
  readonly solutionName?: string | undefined;
}

export interface UpdateColumnParams extends CreateColumnParams {
  /** The column, where the body does not name it. */
  readonly attributeKey?: string | undefined;
  /** Publishes the table afterwards. */
  readonly publish?: boolean | undefined;
}

export interface UpdatedColumn {
  readonly MetadataId: string;
  readonly LogicalName: string;
  readonly SchemaName: string;
  readonly EntityLogicalName: string;
  readonly updated: true;
  readonly published: boolean;
}

export interface DeleteColumnParams extends ColumnsParams {
  readonly attributeKey: string;
}

export interface ListColumnsParams extends ColumnsParams {
  readonly attributeType?: string | undefined;
  readonly includeDetails?: boolean | undefined;
}

export interface ColumnSummary {
  readonly logicalName: string;
  /** The logical name, where the column has no label. */
  readonly displayName: string;
  /** `Money`; `File`, `Image` and `MultiSelectPicklist` rather than `Virtual`. */
  readonly attributeType: string;
  readonly description: string | null;
  readonly isCustomAttribute: boolean;
  readonly isPrimaryId: boolean;
  readonly isPrimaryName: boolean;
  readonly requiredLevel: string | null;
  readonly isValidForRead: boolean;
  readonly isValidForCreate: boolean;
  readonly isValidForUpdate: boolean;
  /** The column whose label or name this one shows; null for a separate column. */
  readonly attributeOf: string | null;
  readonly schemaName?: string | null;
  readonly isSecured?: boolean | null;
  readonly isAuditEnabled?: boolean | null;
  readonly isValidForAdvancedFind?: boolean | null;
}

export interface ColumnList {
  readonly entityId: string;
  /** By logical name. */
  readonly attributes: ColumnSummary[];
  readonly totalCount: number;
  readonly customAttributesCount: number;
  readonly systemAttributesCount: number;
  readonly attributesByType: Readonly<Record<string, number>>;
  readonly primaryIdAttribute: string | null;
  readonly primaryNameAttribute: string | null;
}
