import type { TableOutline } from "../metadata/describe/types";
import type { FieldMap } from "../types/fieldMap";
import type { TableDefinition, TableMatch } from "../types/tables";

/** A value of a definition, as a change shows it. */
export type Fact = string | number | boolean | null | readonly string[];

export interface SchemaChange {
  /** Logical name of the table. */
  readonly table: string;
  readonly element: "table" | "column" | "option" | "target" | "key" | "relationship";
  /** Of an option its number, of a target the table that the lookup refers to, else the name. */
  readonly name: string;
  /** The column that is meant, or that an option, a target or a relationship belongs to. */
  readonly column: string | null;
  readonly change: "added" | "removed" | "changed";
  /** Which property has changed. */
  readonly property: string | null;
  readonly before: Fact;
  readonly after: Fact;
  /** Whether what works with the earlier definition may fail with the later one. */
  readonly breaking: boolean;
  readonly message: string;
}

/** A part of a table that at least one of the two sides says nothing of. */
export interface NotCompared {
  readonly table: string;
  readonly part: string;
  readonly reason: string;
}

export interface MappingProblem {
  readonly table: string;
  readonly field: string;
  /** As the map names it. */
  readonly column: string;
  readonly problem: string;
}

/** Whether each field of a map still leads to a column that takes and gives what it did. */
export interface MappingCheck {
  readonly works: boolean;
  readonly problems: readonly MappingProblem[];
  /** Columns that a create has to hold since the earlier side, and that the map has no field for. */
  readonly unmappedRequired: readonly { readonly table: string; readonly column: string }[];
}

export interface SchemaComparison {
  readonly same: boolean;
  readonly breaking: boolean;
  /** Whether everything that the two sides have was compared. */
  readonly complete: boolean;
  readonly counts: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly breaking: number;
  };
  /** Logical names of the tables that were compared. */
  readonly tables: readonly string[];
  /** All of them, by table. */
  readonly changes: readonly SchemaChange[];
  readonly notCompared: readonly NotCompared[];
  readonly mapping?: MappingCheck;
  /** The later side, where it was asked for. */
  readonly descriptions?: readonly TableOutline[];
}

/** Reads whole tables past what is remembered. */
export type ReadTables = (
  params: ReadTablesParams,
) => Promise<readonly TableMatch<TableDefinition>[]>;

export interface ReadTablesParams {
  readonly names: readonly string[];
  /** Whether the names are logical names: nothing else is looked for. */
  readonly logicalNames?: boolean | undefined;
}

export interface CompareSchemaParams {
  /** Descriptions in any form that `readDescriptions` takes. */
  readonly earlierDescription?: unknown;
  /** The same; without it, the environment of the session as it is now. */
  readonly laterDescription?: unknown;
  readonly entityTypes?: readonly string[] | undefined;
  readonly fieldMap?: FieldMap | undefined;
  readonly ignoreLabels?: boolean | undefined;
  readonly returnDescriptions?: boolean | undefined;
  /** Reads the earlier side from another environment. */
  readonly readOther?: ReadTables | undefined;
}
