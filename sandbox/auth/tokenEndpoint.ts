import { pathOf, tenantOf } from "../http/route";
import type { SandboxRequest, SandboxResponse } from "../types";
import { EntraError, entraResponse, tokenHeaders } from "./entraError";
import { checkRefreshToken, checkTenant, provenClient, required } from "./grantChecks";
import { applicationAudience, delegatedAudience } from "./scope";
import type { TokenEndpoint } from "./tenant";

/**
 * `POST /{tenant}/oauth2/v2.0/token` for the client credentials and the refresh token grant.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
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
  const form = new URLSearchParams(formText(request));
  const grantType = required(form, "grant_type");
  const tenant = tenantOf(pathOf(request.url)) ?? "";
  if (grantType === "client_credentials") return clientCredentials(endpoint, tenant, form);
  if (grantType === "refresh_token") return refresh(endpoint, tenant, form);
  throw new EntraError(
    70003,
    "unsupported_grant_type",
    `The app requested an unsupported grant type '${grantType}'.`,
  );
}

function clientCredentials(
  endpoint: TokenEndpoint,
  tenant: string,
  form: URLSearchParams,
): SandboxResponse {
  if (isShared(tenant)) {
    throw new EntraError(
      50059,
      "invalid_request",
      "No tenant-identifying information found in either the request or implied by any provided credentials.",
    );
  }
  checkTenant(endpoint.tenant, tenant);
  const clientId = required(form, "client_id");
  const audience = applicationAudience(required(form, "scope"), endpoint);
  const client = provenClient(endpoint.tenant, clientId, form.get("client_secret"));
  const token = endpoint.tokens.issue({ audience, ...client, delegated: false });
  return granted(endpoint, { access_token: token });
}

function refresh(endpoint: TokenEndpoint, tenant: string, form: URLSearchParams): SandboxResponse {
  if (!isShared(tenant)) checkTenant(endpoint.tenant, tenant);
  const clientId = required(form, "client_id");
  const refreshToken = required(form, "refresh_token");
  const audience = delegatedAudience(form.get("scope"), endpoint);
  const client = provenClient(endpoint.tenant, clientId, form.get("client_secret"));
  checkRefreshToken(endpoint.tokens.verifyRefreshToken(refreshToken));
  const { userObjectId: objectId } = endpoint.tenant;
  return granted(endpoint, {
    scope: `${audience}/user_impersonation ${audience}/.default`,
    access_token: endpoint.tokens.issue({ ...client, audience, objectId, delegated: true }),
    refresh_token: endpoint.tokens.issueRefreshToken(),
  });
}

function granted(endpoint: TokenEndpoint, fields: Record<string, string>): SandboxResponse {
  const life = endpoint.tokens.lifetimeSeconds;
  const body = { token_type: "Bearer", expires_in: life, ext_expires_in: life, ...fields };
  return { status: 200, headers: tokenHeaders, body: JSON.stringify(body) };
}

/** Tenant-independent endpoints serve users, never applications. */
function isShared(tenant: string): boolean {
  return ["common", "organizations"].includes(tenant.toLowerCase());
}

/** A body of another type is not read at all, so every parameter counts as missing. */
function formText({ headers, body }: SandboxRequest): string {
  const type = headers["content-type"] ?? "";
  return type.startsWith("application/x-www-form-urlencoded") ? body.toString("utf8") : "";
}
