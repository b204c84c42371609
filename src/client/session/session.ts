import type { Caches } from "../caches/caches";
import type { Environment } from "../environment";
import { writeJson } from "../json/writeJson";
import { parseJson } from "../odata/json";
import type { SecretMask } from "../secrets/SecretMask";
import type { Logger } from "../types";
import type { HttpRequest, HttpResponse, Idempotency, Next } from "../types/http";

/** What every operation is made with. */
export interface Session {
  readonly environment: Environment;
  /** Digest of who asks: definitions are remembered for the one who was given them. */
  readonly identity: string;
  /** What is remembered from one action to the next. */
  readonly caches: Caches;
  readonly logger: Logger;
  /** Knows what must not be printed: a key or token got during the session is added to it. */
  readonly secrets: SecretMask;
  readonly timeoutMs: number;
  /**
   * When its last request has to have ended, in milliseconds since the epoch: who does much stops before,
   * with what there is.
   */
  readonly endsMs?: number | undefined;
  readonly next: Next;
}

export interface Call {
  readonly method: string;
  /** Path and query under the API root, or an absolute URL on the environment's origin. */
  readonly path: string;
  readonly operation: string;
  readonly idempotency: Idempotency;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly whenUnknown?: string | undefined;
  /** Sent as it is, in the place of JSON; its type is in `headers`. */
  readonly body?: HttpRequest["body"];
  readonly bodyBytes?: HttpRequest["bodyBytes"];
  readonly onProgress?: HttpRequest["onProgress"];
  readonly range?: HttpRequest["range"];
  readonly maxBytes?: HttpRequest["maxBytes"];
  readonly receive?: HttpRequest["receive"];
  readonly partial?: boolean | undefined;
  readonly unwrap?: boolean | undefined;
  readonly expects?: HttpRequest["expects"];
  readonly read?: HttpRequest["read"];
  readonly onEvent?: HttpRequest["onEvent"];
}

/** Sends a call and answers with whatever came back, refusals included. */
export function send(session: Session, call: Call): Promise<HttpResponse> {
  return session.next({
    method: call.method,
    url: /^https?:\/\//i.test(call.path) ? call.path : session.environment.apiRoot + call.path,
    headers: call.headers ?? {},
    body: call.json === undefined ? call.body : writeJson(call.json),
    bodyBytes: call.bodyBytes,
    onProgress: call.onProgress,
    range: call.range,
    maxBytes: call.maxBytes,
    receive: call.receive,
    operation: call.operation,
    idempotency: call.idempotency,
    whenUnknown: call.whenUnknown,
    timeoutMs: session.timeoutMs,
    partial: call.partial,
    unwrap: call.unwrap,
    expects: call.expects,
    read: call.read,
    onEvent: call.onEvent,
  });
}

/** Reads a JSON body where there is one; 204 and the like have none. */
export function readJson(response: HttpResponse): unknown {
  return response.body.length === 0 ? undefined : parseJson(response.body);
}
