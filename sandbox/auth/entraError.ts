import { randomUUID } from "node:crypto";
import type { SandboxResponse } from "../types";

/** A refusal of the identity provider: number, OAuth error and the sentence that explains it. */
export class EntraError extends Error {
  constructor(
    /** AADSTS number. */
    readonly number: number,
    /** OAuth error code, such as `invalid_client`. */
    readonly error: string,
    message: string,
    /** Distinguishes cases of one OAuth error, such as `consent_required`. */
    readonly suberror?: string,
  ) {
    super(message);
  }
}

/**
 * The body the token endpoint refuses with: 401 for a client that did not prove itself, else 400.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function entraResponse(error: EntraError, now: number): SandboxResponse {
  const status = error.error === "invalid_client" ? 401 : 400;
  return { status, headers: tokenHeaders, body: JSON.stringify(entraBody(error, now)) };
}

export function entraBody(error: EntraError, now: number) {
  const traceId = randomUUID();
  const correlationId = randomUUID();
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace("T", " ")}Z`;
  const details = `Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
  return {
    error: error.error,
    error_description: `AADSTS${error.number}: ${error.message} ${details}`,
    error_codes: [error.number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${error.number}`,
    ...(error.suberror === undefined ? {} : { suberror: error.suberror }),
  };
}

/** Tokens and refusals alike must not be kept by anyone on the way. */
export const tokenHeaders: Record<string, string> = {
  "Content-Type": "application/json; charset=utf-8",
  "Cache-Control": "no-store, no-cache",
  Pragma: "no-cache",
};
