import type { Readable } from "node:stream";
import type { HttpRequest, HttpResponse } from "../../types/http";
import { byteLimit } from "../byteLimit";
import { brokeOff, didNotEnd, type Head, tooLarge } from "./failure";
import type { StopSignal } from "./stopSignal";

/**
 * Reads an answer to its end. The body comes as a stream so that a break after the head is told apart from
 * no answer at all.
 */
export function wholeBody(
  head: Head,
  body: Readable,
  signal: StopSignal,
  request: HttpRequest,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { status, headers } = head;
    const exceeds = byteLimit(request, status, headers);
    let bytesRead = 0;
    let settled = false;
    const chunks: Buffer[] = [];
    const partly = () => resolve({ status, headers, body: Buffer.concat(chunks), brokeOff: true });
    const broken = (code?: string) => {
      if (settled) return;
      settled = true;
      if (request.partial) partly();
      else reject(signal.aborted ? didNotEnd(head, request.timeoutMs) : brokeOff(head, code));
    };
    signal.addEventListener("abort", () => body.destroy());
    body.on("data", (chunk: Buffer) => {
      if (settled) return;
      bytesRead += chunk.length;
      const most = exceeds(bytesRead);
      if (most === undefined) {
        chunks.push(chunk);
        return;
      }
      settled = true;
      if (request.partial && status < 300) partly();
      else reject(tooLarge(head, most));
      body.destroy();
    });
    body.on("error", (error: NodeJS.ErrnoException) => broken(error.code));
    body.on("end", () => {
      if (settled) return;
      const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      // The stream lives on for a while; the pieces of a large answer must not live on with it.
      chunks.length = 0;
      settled = true;
      resolve({ status, headers, body: bytes });
    });
    // Every body closes; only one that has not ended by then broke off.
    body.on("close", () => broken());
  });
}
