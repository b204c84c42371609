import type { DataverseRecord } from "../../types/context";
import type { BulkRowError } from "../types";
import type { Address } from "./address";

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
