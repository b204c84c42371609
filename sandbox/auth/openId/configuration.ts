import type { TokenEndpoint } from "../tenant";
import { isShared, tenantNamed } from "../tenants";

/**
 * `/{tenant}/v2.0/.well-known/openid-configuration`; throws an `EntraError` for an unknown tenant.
 * https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
 */
export function openIdConfiguration(endpoint: TokenEndpoint, given: string): object {
  const isForAll = isShared(given);
  const tenant = isForAll ? given.toLowerCase() : tenantNamed(endpoint.directory, given).tenantId;
  const base = `${endpoint.origin}/${tenant}`;
  return {
    issuer: issuerOf(endpoint, isForAll ? "{tenantid}" : tenant),
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    token_endpoint_auth_methods_supported: [
      "client_secret_post",
      "private_key_jwt",
      "client_secret_basic",
    ],
    response_types_supported: ["code"],
    response_modes_supported: ["query", "fragment", "form_post"],
    code_challenge_methods_supported: ["S256", "plain"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    claims_supported: "sub iss aud exp iat nonce preferred_username name oid tid ver".split(" "),
  };
}

/** Who id tokens are issued by. */
export function issuerOf({ origin }: Pick<TokenEndpoint, "origin">, tenant: string): string {
  return `${origin}/${tenant}/v2.0`;
}
