import { EntraError } from "./entraError";
import type { Application, Tenant } from "./tenant";

/** A parameter the grant cannot do without. */
export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value !== null && value !== "") return value;
  throw new EntraError(
    900144,
    "invalid_request",
    `The request body must contain the following parameter: '${name}'.`,
  );
}

export function checkRefreshToken(verdict: "valid" | "expired" | "garbled"): void {
  if (verdict === "expired") {
    throw new EntraError(
      700082,
      "invalid_grant",
      "The refresh token has expired due to inactivity.",
    );
  }
  if (verdict === "garbled") {
    throw new EntraError(70000, "invalid_grant", "Provided grant is invalid or malformed.");
  }
}

export function checkTenant(tenant: Tenant, given: string): void {
  if (given.toLowerCase() === tenant.tenantId) return;
  throw new EntraError(
    90002,
    "invalid_request",
    `Tenant '${given}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );
}

/** The application that proved itself by its secret. */
export function provenClient(tenant: Tenant, clientId: string, secret: string | null): Application {
  const application = tenant.applications.find(
    (known) => known.clientId === clientId.toLowerCase(),
  );
  if (application === undefined) {
    throw new EntraError(
      700016,
      "unauthorized_client",
      `Application with identifier '${clientId}' was not found in the directory '${tenant.tenantId}'.`,
    );
  }
  if (secret === null || secret === "") {
    throw new EntraError(
      7000218,
      "invalid_client",
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  if (secret !== application.clientSecret) {
    throw new EntraError(
      7000215,
      "invalid_client",
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    );
  }
  return application;
}
