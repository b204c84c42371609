import { errorFromResponse } from "../answers/errorFromResponse";
import type { Row } from "../bulk/rows/row";
import type { Settled } from "../bulk/sending/chunkOutcome";
import { defaults } from "../defaults";
import type { DataverseError } from "../errors/DataverseError";
import { errorFacts } from "../errors/errorFacts";
import { UnreadableBody } from "../errors/failures";
import { throwUnless } from "../errors/throwUnless";
import { answerDecision } from "../http/answerDecision";
import { isDataversePart } from "../multipart/isDataversePart";
import { isSuccess } from "../multipart/toAnswers";
import type { BatchEntry, EntryAnswer } from "../multipart/types";
import { recordBody } from "../odata/listBody";
import { readBatch, toBatchCall } from "../session/batchCall";
import { type Call, type Session, send } from "../session/session";
import type { DataverseRecord } from "../types";
import type { HttpResponse } from "../types/http";

/** What reads have in common. */
export interface Reading {
  readonly session: Session;
  /** Set name of the rows, for messages. */
  readonly set: string;
  readonly acting: Readonly<Record<string, string>>;
  /** A refusal, with what to do about it. */
  readonly explain: (row: Row, error: DataverseError) => DataverseError;
  /** Whether a refusal would meet every other row as well. */
  readonly concernsAll: (error: DataverseError) => boolean;
}

/** What was read for a row. */
export interface ReadRow {
  readonly row: Row;
  readonly record: DataverseRecord;
}

/** Rows whose answers were read, and those that come to their end without one. */
export interface ReadRows {
  readonly read: readonly ReadRow[];
  readonly failed: readonly Settled[];
}

/** What is read for each row: a path under the API root, with its headers, and what an answer has to say. */
export type ToRead = (row: Row) => Pick<Call, "path" | "headers"> & { readonly read?: ReadBody };

type ReadBody = typeof recordBody;

/**
 * Reads something for each row: one alone, several in one batch. What the batch does not answer for good is
 * read alone. A row whose record cannot be read fails.
 *
 * @throws DataverseError for a refusal that every other row would meet as well
 */
export async function readEach(
  reading: Reading,
  rows: readonly Row[],
  toRead: ToRead,
): Promise<ReadRows> {
  const together = rows.length > 1 ? await readTogether(reading, rows, toRead) : [];
  const read: ReadRow[] = [];
  const failed: Settled[] = [];
  for (const [at, row] of rows.entries()) {
    const call = toCall(reading, row, toRead);
    const { record, refusal } =
      together[at] ?? toAnswer(await send(reading.session, call), call.read);
    if (record) read.push({ row, record });
    if (!refusal) continue;
    const error = reading.explain(row, errorFromResponse(call, refusal));
    if (reading.concernsAll(error)) throw error;
    failed.push({ row, status: "failed", error: errorFacts(error) });
  }
  return { read, failed };
}

/** A record, or the refusal to read it. */
interface Answer {
  readonly record?: DataverseRecord;
  readonly refusal?: HttpResponse;
}

const toAnswer = (response: HttpResponse, read: ReadBody): Answer =>
  isSuccess(response) ? { record: read(response) } : { refusal: response };

const toCall = (
  { set, acting }: Reading,
  row: Row,
  toRead: ToRead,
): Call & { readonly read: ReadBody } => {
  const { path, headers: own, read = recordBody } = toRead(row);
  return {
    method: "GET",
    path,
    operation: `Reading record ${row.index} of ${set}`,
    idempotency: "always",
    headers: { ...acting, ...own },
    read,
  };
};

/** The answers of a batch that are final; undefined for the others. */
const readTogether = async (
  reading: Reading,
  rows: readonly Row[],
  toRead: ToRead,
): Promise<readonly (Answer | undefined)[]> => {
  const entries = rows.map((row): BatchEntry => {
    const { path, headers } = toRead(row);
    const contentId = String(row.index);
    const part = { method: "GET", path: defaults.apiPath + path, headers, contentId };
    return { kind: "single", part };
  });
  const call = toBatchCall(entries, {
    operation: `Reading ${rows.length} records of ${reading.set}`,
    idempotency: "always",
    headers: reading.acting,
    continues: true,
  });
  const response = await send(reading.session, call);
  const answers = readBatch(entries, response, true)?.answers ?? [];
  return rows.map((row, at) => {
    const { read = recordBody } = toRead(row);
    return finalAnswer(entries[at], answers[at], read);
  });
};

const finalAnswer = (
  entry: BatchEntry | undefined,
  answer: EntryAnswer | undefined,
  read: ReadBody,
): Answer | undefined => {
  if (entry?.kind !== "single" || answer?.kind !== "single") return undefined;
  const own = answer.answer;
  if (!isDataversePart(entry.part, own)) return undefined;
  if (!isSuccess(own)) {
    return answerDecision("always", own).act === "final" ? { refusal: own } : undefined;
  }
  try {
    return toAnswer(own, read);
  } catch (error) {
    throwUnless(error, UnreadableBody);
    return undefined;
  }
};
