import { randomUUID } from "node:crypto";
import type { SandboxRequest, SandboxResponse } from "../types";

const exposed =
  "Preference-Applied, OData-EntityId, Location, ETag, OData-Version, Content-Encoding, " +
  "Transfer-Encoding, Content-Length, Retry-After";

/**
 * The headers the service puts on every answer, whatever the request was.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors
 *
 * @param dopHint degree of parallelism the service recommends
 * @param burstRemaining requests left in the caller's window; undefined where nobody is signed in
 */
export function withStandardHeaders(
  answer: SandboxResponse,
  request: Pick<SandboxRequest, "headers">,
  dopHint: number,
  burstRemaining: number | undefined,
): SandboxResponse {
  const id = randomUUID();
  const headers: Record<string, string> = {
    "Cache-Control": "no-cache",
    "Access-Control-Expose-Headers": exposed,
    "Set-Cookie": "ARRAffinity=5c8f1e0a6d3b4972; Path=/; HttpOnly",
    REQ_ID: id,
    "x-ms-service-request-id": id,
    "x-ms-dop-hint": String(dopHint),
  };
  if (burstRemaining !== undefined) {
    headers["x-ms-ratelimit-burst-remaining-xrm-requests"] = String(burstRemaining);
    headers["x-ms-ratelimit-time-remaining-xrm-requests"] = "1,200.00";
  }
  const clientRequestId = request.headers["x-ms-client-request-id"];
  if (clientRequestId !== undefined) headers["x-ms-client-request-id"] = clientRequestId;
  return { ...answer, headers: { ...headers, ...answer.headers } };
}
