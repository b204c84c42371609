/** The little of JSON Schema (draft 2020-12) that records need. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly const?: number | boolean | null;
  readonly enum?: readonly string[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly minProperties?: number;
}

export interface ColumnDescription {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  /** `string`, `money`, `choice`, `lookup`, … */
  readonly type: string;
  /** `None`, `Recommended`, `ApplicationRequired` or `SystemRequired`. */
  readonly required: string;
  readonly create: boolean;
  readonly update: boolean;
  readonly read: boolean;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly precision?: number;
  /** Largest content of a file or image, in KiB. */
  readonly maxSizeInKB?: number;
  /** `UserLocal`, `DateOnly` or `TimeZoneIndependent`. */
  readonly dateBehavior?: string;
  readonly format?: string;
  readonly choices?: readonly {
    readonly value: number;
    readonly label: string;
    /** Of a status reason: the status it belongs to. */
    readonly state?: number;
  }[];
  readonly targets?: readonly { readonly table: string; readonly navigation: string }[];
}

export interface EntityTypeDescription {
  readonly logicalName: string;
  readonly schemaName: string;
  readonly entitySetName: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly metadataId: string;
  readonly primaryIdAttribute: string;
  readonly primaryNameAttribute: string | null;
  readonly tableType: string;
  readonly isCustom: boolean;
  readonly isActivity: boolean;
  readonly changeTracking: boolean;
  /** By name. */
  readonly columns: readonly ColumnDescription[];
  readonly keys: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    /** Only an `Active` key can be used. */
    readonly status: string;
  }[];
  readonly relationships: readonly {
    readonly name: string;
    readonly kind: string;
    readonly navigation: string;
    readonly table: string;
    readonly column?: string;
  }[];
  /** What Dynamic Values of a create may hold. */
  readonly createSchema: JsonSchema;
  /** What Dynamic Values of an update may hold. */
  readonly updateSchema: JsonSchema;
}

/** The same without the schemas of its records. */
export type TableOutline = Omit<EntityTypeDescription, "createSchema" | "updateSchema">;
