import { Refusal } from "../errors";
import type { SandboxRequest } from "../types";
import type { TokenClaims } from "./jwt";
import type { TokenEndpoint } from "./tenant";

/**
 * The claims of the request's bearer token. Throws a `Refusal` with 401 and the challenge that says
 * where to get one: without a body where the token cannot be read at all or is for somewhere else.
 */
export function bearerClaims(endpoint: TokenEndpoint, request: SandboxRequest): TokenClaims {
  const token = /^Bearer (\S+)$/i.exec(request.headers["authorization"] ?? "")?.[1];
  const verified = token === undefined ? undefined : endpoint.tokens.verify(token);
  if (verified?.kind === "valid" && verified.claims.aud === endpoint.origin) return verified.claims;
  if (verified?.kind === "expired") throw tokenExpired(endpoint);
  throw new Refusal(401, "", "", challenge(endpoint));
}

/** The refusal of a token that ran out or was revoked. */
export function tokenExpired(endpoint: TokenEndpoint): Refusal {
  const message = "The requested resource requires authentication.";
  return new Refusal(401, "0x8005F101", message, challenge(endpoint));
}

/** Unquoted, with `resource_id`, as the service's own clients expect it; or as a test wants it. */
function challenge(endpoint: TokenEndpoint): Record<string, string> {
  const { origin, directory } = endpoint;
  const { authorizationUri, resourceId, header } = endpoint.challenge;
  if (header === null) return {};
  const authority = authorizationUri ?? `${origin}/${directory.home.tenantId}/oauth2/authorize`;
  const resource = resourceId === undefined ? `${origin}/` : resourceId;
  const parts = [
    `authorization_uri=${authority}`,
    ...(resource === null ? [] : [`resource_id=${resource}`]),
  ];
  return { "WWW-Authenticate": header ?? `Bearer ${parts.join(", ")}` };
}
