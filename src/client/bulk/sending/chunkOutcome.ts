import type { DataverseError } from "../../errors/DataverseError";
import type { Row } from "../rows/row";
import type { BulkRowError, BulkStatus } from "../types";

/** What one request did for its rows: each row is settled, to be sent again, or unknown. */
export interface ChunkOutcome {
  readonly settled: readonly Settled[];
  /** Rows that were not carried out. */
  readonly resend: readonly Resend[];
  readonly unknown: Unknown;
  /** `Retry-After` of the answer, for the wait before rows are sent again. */
  readonly retryAfter?: string | undefined;
  /** Why rows are not settled. */
  readonly error?: DataverseError | undefined;
  /** Dataverse itself answered, so that one of the rows may be the reason: to all rows, or to each. */
  readonly answered?: "whole" | "each" | undefined;
  /** A failure that every other row would meet as well. */
  readonly ends?: DataverseError | undefined;
}

/** A row with its result. */
export interface Settled {
  readonly row: Row;
  readonly status: BulkStatus;
  readonly id?: string | undefined;
  readonly error?: BulkRowError | undefined;
}

/** `same`: as they were; `smaller`: fewer in a request; `separately`: each with a transaction and an answer. */
export interface Resend {
  readonly rows: readonly Row[];
  readonly how: "same" | "smaller" | "separately";
}

/** Rows that may have been carried out, and how those are sent again that were not. */
export interface Unknown {
  readonly rows: readonly Unanswered[];
  readonly how: "same" | "smaller";
}

export interface Unanswered {
  readonly row: Row;
  /** Refusal of a repeat. It may be caused by what an earlier try has done. */
  readonly refusal?: BulkRowError | undefined;
}

const NOTHING: ChunkOutcome = { settled: [], resend: [], unknown: { rows: [], how: "same" } };

export function chunkOutcome(parts: Partial<ChunkOutcome>): ChunkOutcome {
  return { ...NOTHING, ...parts };
}

/** Every row is to be sent again. */
export function resendAll(
  rows: readonly Row[],
  how: Resend["how"],
  more: Partial<ChunkOutcome> = {},
): ChunkOutcome {
  return chunkOutcome({ resend: [{ rows, how }], ...more });
}

/** Every row may have been carried out. */
export function unknownAll(
  rows: readonly Row[],
  how: Unknown["how"],
  more: Partial<ChunkOutcome> = {},
): ChunkOutcome {
  return chunkOutcome({ unknown: { rows: rows.map((row) => ({ row })), how }, ...more });
}

/** The run ends, and these rows are not sent again. */
export function endsRun(rows: readonly Row[], error: DataverseError): ChunkOutcome {
  return resendAll(rows, "same", { ends: error, error });
}

/** Rows to be sent again in a certain way. */
export function rowsToResend({ resend }: ChunkOutcome, how: Resend["how"]): readonly Row[] {
  return resend.flatMap((each) => (each.how === how ? each.rows : []));
}

/** Rows without any answer. */
export function unansweredRows({ unknown }: ChunkOutcome): readonly Row[] {
  return unknown.rows.flatMap(({ row, refusal }) => (refusal ? [] : [row]));
}

/** Whether fewer rows in a request may pass. */
export function isTooLarge({ resend, unknown }: ChunkOutcome): boolean {
  return unknown.how === "smaller" || resend.some(({ how }) => how === "smaller");
}
