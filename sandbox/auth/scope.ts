import { EntraError } from "./entraError";
import type { TokenEndpoint } from "./tenant";

const defaultSuffix = "/.default";
/** Scopes of the identity provider itself, allowed beside those of one resource. */
const openIdScopes = new Set(["openid", "profile", "email", "offline_access"]);

/**
 * The audience a client credentials scope asks for: everything in front of `/.default`. A scope with
 * two slashes there names an audience that ends in a slash, which the environment then refuses.
 */
export function applicationAudience(scope: string, endpoint: TokenEndpoint): string {
  if (!scope.endsWith(defaultSuffix)) {
    throw new EntraError(
      1002012,
      "invalid_scope",
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  if (/\s/.test(scope)) throw invalidScope(scope);
  return known(scope.slice(0, -defaultSuffix.length), endpoint);
}

/** The audience a refresh asks for; the environment when it names no scope at all. */
export function delegatedAudience(scope: string | null, endpoint: TokenEndpoint): string {
  const resources = (scope ?? "").split(" ").filter((part) => part && !openIdScopes.has(part));
  if (resources.length === 0) return endpoint.origin;
  const audiences = new Set(resources.map((part) => part.replace(/\/[^/]*$/, "")));
  const [audience] = audiences;
  if (audience === undefined || audiences.size > 1 || !resources.every(isPermission)) {
    throw invalidScope(scope ?? "");
  }
  return known(audience, endpoint);
}

function isPermission(scope: string): boolean {
  return /\/(user_impersonation|\.default)$/.test(scope);
}

function known(audience: string, { origin, tenant }: TokenEndpoint): string {
  if (audience === origin || audience === `${origin}/`) return audience;
  throw new EntraError(
    500011,
    "invalid_resource",
    `The resource principal named ${audience} was not found in the tenant named ${tenant.tenantId}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  );
}

function invalidScope(scope: string): EntraError {
  return new EntraError(
    70011,
    "invalid_scope",
    `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
  );
}
