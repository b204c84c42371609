import { REQUEST_ID_HEADERS } from "../../answers/errorFromResponse";
import type { SecretMask } from "../../secrets/SecretMask";
import type { HttpResponse, Policy } from "../../types/http";
import { maskJson } from "./maskJson";
import { hasRefusals, maskParts } from "./maskParts";

const AUTHORIZATION = "authorization";
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const EMPTY = "00000000-0000-0000-0000-000000000000";

/**
 * Takes the session's secrets out of refusals before anybody reads them: a server that is not
 * Dataverse may echo what it was sent. The records of a success are data and stay as they are.
 */
export function maskEchoes(secrets: SecretMask): Policy {
  return async (request, next) => {
    for (const name of Object.keys(request.headers)) {
      if (name.length === AUTHORIZATION.length && name.toLowerCase() === AUTHORIZATION) {
        secrets.add(request.headers[name]?.replace(/^\w+ /, ""));
      }
    }
    return masked(await next(request), (text) => secrets.mask(text));
  };
}

function masked(response: HttpResponse, mask: (text: string) => string): HttpResponse {
  const isBatch = /^\s*multipart\//i.test(response.headers["content-type"] ?? "");
  if (response.status < 300 && !isBatch) return withPlainId(response, mask);
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, mask(value)]),
  );
  return { ...response, headers, body: maskedBody(response, isBatch, mask) };
}

/** Only the request id of a success is ever printed; Dataverse's own are GUIDs. */
function withPlainId(response: HttpResponse, mask: (text: string) => string): HttpResponse {
  const odd = REQUEST_ID_HEADERS.filter((name) => !GUID.test(response.headers[name] ?? EMPTY));
  if (odd.length === 0) return response;
  const headers = { ...response.headers };
  for (const name of odd) headers[name] = mask(headers[name] ?? "");
  return { ...response, headers };
}

function maskedBody(
  { status, body }: HttpResponse,
  isBatch: boolean,
  mask: (text: string) => string,
): Buffer {
  const hasParts = isBatch && hasRefusals(body);
  // Nearly every batch is without: a text of all of its answer takes as long to make as to read it.
  if (isBatch && !hasParts && status < 300) return body;
  const text = body.toString("utf8");
  const clean = hasParts ? maskParts(text, mask) : maskJson(text, mask);
  return clean === text ? body : Buffer.from(clean, "utf8");
}
