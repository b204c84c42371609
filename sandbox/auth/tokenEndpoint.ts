import { pathOf, tenantOf } from "../http/route";
import type { SandboxRequest, SandboxResponse } from "../types";
import { EntraError, entraResponse, tokenHeaders } from "./entraError";
import { grants } from "./grants";
import { required, tokenForm } from "./grants/form";
import type { TokenEndpoint } from "./tenant";

/** `POST /{tenant}/oauth2/v2.0/token`, for an application without a user and for people. */
export function answerTokenRequest(
  endpoint: TokenEndpoint,
  request: SandboxRequest,
): SandboxResponse {
  try {
    return grant(endpoint, request);
  } catch (error) {
    if (error instanceof EntraError) return entraResponse(error, endpoint.now());
    throw error;
  }
}

function grant(endpoint: TokenEndpoint, request: SandboxRequest): SandboxResponse {
  if (request.method !== "POST") {
    throw new EntraError(
      900561,
      "invalid_request",
      `The endpoint only accepts POST requests. Received a ${request.method} request.`,
    );
  }
  const form = tokenForm(request);
  const grantType = required(form, "grant_type");
  const asked = { endpoint, given: tenantOf(pathOf(request.url)) ?? "", form };
  const fields = grants.get(grantType)?.(asked);
  if (fields === undefined) {
    throw new EntraError(
      70003,
      "unsupported_grant_type",
      `The app requested an unsupported grant type '${grantType}'.`,
    );
  }
  const life = endpoint.tokens.lifetimeSeconds;
  const body = { token_type: "Bearer", expires_in: life, ext_expires_in: life, ...fields };
  return { status: 200, headers: tokenHeaders, body: JSON.stringify(body) };
}
