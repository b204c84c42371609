import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Lets pages in a browser read answers, as the service does; what a page may ask for at all, tokens and
 * `control/access.ts` decide. Whether the request was only the browser's question, which is answered.
 * https://learn.microsoft.com/power-apps/developer/data-platform/oauth-cross-origin-resource-sharing-connect-single-page-application
 */
export function allowOrigin(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { origin } = headers;
  if (origin === undefined) return false;
  response.setHeader("Access-Control-Allow-Origin", origin);
  response.setHeader("Vary", "Origin");
  const wanted = headers["access-control-request-method"];
  if (method !== "OPTIONS" || wanted === undefined) return false;
  const asked = headers["access-control-request-headers"];
  response.writeHead(204, {
    "Access-Control-Allow-Methods": wanted,
    ...(asked === undefined ? {} : { "Access-Control-Allow-Headers": asked }),
    "Access-Control-Max-Age": "600",
  });
  response.end();
  return true;
}
