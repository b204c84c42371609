import type { RowsAhead } from "../../compare/bothEnds";
import type { CurrentRow } from "../../compare/types";
import type { Impersonation } from "../../types";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";

/** Which rows of a table belong to a list. */
export interface Scope {
  readonly kind: "all" | "filter" | "view";
  /** The rows, with the values that are asked for, in pages. No row comes twice. */
  pages(rows: ScopeRows): AsyncGenerator<readonly CurrentRow[]>;
  /** Columns of the table itself that decide whether a row belongs. */
  readonly columns: readonly ColumnDefinition[];
  /** Whether a row with these values belongs; undefined where that cannot be said. */
  holds(valueAt: ValueAt): boolean | undefined;
}

export interface ScopeRows extends RowsAhead {
  /** What is read of each row. */
  readonly select: readonly string[];
  /** Conditions that may be read at the same time, of which every row meets one. */
  readonly ranges?: readonly string[] | undefined;
  /** Of which rows, where not all of them are meant. */
  readonly ids?: readonly string[] | undefined;
}

/** A value of a row by its column; undefined if it is not known, such as one that Dataverse fills in. */
export type ValueAt = (column: ColumnDefinition) => { readonly value: unknown } | undefined;

/** Whose rows are read, and for whom. */
export interface ScopeReading extends Impersonation {
  readonly definition: TableDefinition;
}
