import { randomUUID } from "node:crypto";
import type { Policy } from "../../types/http";

/**
 * One correlation id per action and one client request id per request, so that a call can be found in
 * Dataverse's own logs.
 */
export function correlation(correlationId: string): Policy {
  return (request, next) =>
    next({
      ...request,
      headers: {
        "x-ms-correlation-id": correlationId,
        "x-ms-client-request-id": randomUUID(),
        ...request.headers,
      },
    });
}
