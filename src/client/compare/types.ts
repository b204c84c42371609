import type { RecordKey } from "../odata/keys/types";
import type { DataverseRecord } from "../types";
import type { ColumnDefinition } from "../types/tables";
import { isLookup } from "./writtenColumns";

/** A write that may turn out to be unnecessary. */
export interface Proposed {
  readonly key: RecordKey;
  /** Its columns as Dataverse takes them. */
  readonly record: DataverseRecord;
}

/** A row as it is now, as far as it was read. */
export interface CurrentRow {
  readonly id: string;
  /** `@odata.etag`; undefined where the table has none. */
  readonly version: string | undefined;
  readonly record: DataverseRecord;
}

/** What a key leads to. `unclear`: Dataverse did not let it be read. */
export type Found = CurrentRow | "missing" | "unclear";

export interface Change {
  readonly column: ColumnDefinition;
  /** As it was read; null where the column is empty. */
  readonly from: unknown;
  /** As it is to be written; the id of a lookup where that is known. */
  readonly to: unknown;
}

/** What a write would change in a row that exists. */
export interface Comparison {
  readonly changes: readonly Change[];
  /** Properties that cannot be compared: they are written in any case. */
  readonly uncompared: readonly string[];
}

/** Whether a write would leave the row as it is. */
export function isUnchanged({ changes, uncompared }: Comparison): boolean {
  return changes.length === 0 && uncompared.length === 0;
}

/** The column of the id, where that is the id of another record than the one that the key leads to. */
export function otherId({ changes }: Comparison): string | undefined {
  return changes.find(({ column }) => column.isPrimaryId)?.column.logicalName;
}

/** What is wrong with such an id. */
export const OTHER_ID =
  "the id is another one than that of the record which the key leads to: leave the column out, or go by the id";

/** Records that references by key lead to: a key may come to be that of another record. */
export function referencesIn({ changes }: Comparison): readonly unknown[] {
  return changes.flatMap(({ column, to }) => (isLookup(column.kind) ? [to] : []));
}
