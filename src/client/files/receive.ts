import { TransportFailure } from "../errors/failures";
import { InputError } from "../errors/InputError";
import type { StreamedResponse } from "../types/http";

/** The largest file that may be read, and what to call it. */
export interface ReadLimit {
  readonly maxBytes: number;
  /** Label of the input that says so, with its value. */
  readonly limit: string;
  /** What is read, for messages. */
  readonly operation: string;
}

/** Bytes that a whole file has, as far as its answer says so. */
export function totalOf({
  part,
  headers,
}: Pick<StreamedResponse, "part" | "headers">): number | undefined {
  if (part) return part.total;
  const size = headers["x-ms-file-size"] ?? "";
  return /^\d{1,15}$/.test(size) ? Number(size) : undefined;
}

/** @throws InputError for a file that is larger than may be read */
export function requireSize(bytes: number, { maxBytes, limit, operation }: ReadLimit): void {
  if (bytes <= maxBytes) return;
  throw new InputError(
    `${operation}: the file has ${megabytes(bytes)}, and ${limit}. Nothing of it was kept: raise that input if the step has the memory for it.`,
  );
}

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

/**
 * Reads a body into the place that is meant for it.
 *
 * @throws TransportFailure for one of another length, so that it is read again
 */
export async function readInto(target: Buffer, response: StreamedResponse): Promise<void> {
  let at = 0;
  for await (const chunk of response.stream as AsyncIterable<Buffer>) {
    if (at + chunk.length > target.length) throw otherLength(response);
    chunk.copy(target, at);
    at += chunk.length;
  }
  if (at < target.length) throw otherLength(response);
}

/** Reads a body of a length that nobody told; no more than the limit is ever kept. */
export async function readAll(response: StreamedResponse, limit: ReadLimit): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response.stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    requireSize(bytes, limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

const otherLength = ({ status, headers }: StreamedResponse): TransportFailure =>
  new TransportFailure(
    "cutOff",
    "the answer has another length than it says",
    "EBADLENGTH",
    status,
    headers,
  );
