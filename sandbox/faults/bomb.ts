import { gzipSync } from "node:zlib";
import type { SandboxResponse } from "../types";
import type { FaultAction } from "./types";

type Bomb = Extract<FaultAction, { kind: "bomb" }>;

const PIECE_BYTES = 1_048_576;

/**
 * A small gzip body that unpacks to `bytes` blanks and a text. A gzip file may be made of several
 * (RFC 1952, 2.2), so that the blanks are compressed only once.
 */
export function bomb(answer: SandboxResponse, action: Bomb): SandboxResponse {
  const piece = gzipSync(Buffer.alloc(PIECE_BYTES, " "));
  const pieces = Array.from({ length: Math.ceil(action.bytes / PIECE_BYTES) }, () => piece);
  const text = gzipSync(Buffer.from(action.body ?? '{"value":[]}'));
  return {
    // 204 may not carry a body.
    status: action.status ?? (answer.status === 204 ? 200 : answer.status),
    headers: {
      "Content-Type": "application/json; odata.metadata=minimal",
      ...answer.headers,
      "Content-Encoding": "gzip",
    },
    body: Buffer.concat([...pieces, text]),
  };
}
