import type { IncomingMessage } from "node:http";
import { Problem } from "./problem";

const MOST_BYTES = 8_000_000;

/**
 * The JSON that a request has as its body.
 *
 * @throws Problem with 400, 413 or 415
 */
export async function readJsonBody(message: IncomingMessage): Promise<unknown> {
  const type = message.headers["content-type"] ?? "";
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    throw new Problem(415, "The body has to be JSON, with Content-Type: application/json.");
  }
  const text = (await readBytes(message)).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, "The body is not JSON.");
  }
}

async function readBytes(message: IncomingMessage): Promise<Buffer> {
  const tooLarge = () => new Problem(413, `The body has more than ${MOST_BYTES / 1_000_000} MB.`);
  if (Number(message.headers["content-length"] ?? 0) > MOST_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws Problem with 400 for anything but an object */
export function asObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Problem(400, `${what} has to be an object.`);
}
