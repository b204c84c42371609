import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import type { SandboxResponse } from "../types";

/** Bodies below this many bytes are not worth compressing. */
const smallestCompressed = 1024;
const compress = promisify(gzip);

/** A response as bytes: exactly what goes on the wire. */
export interface EncodedResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Turns an answer into bytes, compressed where the caller takes gzip and the body is worth it. */
export async function encode(
  answer: SandboxResponse,
  acceptEncoding: string | undefined,
): Promise<EncodedResponse> {
  const plain = typeof answer.body === "string" ? Buffer.from(answer.body, "utf8") : answer.body;
  if (answer.headers["Content-Encoding"] !== undefined) {
    return { status: answer.status, headers: withLength(answer, plain), body: plain };
  }
  if (plain.length <= smallestCompressed || !/\bgzip\b/i.test(acceptEncoding ?? "")) {
    return { status: answer.status, headers: withLength(answer, plain), body: plain };
  }
  const body = await compress(plain, { level: constants.Z_BEST_SPEED });
  const headers = { ...withLength(answer, body), "Content-Encoding": "gzip" };
  return { status: answer.status, headers, body };
}

/** 204 and 304 have no body and therefore no length. */
function withLength(answer: SandboxResponse, body: Buffer): Record<string, string> {
  if (answer.status === 204 || answer.status === 304) return answer.headers;
  return { ...answer.headers, "Content-Length": String(body.length) };
}
