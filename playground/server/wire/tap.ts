import type { ClientRequest, IncomingMessage } from "node:http";
import { CutBytes } from "./cutBytes";

/** The bytes of a request as they are written. Nothing of the request changes. */
export function tapRequest(request: ClientRequest): CutBytes {
  const sent = new CutBytes();
  const { write, end } = request;
  request.write = ((...given: unknown[]) => {
    sent.add(given[0], given[1]);
    return Reflect.apply(write, request, given);
  }) as typeof write;
  request.end = ((...given: unknown[]) => {
    // What `end` is given goes out without another call of `write` that could be seen here.
    if (typeof given[0] !== "function") sent.add(given[0], given[1]);
    return Reflect.apply(end, request, given);
  }) as typeof end;
  return sent;
}

/**
 * The bytes of an answer as they arrive. A listener for data would make the answer flow before its reader
 * is there; so they are seen where the parser puts them.
 */
export function tapResponse(response: IncomingMessage, atEnd: () => void): CutBytes {
  const received = new CutBytes();
  const { push } = response;
  response.push = ((chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk === null) atEnd();
    else received.add(chunk, encoding);
    return Reflect.apply(push, response, [chunk, encoding]);
  }) as typeof push;
  return received;
}
