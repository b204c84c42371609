import type { ColumnPair } from "../../mapping/valuePairs";
import type { DataverseRecord } from "../../types";
import type { ColumnDefinition } from "../../types/tables";

/** A column of an environment that a part of a model is kept in. */
export interface BoundColumn {
  readonly column: ColumnDefinition;
  /** What a row calls it: `_x_value` for a lookup. */
  readonly property: string;
  /** What a write calls it. */
  readonly name: string;
  /** The table that a lookup to several has to refer to, where its name says it. */
  readonly target: string | undefined;
  /** Values that the Field Map has others for. */
  readonly values: readonly ColumnPair[] | undefined;
}

/** The column of a part of a field, `""` for the field as a whole; undefined where the table has none. */
export type FindColumn = (part: string) => BoundColumn | undefined;

export type ReadField = (row: DataverseRecord) => unknown;

/** What becomes of a record on its way to the columns. */
export interface Writing {
  /** Sets a column to a value in a form that writes take. */
  put(column: BoundColumn | undefined, part: string, value: unknown): void;
  /** Clears a lookup to several tables, if it refers to a record of this one. */
  unlink(column: BoundColumn, table: string): void;
  /** Number of the state that the record is to have in the end. */
  state(value: number): void;
  /** Something is wrong with a part of the field. */
  fault(part: string, what: string): void;
}

export type WriteField = (value: unknown, to: Writing) => void;

/** One field of a model: the columns of its parts, and the conversions both ways. */
export interface Field {
  /** Columns by the parts of the field, `""` for a field of one column. */
  readonly columns: Readonly<Record<string, string>>;
  readonly read: (find: FindColumn) => ReadField;
  /** Left out for what a write does not set: it is ignored there. */
  readonly write?: (find: FindColumn) => WriteField;
}

export type Fields = Readonly<Record<string, Field>>;

/** The same field, which a write ignores. */
export function readOnly({ columns, read }: Field): Field {
  return { columns, read };
}
