import type { DataverseError } from "../errors/DataverseError";
import type { BatchPart } from "../multipart/types";
import type { HttpResponse } from "../types/http";
import type { Row } from "./rows/row";
import type { Settled } from "./sending/chunkOutcome";
import type { RowResult } from "./sending/rowResult";

/**
 * How rows are sent and judged that are something else than writes of a record's columns. Each row has to be
 * harmless to repeat, by what is read before or by what the repeat is answered with.
 */
export interface RowRule {
  /** For hints. */
  readonly method: string;
  /** The request of a row. Its path is under the API root. */
  toPart(row: Row, headers: Readonly<Record<string, string>>): BatchPart;
  /**
   * One request for many rows, of which Dataverse carries out all or none. If it is refused, each goes as
   * a part of a batch.
   */
  readonly toWhole?: ((rows: readonly Row[]) => WholeRequest) | undefined;
  /** Reads what has to be known before the rows are sent, or sent again. */
  look(rows: readonly Row[]): Promise<Looked>;
  /** What an answer says; undefined where it says the same as for every write. */
  classify(row: Row, response: HttpResponse): RowResult | undefined;
  /** A refusal in more words. */
  explain(row: Row, error: DataverseError): DataverseError;
  /** Whether a refusal would meet every other row as well. */
  concernsAll(error: DataverseError): boolean;
  /** How to make a row safe that may have been carried out. */
  readonly whenUnknown: string;
}

/** A POST, under the API root. */
export interface WholeRequest {
  readonly path: string;
  readonly json: unknown;
}

/** Rows that need no request any more, and the others. */
export interface Looked {
  readonly settled: readonly Settled[];
  readonly rows: readonly Row[];
}
