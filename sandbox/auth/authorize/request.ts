import { EntraError } from "../entraError";
import { required } from "../grants/form";
import { checkPermission, checkResource, delegatedAudience } from "../scope";
import type { Application, Tenant, TokenEndpoint } from "../tenant";
import { applicationNamed, tenantOfPerson } from "../tenants";
import type { CodeGrant } from "./codes";
import { isRegistered } from "./redirectUri";

/** Where an answer goes, once that is known to be the application's own address. */
export interface ReturnAddress {
  tenant: Tenant;
  application: Application;
  redirectUri: string;
  mode: "query" | "fragment" | "form_post";
  state: string | undefined;
}

/**
 * Throws an `EntraError` where the answer has nowhere to go: it is shown to the person then, and sent to
 * nobody.
 */
export function returnAddress(
  { directory }: TokenEndpoint,
  given: string,
  query: URLSearchParams,
): ReturnAddress {
  const tenant = tenantOfPerson(directory, given);
  const clientId = required(query, "client_id");
  const application = applicationNamed(directory, tenant, { clientId, given });
  const redirectUri = required(query, "redirect_uri");
  if (!isRegistered(application.redirectUris, redirectUri)) {
    throw new EntraError(
      50011,
      "invalid_request",
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${application.clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`,
    );
  }
  const mode = query.get("response_mode") ?? "query";
  if (mode !== "query" && mode !== "fragment" && mode !== "form_post") throw malformed();
  return { tenant, application, redirectUri, mode, state: query.get("state") ?? undefined };
}

/** What a code is to be made for, but for the person. Throws an `EntraError`. */
export function wishesOf(
  endpoint: TokenEndpoint,
  { application, tenant, redirectUri }: ReturnAddress,
  query: URLSearchParams,
): Omit<CodeGrant, "person"> {
  const type = required(query, "response_type");
  if (type !== "code") {
    const message = `The response type '${type}' is not supported for the application.`;
    throw new EntraError(70005, "unsupported_response_type", message);
  }
  const scope = required(query, "scope");
  const audience = delegatedAudience(scope) ?? endpoint.origin;
  checkResource(audience, tenant, endpoint);
  checkPermission(application, audience);
  const challenge = challengeOf(query);
  const nonce = query.get("nonce") ?? undefined;
  return { clientId: application.clientId, redirectUri, scope, challenge, nonce };
}

/** https://www.rfc-editor.org/rfc/rfc7636#section-4.3 */
function challengeOf(query: URLSearchParams): CodeGrant["challenge"] {
  const text = query.get("code_challenge");
  if (text === null) return undefined;
  const method = query.get("code_challenge_method") ?? "plain";
  if (method !== "S256" && method !== "plain") throw malformed();
  if (/^[A-Za-z0-9._~-]{43,128}$/.test(text)) return { method, text };
  throw new EntraError(501491, "invalid_request", "Invalid size of Code_Challenge parameter.");
}

function malformed(): EntraError {
  const message = "Invalid request. Request is malformed or invalid.";
  return new EntraError(9002313, "invalid_request", message);
}
