import { pathOf, tenantOf } from "../http/route";
import type { SandboxRequest, SandboxResponse } from "../types";
import { answerAuthorize } from "./authorize";
import { EntraError, entraResponse } from "./entraError";
import { openIdConfiguration } from "./openId/configuration";
import type { TokenEndpoint } from "./tenant";
import { isShared, tenantNamed } from "./tenants";

/** What the identity provider serves besides tokens: the sign-in page, and what clients are told of it. */
export function answerSignIn(endpoint: TokenEndpoint, request: SandboxRequest): SandboxResponse {
  const path = pathOf(request.url);
  const tenant = tenantOf(path) ?? "";
  if (/authorize$/i.test(path)) return answerAuthorize(endpoint, request, tenant);
  try {
    if (/configuration$/i.test(path)) return json(openIdConfiguration(endpoint, tenant));
    if (!isShared(tenant)) tenantNamed(endpoint.directory, tenant);
    return json(endpoint.idTokens.keySet());
  } catch (error) {
    if (error instanceof EntraError) return entraResponse(error, endpoint.now());
    throw error;
  }
}

function json(value: object): SandboxResponse {
  const headers = { "Content-Type": "application/json; charset=utf-8" };
  return { status: 200, headers, body: JSON.stringify(value) };
}
