import { EntraError } from "./entraError";
import type { Application, Tenant, TokenEndpoint } from "./tenant";

const defaultSuffix = "/.default";
/** Scopes of the identity provider itself, allowed beside those of one resource. */
const openIdScopes = new Set(["openid", "profile", "email", "offline_access"]);
/** The application that every environment is known as. */
const dataverseAppId = "00000007-0000-0000-c000-000000000000";

/**
 * The audience a client credentials scope asks for: everything in front of `/.default`. A scope with
 * two slashes there names an audience that ends in a slash, which the environment then refuses.
 */
export function applicationAudience(scope: string): string {
  if (!scope.endsWith(defaultSuffix)) {
    throw new EntraError(
      1002012,
      "invalid_scope",
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  if (/\s/.test(scope)) throw invalidScope(scope);
  return scope.slice(0, -defaultSuffix.length);
}

/** The audience that a person's token is asked for; undefined where the scopes name none. */
export function delegatedAudience(scope: string): string | undefined {
  const resources = scopesOf(scope).filter((part) => !openIdScopes.has(part));
  const audiences = new Set(resources.map((part) => part.replace(/\/[^/]*$/, "")));
  if (audiences.size > 1 || !resources.every(isPermission)) throw invalidScope(scope);
  return [...audiences][0];
}

export function scopesOf(scope: string): string[] {
  return scope.split(" ").filter((part) => part !== "");
}

function isPermission(scope: string): boolean {
  return /\/(user_impersonation|\.default)$/.test(scope);
}

/** Throws an `EntraError` unless the tenant knows the audience: the environment is in one tenant only. */
export function checkResource(
  audience: string,
  tenant: Tenant,
  { origin, directory }: TokenEndpoint,
): void {
  const isEnvironment = audience === origin || audience === `${origin}/`;
  if (isEnvironment && tenant === directory.home) return;
  throw new EntraError(
    500011,
    "invalid_resource",
    `The resource principal named ${audience} was not found in the tenant named ${tenant.tenantId}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
  );
}

/** Throws an `EntraError` where people are to sign in to an app without permissions for the resource. */
export function checkPermission(application: Application, audience: string): void {
  if (application.hasPermission) return;
  throw new EntraError(
    650057,
    "invalid_client",
    `Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: ${application.clientId}. Resource value from request: ${audience}. Resource app ID: ${dataverseAppId}. List of valid resources from app registration: .`,
  );
}

function invalidScope(scope: string): EntraError {
  return new EntraError(
    70011,
    "invalid_scope",
    `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
  );
}
