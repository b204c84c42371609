import { Readable } from "node:stream";
import { TransportFailure } from "../../errors/failures";
import type { HttpRequest } from "../../types/http";
import { brokeOff, didNotEnd, type Head, tooLarge } from "./failure";
import type { StopSignal } from "./stopSignal";

/**
 * The body of an answer as it arrives, no faster than it is read. It fails with what ended it, as a
 * `TransportFailure`: broke off, took too long, or is longer than it may be.
 */
export function bodyStream(
  head: Head,
  body: Readable,
  signal: StopSignal,
  request: HttpRequest,
): Readable {
  signal.addEventListener("abort", () => body.destroy());
  // Whoever stops before the first byte never starts the generator, whose end would close the body.
  return Readable.from(checked(head, body, signal, request), { objectMode: false }).once(
    "close",
    () => body.destroy(),
  );
}

async function* checked(
  head: Head,
  body: Readable,
  signal: StopSignal,
  { maxBytes = Number.POSITIVE_INFINITY, timeoutMs }: HttpRequest,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(head, maxBytes);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof TransportFailure) throw error;
    if (signal.aborted) throw didNotEnd(head, timeoutMs);
    throw brokeOff(head, (error as NodeJS.ErrnoException).code);
  }
}
