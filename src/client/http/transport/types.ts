import type { HttpRequest, HttpResponse, StreamedResponse } from "../../types/http";

/**
 * The way to the server, one try at a time. Every status is an answer; anything short of a whole answer is
 * a `TransportFailure`. Redirects are answers, too, and nobody follows them.
 */
export interface Transport {
  /** Sends a request once and reads the whole body of its answer. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Sends a request once. A success has its body as a stream; a refusal is read as `send` reads it. */
  stream(request: HttpRequest): Promise<HttpResponse | StreamedResponse>;
  /** Closes every connection; requests that are under way break off. */
  close(): void;
}
