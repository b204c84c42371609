import { Readable } from "node:stream";
import { InputError } from "../../errors/InputError";
import type { HttpRequest } from "../../types/http";

/** What goes out as the body of one try. */
export interface SentBody {
  readonly data: string | Buffer | Readable | undefined;
  /** Announced as its length; unknown for streams that do not say. */
  readonly bytes: number | undefined;
  /** What went wrong with the body itself, which is nobody's answer. */
  readonly fault: () => unknown;
  /** Ends a stream that was not read to its end. */
  readonly close: () => void;
}

/** Pieces in which bytes go out, where somebody wants to know how far they are. */
const PIECE_BYTES = 65_536;

/** A fresh body for one try. Texts and bytes go out as they are, unless their progress is followed. */
export function sentBody(request: HttpRequest): SentBody {
  const { body, onProgress } = request;
  if (typeof body === "function") return streamed(request, body(), request.bodyBytes);
  if (body === undefined || !onProgress) {
    return { data: body, bytes: undefined, fault: nothing, close: nothing };
  }
  const bytes = typeof body === "string" ? Buffer.from(body, "utf8") : body;
  return streamed(request, Readable.from(pieces(bytes), { objectMode: false }), bytes.length);
}

const nothing = (): undefined => undefined;

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield bytes.subarray(at, at + PIECE_BYTES);
  }
}

const streamed = (request: HttpRequest, source: Readable, total: number | undefined): SentBody => {
  let fault: unknown;
  const data = Readable.from(
    counted(request, source, total, (error) => {
      fault = error;
    }),
    { objectMode: false },
  );
  const close = () => {
    data.destroy();
    source.destroy();
  };
  return { data, bytes: total, fault: () => fault, close };
};

/**
 * Passes a body on and counts what is out. A piece counts when the next one is asked for, which
 * the socket does as far as it gets rid of them. A body of another length than announced would make the
 * server wait, or take the rest for another request.
 */
async function* counted(
  { operation, onProgress }: HttpRequest,
  source: Readable,
  total: number | undefined,
  failed: (error: unknown) => void,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer | string>) {
      const piece = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
      if (piece.length === 0) continue;
      if (total !== undefined && bytes + piece.length > total) throw otherLength(operation, total);
      yield piece;
      bytes += piece.length;
      onProgress?.(bytes, total);
    }
    if (total !== undefined && bytes < total) throw otherLength(operation, total);
  } catch (error) {
    failed(error);
    throw error;
  }
}

const otherLength = (operation: string, total: number): InputError =>
  new InputError(
    `${operation}: the data has another length than the ${total} bytes that were announced.`,
  );
