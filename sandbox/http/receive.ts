import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Refusal } from "../errors";
import type { SandboxRequest } from "../types";

/** Bytes a request body may have: the service's message size limit of 128 MB. */
export const maxBodyBytes = 134_217_728;

/** One text a header; Node has joined repeated ones by `, ` already, except `set-cookie`. */
export function flattenHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}

/** Reads a whole request. Throws a `Refusal` with 413 when the body is larger than the service takes. */
export async function receive(message: IncomingMessage): Promise<SandboxRequest> {
  if (Number(message.headers["content-length"] ?? 0) > maxBodyBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > maxBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return {
    method: message.method ?? "GET",
    url: message.url ?? "/",
    headers: flattenHeaders(message.headers),
    body: Buffer.concat(chunks),
  };
}

function tooLarge(): Refusal {
  return new Refusal(
    413,
    "",
    "The page was not displayed because the request entity is too large.",
    {
      Connection: "close",
    },
  );
}
