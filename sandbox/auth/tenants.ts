import type { Directory } from "./apps/directory";
import { EntraError } from "./entraError";
import type { Application, Tenant } from "./tenant";

/** Tenant-independent endpoints serve users, never applications. */
export function isShared(given: string): boolean {
  return ["common", "organizations"].includes(given.toLowerCase());
}

/** The tenant an address names. */
export function tenantNamed(directory: Directory, given: string): Tenant {
  const tenant = directory.tenant(given);
  if (tenant !== undefined) return tenant;
  throw new EntraError(
    90002,
    "invalid_request",
    `Tenant '${given}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  );
}

/** The tenant of an application that signs in without a user: it has to be named. */
export function tenantOfApplication(directory: Directory, given: string): Tenant {
  if (!isShared(given)) return tenantNamed(directory, given);
  throw new EntraError(
    50059,
    "invalid_request",
    "No tenant-identifying information found in either the request or implied by any provided credentials.",
  );
}

/** The tenant of a person who signs in: the one that is named, or the person's own. */
export function tenantOfPerson(directory: Directory, given: string): Tenant {
  return isShared(given) ? directory.home : tenantNamed(directory, given);
}

/** The application of a client id in the tenant, through the endpoint that was asked. */
export function applicationNamed(
  directory: Directory,
  tenant: Tenant,
  { clientId, given }: { clientId: string; given: string },
): Application {
  const application = directory.application(tenant, clientId);
  if (application === undefined) {
    throw new EntraError(
      700016,
      "unauthorized_client",
      `Application with identifier '${clientId}' was not found in the directory '${tenant.tenantId}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    );
  }
  if (isShared(given) && !application.isMultitenant) {
    throw new EntraError(
      50194,
      "invalid_request",
      `Application '${application.clientId}' is not configured as a multi-tenant application. Usage of the /${given.toLowerCase()} endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
    );
  }
  return application;
}
