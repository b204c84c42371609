import type { IncomingMessage } from "node:http";
import { DEEPEST, isTooDeep } from "../../../runner/nesting";
import { Problem } from "./problem";
import { readBytes } from "./readBytes";

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
  const bytes = await readBytes(message, MOST_BYTES);
  if (!bytes) throw new Problem(413, `The body has more than ${MOST_BYTES / 1_000_000} MB.`);
  const value = parsed(bytes.toString("utf8"));
  if (isTooDeep(value)) {
    throw new Problem(400, `The body is nested deeper than ${DEEPEST} levels.`);
  }
  return value;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, "The body is not JSON.");
  }
};

/** @throws Problem with 400 for anything but an object */
export function asObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Problem(400, `${what} has to be an object.`);
}
