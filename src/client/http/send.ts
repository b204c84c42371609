import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Readable } from "node:stream";
import axios, {
  AxiosHeaders,
  type AxiosResponse,
  type AxiosResponseHeaders,
  isAxiosError,
} from "axios";
import { defaults } from "../defaults";
import { isLoopback } from "../environment";
import { TransportFailure } from "../errors/failures";
import { setOwn } from "../objects/ownProperty";
import { runtime } from "../runtime";
import type { HttpRequest, HttpResponse } from "../types/http";
import { mostBytes } from "./mostBytes";

/** Sockets are kept, but dropped well before any server or gateway would close them under a request. */
const pool = { keepAlive: true, timeout: defaults.idleSocketMs, scheduling: "lifo" } as const;
const httpAgent = new HttpAgent(pool);
const httpsAgent = new HttpsAgent(pool);

/**
 * The part of axios that sends: decompression, proxies, what went wrong. What it does before, merging
 * settings and running interceptors, would cost each request more than all of our own pipeline.
 */
const adapter = axios.getAdapter("http");

const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** Node's codes of a handshake that failed: no request has been sent by then. */
const UNTRUSTED = /CERT|_SIGNATURE|TLS|SSL|EPROTO/;

/**
 * Sends one request once. Every status is an answer; anything short of a whole answer is a
 * `TransportFailure`. The body comes as a stream so that a break after the head is told apart from no
 * answer at all.
 */
export const send = async (request: HttpRequest): Promise<HttpResponse> => {
  const abort = new AbortController();
  const stopTimer = runtime.timer(request.timeoutMs, () => abort.abort());
  try {
    const answer: AxiosResponse<Readable> = await adapter({
      method: request.method,
      url: request.url,
      headers: new AxiosHeaders({ "User-Agent": defaults.userAgent, ...request.headers }),
      data: request.body,
      responseType: "stream",
      signal: abort.signal,
      maxRedirects: 0,
      // No limit. Any other value, infinity too, makes axios pass each chunk through a generator.
      maxContentLength: -1,
      maxBodyLength: Number.POSITIVE_INFINITY,
      validateStatus: () => true,
      // A token for this machine is none of a proxy's business, whatever the environment names.
      ...(isLoopback(new URL(request.url).hostname) ? { proxy: false } : {}),
      httpAgent,
      httpsAgent,
    });
    return await whole(answer, abort.signal, request);
  } catch (error) {
    throw error instanceof TransportFailure
      ? error
      : failure(error, abort.signal, request.timeoutMs);
  } finally {
    stopTimer();
  }
};

const whole = (
  answer: AxiosResponse<Readable>,
  signal: AbortSignal,
  request: HttpRequest,
): Promise<HttpResponse> =>
  new Promise((resolve, reject) => {
    const { timeoutMs, partial } = request;
    const headers = lowerCased(answer.headers as AxiosResponseHeaders);
    const most = mostBytes(request, answer.status, headers);
    let bytesRead = 0;
    const chunks: Buffer[] = [];
    const body = answer.data;
    let settled = false;
    const broken = (reason: string, code: string) => {
      const { status } = answer;
      if (settled) return;
      settled = true;
      if (partial) resolve({ status, headers, body: Buffer.concat(chunks), brokeOff: true });
      else reject(new TransportFailure("cutOff", reason, code, status, headers));
    };
    signal.addEventListener("abort", () => body.destroy(), { once: true });
    const tooLarge = () => {
      const { status } = answer;
      settled = true;
      if (partial && status < 300)
        resolve({ status, headers, body: Buffer.concat(chunks), brokeOff: true });
      else reject(new TransportFailure("tooLarge", TOO_LARGE(most), "EMSGSIZE", status, headers));
      body.destroy();
    };
    body.on("data", (chunk: Buffer) => {
      if (settled) return;
      bytesRead += chunk.length;
      if (bytesRead > most) tooLarge();
      else chunks.push(chunk);
    });
    body.on("error", (error: NodeJS.ErrnoException) =>
      broken("the answer broke off before its end", error.code ?? "ECONNRESET"),
    );
    body.on("end", () => {
      const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      if (settled) return;
      // The stream lives on for a while; the pieces of a large answer must not live on with it.
      chunks.length = 0;
      settled = true;
      resolve({ status: answer.status, headers, body: bytes });
    });
    // Every body closes; only one that has not ended by then broke off.
    body.on("close", () =>
      signal.aborted
        ? broken(`the answer did not end within ${timeoutMs / 1000} s`, "ETIMEDOUT")
        : broken("the answer broke off before its end", "ECONNRESET"),
    );
  });

const TOO_LARGE = (most: number): string =>
  `the answer is longer than the ${Math.floor(most / 1_000_000)} MB that it may have here`;

const failure = (error: unknown, signal: AbortSignal, timeoutMs: number): TransportFailure => {
  if (signal.aborted) {
    return new TransportFailure("noAnswer", `no answer within ${timeoutMs / 1000} s`, "ETIMEDOUT");
  }
  const cause = (isAxiosError(error) ? error.cause : error) as NodeJS.ErrnoException | undefined;
  const code = (isAxiosError(error) ? error.code : undefined) ?? cause?.code ?? "UNKNOWN";
  const connecting = cause?.syscall === "connect" || cause?.syscall === "getaddrinfo";
  if (UNTRUSTED.test(code)) {
    const message = `the server's certificate or encryption was not accepted (${code})`;
    return new TransportFailure("untrusted", message, code);
  }
  const kind = NEVER_SENT.has(code) || connecting ? "notSent" : "noAnswer";
  return new TransportFailure(kind, describe(code), code);
};

const describe = (code: string): string => {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `the host name was not found (${code})`;
  if (code === "ECONNREFUSED") return "the connection was refused (ECONNREFUSED)";
  return `the connection was closed without an answer (${code})`;
};

const lowerCased = (headers: AxiosResponseHeaders): Record<string, string> => {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) setOwn(plain, name.toLowerCase(), String(value));
  }
  return plain;
};
