/** Of the definitions that `RetrieveMetadataChanges` answers, what is read. Much of it may be missing. */

export interface LabelDefinition {
  UserLocalizedLabel?: { Label?: string } | null;
}

export interface OptionDefinition {
  Value?: number | null;
  Label?: LabelDefinition;
  Color?: string | null;
  State?: number | null;
  DefaultStatus?: number | null;
}

export interface ColumnDefinition {
  LogicalName: string;
  SchemaName: string;
  AttributeType?: string;
  AttributeTypeName?: { Value?: string } | null;
  AttributeOf?: string | null;
  DisplayName?: LabelDefinition;
  RequiredLevel?: { Value?: string };
  IsCustomAttribute?: boolean;
  IsPrimaryId?: boolean;
  IsValidODataAttribute?: boolean;
  IsValidForCreate?: boolean;
  IsValidForUpdate?: boolean;
  IsValidForRead?: boolean;
  SourceType?: number | null;
  MaxLength?: number | null;
  MinValue?: number | null;
  MaxValue?: number | null;
  Precision?: number | null;
  PrecisionSource?: number | null;
  MaxSizeInKB?: number | null;
  CanStoreFullImage?: boolean | null;
  DateTimeBehavior?: { Value?: string } | null;
  Format?: string | null;
  FormatName?: { Value?: string } | null;
  OptionSet?: {
    Name?: string;
    IsGlobal?: boolean;
    Options?: OptionDefinition[];
    TrueOption?: OptionDefinition;
    FalseOption?: OptionDefinition;
  } | null;
}

export interface OneToManyDefinition {
  SchemaName: string;
  ReferencedEntity: string;
  ReferencingEntity: string;
  ReferencingAttribute: string;
  ReferencedEntityNavigationPropertyName?: string | null;
  ReferencingEntityNavigationPropertyName?: string | null;
  CascadeConfiguration?: { Delete?: string } | null;
}

export interface ManyToManyDefinition {
  SchemaName: string;
  IsCustomRelationship?: boolean;
  IntersectEntityName: string;
  Entity1LogicalName: string;
  Entity2LogicalName: string;
  Entity1NavigationPropertyName: string;
  Entity2NavigationPropertyName: string;
}

export interface KeyDefinition {
  LogicalName: string;
  SchemaName?: string;
  DisplayName?: LabelDefinition;
  KeyAttributes: string[];
}

export interface TableDefinition {
  LogicalName: string;
  SchemaName: string;
  EntitySetName?: string | null;
  DisplayName?: LabelDefinition;
  DisplayCollectionName?: LabelDefinition;
  ObjectTypeCode?: number;
  PrimaryIdAttribute?: string | null;
  PrimaryNameAttribute?: string | null;
  OwnershipType?: string;
  IsActivity?: boolean;
  IsCustomEntity?: boolean;
  IsIntersect?: boolean | null;
  TableType?: string | null;
  ChangeTrackingEnabled?: boolean;
  IsOptimisticConcurrencyEnabled?: boolean;
  HasActivities?: boolean;
  HasNotes?: boolean;
  Attributes?: ColumnDefinition[];
  ManyToOneRelationships?: OneToManyDefinition[];
  ManyToManyRelationships?: ManyToManyDefinition[];
  Keys?: KeyDefinition[];
}

/** A text in the caller's language; the name where there is none. */
export function labelOf(label: LabelDefinition | undefined, name: string): string {
  return label?.UserLocalizedLabel?.Label || name;
}
