import { EntraError } from "../entraError";
import { personOf } from "../people";
import { applicationAudience, checkPermission, checkResource, delegatedAudience } from "../scope";
import { tenantOfApplication, tenantOfPerson } from "../tenants";
import { redeem } from "./code";
import { required } from "./form";
import { checkConsent, personTokens } from "./person";
import { provenClient, type TokenRequestOf } from "./provenClient";

/** A token request before its tenant is looked at. */
export type Asked = Omit<TokenRequestOf, "tenant">;

/** Gives the fields of the answer, or throws an `EntraError`. */
export type Grant = (asked: Asked) => Record<string, string>;

/** By `grant_type`. */
export const grants: ReadonlyMap<string, Grant> = new Map<string, Grant>([
  ["client_credentials", clientCredentials],
  ["authorization_code", authorizationCode],
  ["refresh_token", refreshToken],
]);

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
function clientCredentials(asked: Asked): Record<string, string> {
  const { endpoint, given, form } = asked;
  const tenant = tenantOfApplication(endpoint.directory, given);
  required(form, "client_id");
  const audience = applicationAudience(required(form, "scope"));
  const { clientId, objectId } = provenClient({ ...asked, tenant }, false);
  checkResource(audience, tenant, endpoint);
  return {
    access_token: endpoint.tokens.issue({ audience, clientId, objectId, delegated: false }),
  };
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
function authorizationCode(asked: Asked): Record<string, string> {
  const { endpoint, given, form } = asked;
  const tenant = tenantOfPerson(endpoint.directory, given);
  const application = provenClient({ ...asked, tenant }, true);
  const granted = redeem(endpoint, application, form);
  checkConsent(application, "invalid_grant");
  return personTokens(endpoint, granted, form);
}

/** An answer always brings another refresh token; the one at hand stays good, as at the service. */
function refreshToken(asked: Asked): Record<string, string> {
  const { endpoint, given, form } = asked;
  const tenant = tenantOfPerson(endpoint.directory, given);
  required(form, "client_id");
  const token = required(form, "refresh_token");
  const scope = form.get("scope") ?? "";
  const audience = delegatedAudience(scope) ?? endpoint.origin;
  const application = provenClient({ ...asked, tenant }, true);
  checkResource(audience, tenant, endpoint);
  checkPermission(application, audience);
  const objectId = checkedRefreshToken(asked, application.clientId, token);
  checkConsent(application, "invalid_grant");
  const person = personOf(endpoint.store, objectId);
  const granted = { application, person, audience, scope: `${scope} offline_access` };
  return personTokens(endpoint, granted, form);
}

/** Whose the refresh token is. It is good for the application only that it was issued to. */
function checkedRefreshToken({ endpoint }: Asked, clientId: string, token: string): string {
  const verdict = endpoint.tokens.verifyRefreshToken(token);
  if (verdict.kind === "garbled" || verdict.clientId !== clientId) {
    throw new EntraError(70000, "invalid_grant", "Provided grant is invalid or malformed.");
  }
  if (verdict.kind === "expired") {
    const message = "The refresh token has expired due to inactivity.";
    throw new EntraError(700082, "invalid_grant", message);
  }
  return verdict.objectId;
}
