import type { MappingOptions } from "../../types/fieldMap";
import type { Impersonation, UpsertMode, ValueOptions } from "../../types/params";
import type { PlannedAction } from "../comparing/planWrites";
import type { BulkAction } from "../types";

export interface PreviewParams extends ValueOptions, MappingOptions, Impersonation {
  /** What would be done to the rows. */
  readonly action: BulkAction;
  /** The table, by any of its names. */
  readonly entityType: string;
  readonly records: readonly unknown[];
  /** Columns of the alternate key that says which record a row means; if empty, the id says it. */
  readonly alternateKey?: readonly string[] | undefined;
  readonly upsertMode?: UpsertMode | undefined;
}

/** A column that would get another value. */
export interface PreviewChange {
  /** Logical name. */
  readonly column: string;
  /** Display name of the column. */
  readonly label: string;
  readonly from: unknown;
  readonly to: unknown;
  /** As Dataverse formats the value that is stored; null where it has no such text. */
  readonly fromLabel: string | null;
  /** Labels of options; null for any other value. */
  readonly toLabel: string | null;
}

export interface PreviewRow {
  /** Position in `records`, from 0. */
  readonly index: number;
  readonly action: PlannedAction;
  /** Id of the record, where there is one. */
  readonly id?: string | undefined;
  readonly changes: readonly PreviewChange[];
  /** Why the row would be refused, and what cannot be foreseen of it. */
  readonly problems: readonly string[];
}

export interface WritePreview {
  readonly rows: readonly PreviewRow[];
  readonly counts: Readonly<Record<PlannedAction, number>>;
  /** Requests sent to the Web API, repeats included. */
  readonly requests: number;
  /** For Expected Plan Hash of a bulk action with the same rows. */
  readonly planHash: string;
  readonly notForeseen: string;
}
