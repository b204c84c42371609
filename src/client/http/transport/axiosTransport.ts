import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Readable } from "node:stream";
import axios, { type AxiosResponse, type AxiosResponseHeaders } from "axios";
import { defaults } from "../../defaults";
import { TransportFailure } from "../../errors/failures";
import { setOwn } from "../../objects/ownProperty";
import { runtime } from "../../runtime";
import type { HttpRequest, HttpResponse, StreamedResponse } from "../../types/http";
import { bodyStream } from "./bodyStream";
import { type Head, noAnswer, noAnswerInTime, tooLarge } from "./failure";
import { isOnThisMachine } from "./isOnThisMachine";
import { type SentBody, sentBody } from "./sentBody";
import { sentHeaders } from "./sentHeaders";
import { StopSignal } from "./stopSignal";
import type { Transport } from "./types";
import { wholeBody } from "./wholeBody";

/**
 * Sockets are kept, but dropped well before any server or gateway would close them under a request. The
 * time of `keepAliveMsecs` is the one axios sets: two that differ would take system calls twice a request.
 */
const pool = {
  keepAlive: true,
  keepAliveMsecs: 60_000,
  timeout: defaults.idleSocketMs,
  scheduling: "lifo",
} as const;
const httpAgent = new HttpAgent(pool);
const httpsAgent = new HttpsAgent(pool);

/**
 * The part of axios that sends: decompression, proxies, what went wrong. What it does before, merging
 * settings and running interceptors, would cost each request more than all of our own pipeline.
 */
const adapter = axios.getAdapter("http");

/** The one place that knows axios. */
export const axiosTransport: Transport = {
  send: (request) => exchange(request, false),
  stream: (request) => exchange(request, true),
  close: () => {
    httpAgent.destroy();
    httpsAgent.destroy();
  },
};

const exchange = async (
  request: HttpRequest,
  asStream: boolean,
): Promise<HttpResponse | StreamedResponse> => {
  const signal = new StopSignal();
  const stopTimer = runtime.timer(request.timeoutMs, () => signal.abort());
  const sent = sentBody(request);
  const over = () => {
    stopTimer();
    sent.close();
  };
  let lives = false;
  try {
    const answer = await begin(request, sent, signal);
    const head = headOf(answer);
    if (!asStream || head.status >= 300) {
      return await wholeBody(head, answer.data, signal, request);
    }
    refuseLong(head, answer.data, request);
    lives = true;
    const stream = bodyStream(head, answer.data, signal, request).once("close", over);
    return { ...head, body: NOTHING, stream };
  } catch (error) {
    throw failureOf(error, sent, signal, request);
  } finally {
    if (!lives) over();
  }
};

const NOTHING = Buffer.alloc(0);

const begin = (
  { method, url, headers }: HttpRequest,
  { data, bytes }: SentBody,
  signal: StopSignal,
): Promise<AxiosResponse<Readable>> =>
  adapter({
    method,
    url,
    headers: sentHeaders(
      bytes === undefined ? headers : { ...headers, "Content-Length": String(bytes) },
    ),
    data,
    responseType: "stream",
    signal,
    // Any other value makes axios keep the whole body for another host.
    maxRedirects: 0,
    // No limits. Any other values, infinity too, make axios pass each chunk through one stream more.
    maxContentLength: -1,
    maxBodyLength: -1,
    validateStatus: () => true,
    // A token for this machine is none of a proxy's business, whatever the environment names.
    ...(isOnThisMachine(url) ? { proxy: false } : {}),
    httpAgent,
    httpsAgent,
  });

const headOf = ({ status, headers }: AxiosResponse): Head => {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers as AxiosResponseHeaders)) {
    if (value !== undefined && value !== null) setOwn(plain, name.toLowerCase(), String(value));
  }
  return { status, headers: plain };
};

/** An answer that says itself that it is too long is not begun. */
const refuseLong = (head: Head, body: Readable, { maxBytes }: HttpRequest): void => {
  if (maxBytes === undefined || !(Number(head.headers["content-length"]) > maxBytes)) return;
  body.destroy();
  throw tooLarge(head, maxBytes);
};

/** What ended a try; a body that could not be read is the fault of whoever gave it. */
const failureOf = (
  error: unknown,
  { fault }: SentBody,
  { aborted }: StopSignal,
  { timeoutMs }: HttpRequest,
): unknown => {
  if (error instanceof TransportFailure) return error;
  return fault() ?? (aborted ? noAnswerInTime(timeoutMs) : noAnswer(error));
};
