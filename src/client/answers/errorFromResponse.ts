import { DataverseError, type RequestOutcome } from "../errors/DataverseError";
import type { HttpRequest, HttpResponse } from "../types/http";
import { errorAnswer } from "./errorAnswer";
import { hintFor } from "./hints/hints";

/** What was asked for, as far as it helps to say what is wrong with it. */
interface Asked {
  readonly path?: string | undefined;
  readonly url?: string | undefined;
}

/** The error for an answer that is a refusal. */
export function errorFromResponse(
  request: Pick<HttpRequest, "method" | "operation" | "whenUnknown"> & Asked,
  response: HttpResponse,
  outcome: RequestOutcome = "notDone",
): DataverseError {
  const { code, message } = errorAnswer(response.body, response.headers["content-type"]);
  return new DataverseError({
    operation: request.operation,
    outcome,
    status: response.status,
    code,
    detail: message,
    requestId: requestIdOf(response.headers),
    hint:
      outcome === "unknown"
        ? (request.whenUnknown ?? UNKNOWN)
        : hintFor({
            status: response.status,
            code,
            message,
            method: request.method,
            url: request.path ?? request.url,
          }),
  });
}

/** How to make a write safe whose fate is unknown, where the operation has nothing better to say. */
export const UNKNOWN = "It is not known whether this was carried out: look before repeating it";

/** The id under which Dataverse logged the request. */
export function requestIdOf(headers: Readonly<Record<string, string>>): string | undefined {
  return REQUEST_ID_HEADERS.map((name) => headers[name]).find((id) => id !== undefined);
}

/** Where Dataverse and its gateways put that id, the most telling first. */
export const REQUEST_ID_HEADERS = ["x-ms-service-request-id", "req_id", "x-ms-request-id"] as const;
