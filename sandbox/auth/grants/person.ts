import { EntraError } from "../entraError";
import { issuerOf } from "../openId/configuration";
import type { Identity } from "../openId/idTokens";
import { scopesOf } from "../scope";
import type { Application, TokenEndpoint } from "../tenant";

/** What a person who signed in has granted to an application. */
export interface Granted {
  application: Application;
  person: Identity;
  audience: string;
  /** The scopes as they were asked for. */
  scope: string;
  nonce?: string | undefined;
}

/** The tokens of a person: an access token, with what the scopes ask for besides. */
export function personTokens(
  endpoint: TokenEndpoint,
  granted: Granted,
  form: URLSearchParams,
): Record<string, string> {
  const { audience, scope } = granted;
  const { clientId } = granted.application;
  const { objectId } = granted.person;
  const scopes = scopesOf(scope);
  return {
    scope: `${audience}/user_impersonation ${audience}/.default`,
    access_token: endpoint.tokens.issue({ clientId, objectId, audience, delegated: true }),
    ...(scopes.includes("offline_access")
      ? { refresh_token: endpoint.tokens.issueRefreshToken({ clientId, objectId }) }
      : {}),
    ...(scopes.includes("openid") ? { id_token: idToken(endpoint, granted) } : {}),
    ...(form.get("client_info") === "1" ? { client_info: clientInfo(endpoint, objectId) } : {}),
  };
}

/** Throws an `EntraError` where consent is lacking, or was there and has been revoked. */
export function checkConsent({ clientId, isConsented }: Application, error: string): void {
  if (isConsented) return;
  throw new EntraError(
    65001,
    error,
    `The user or administrator has not consented to use the application with ID '${clientId}'. Send an interactive authorization request for this user and resource.`,
    "consent_required",
  );
}

/** https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
function idToken(endpoint: TokenEndpoint, { application, person, nonce }: Granted): string {
  const { tenantId } = endpoint.directory.home;
  const iat = Math.floor(endpoint.now() / 1000);
  return endpoint.idTokens.sign({
    aud: application.clientId,
    iss: issuerOf(endpoint, tenantId),
    iat,
    nbf: iat,
    exp: iat + endpoint.tokens.lifetimeSeconds,
    name: person.name,
    preferred_username: person.signInName,
    oid: person.objectId,
    sub: person.objectId,
    tid: tenantId,
    ver: "2.0",
    ...(nonce === undefined ? {} : { nonce }),
  });
}

/** Which account the tokens are of, for Microsoft's own clients, which ask for it. */
function clientInfo({ directory }: TokenEndpoint, objectId: string): string {
  const account = { uid: objectId, utid: directory.home.tenantId };
  return Buffer.from(JSON.stringify(account)).toString("base64url");
}
