import type {
  AlternateKeyDeclaration,
  ColumnDeclaration,
  LookupTarget,
  ManyToManyDeclaration,
  TableDeclaration,
} from "./types";

/** The declared tables with everything that follows from them; built by `loadSchema()`. */
export interface Schema {
  /** By logical name. */
  readonly tables: ReadonlyMap<string, Table>;
  /** By entity set name, exact letter case. */
  readonly sets: ReadonlyMap<string, Table>;
  /** By relationship schema name. */
  readonly manyToMany: ReadonlyMap<string, ManyToMany>;
  /** How often the schema has been changed since it was loaded. */
  readonly revision: number;
}

export interface Table {
  readonly declaration: TableDeclaration;
  readonly logicalName: string;
  readonly setName: string;
  readonly primaryId: string;
  readonly primaryName: string | undefined;
  /** By logical name; declared columns and the system columns every table has. */
  readonly columns: ReadonlyMap<string, Column>;
  /** By OData property name: `name`, `_primarycontactid_value`. */
  readonly properties: ReadonlyMap<string, Column>;
  /** Single-valued navigation properties by exact name. */
  readonly single: ReadonlyMap<string, SingleNavigation>;
  /** Collection-valued navigation properties by exact name. */
  readonly collections: ReadonlyMap<string, CollectionNavigation>;
  readonly keys: readonly AlternateKeyDeclaration[];
}

export interface Column extends ColumnDeclaration {
  /** Schema name, always filled in. */
  readonly schemaName: string;
  /** Name of the property on the wire: `_x_value` for lookups. */
  readonly property: string;
  /** True where the target's logical name is stored beside the id (`<name>__table`). */
  readonly polymorphic: boolean;
}

export interface SingleNavigation {
  readonly name: string;
  readonly column: Column;
  /** Logical names it may point to: one, or several for `ownerid` (principal). */
  readonly targets: readonly string[];
  readonly target: LookupTarget;
  /**
   * A second name of the same lookup: activities have `createdby` from `activitypointer` and
   * their own `createdby_task`. Annotations and definitions use the name without this mark.
   */
  readonly second?: true;
}

export type CollectionNavigation =
  | {
      readonly kind: "oneToMany";
      readonly name: string;
      /** The referencing table and its lookup column. */
      readonly table: string;
      readonly column: Column;
      /** The single-valued navigation property at the other end. */
      readonly inverse: string;
      readonly onDelete: "cascade" | "removeLink" | "restrict";
    }
  | {
      readonly kind: "manyToMany";
      readonly name: string;
      readonly table: string;
      readonly relationship: ManyToMany;
      /** Whether this table is the relationship's declaring side. */
      readonly declaring: boolean;
    };

export interface ManyToMany extends ManyToManyDeclaration {
  /** Logical name of the declaring table. */
  readonly declaredBy: string;
}
