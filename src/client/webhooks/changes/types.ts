import type { ColumnValues } from "../events/types";

export interface ChangeRules {
  /** Logical names, for events without images. */
  readonly watched: readonly string[];
  /** Values or labels of which the column had one before; any where there are none. */
  readonly from?: readonly string[] | undefined;
  /** The same of the value after. */
  readonly to?: readonly string[] | undefined;
}

/** A column that has another value than before. */
export interface ColumnChange {
  /** GUID of the row. */
  readonly id: string | null;
  /** Logical name of its table. */
  readonly table: string | null;
  /** Logical name of the column. */
  readonly column: string;
  readonly from: unknown;
  readonly to: unknown;
  /** The same as Dataverse formats it, where the event says so. */
  readonly labels: { readonly from: string | null; readonly to: string | null };
  /** False where Dataverse left out the row as it was; whether the column changed is then not known. */
  readonly fromKnown: boolean;
  /** False where the row as it is could not be read either. */
  readonly toKnown: boolean;
  /** What the event says of the row after the change. */
  readonly record: ColumnValues;
  /** The same whenever this change of this column is posted again. */
  readonly key: string;
}
