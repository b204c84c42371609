import type { DataverseRecord } from "../../types/context";
import type { BulkRowError } from "../types";
import type { Address } from "./address";

/** What was read of a row's record before it is written. */
export interface Known {
  exists: boolean;
  id?: string | undefined;
  /** The version under which the row is written; undefined if any version will do. */
  version?: string | undefined;
  /** Whether the write would change nothing. */
  same: boolean;
  /** The column of the id, where that is another one than the record's. */
  otherId?: string | undefined;
  /** Whether the record may have changed since it was read. */
  stale: boolean;
  /** Writes that were refused since the version had changed. */
  conflicts: number;
  /** Index of the row that a plan lets write the same record before. */
  after?: number | undefined;
  /** Whether the row has to create its record, since a plan says so. */
  mustBeNew?: boolean | undefined;
}

/** Whether a row is written only if its record is as it was read. */
export function isConditional({ known }: Pick<Row, "known">): boolean {
  return (
    known !== undefined && (known.version !== undefined || known.mustBeNew === true || known.stale)
  );
}

/** A row that can be sent. */
export interface Row {
  readonly index: number;
  /** Its columns as Dataverse takes them, without those of its key. */
  readonly record: DataverseRecord;
  /** Which record it means; undefined for a create that leaves the id to Dataverse. */
  readonly address: Address | undefined;
  /** Whether the connector chose the id, so that nobody else can have used it. */
  readonly chosen: boolean;
  /** Characters of its JSON. */
  readonly size: number;
  /** Requests that carried it so far. */
  attempts: number;
  /** True when one of them may have been carried out. */
  ambiguous: boolean;
  /** What was read of its record, where rows are compared before they are written. */
  known?: Known | undefined;
  /** When the first of them went out, in milliseconds since the epoch; 0 before. */
  sentMs: number;
}

/** A row that cannot be sent, and why. */
export interface RowFault {
  readonly index: number;
  readonly problem: BulkRowError;
}

export function isFault(row: Row | RowFault): row is RowFault {
  return "problem" in row;
}
