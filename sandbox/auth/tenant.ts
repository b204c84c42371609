import type { Tokens } from "./tokens";

/** An app registration with its service principal. */
export interface Application {
  clientId: string;
  clientSecret: string;
  /** Entra object id of the service principal. */
  objectId: string;
}

/** The one tenant of the sandbox's identity provider and what is registered in it. */
export interface Tenant {
  /** Directory (tenant) id. */
  tenantId: string;
  applications: readonly Application[];
  /** Entra object id of the user whom the refresh token belongs to. */
  userObjectId: string;
}

/** What signing in needs to know. */
export interface TokenEndpoint {
  tenant: Tenant;
  tokens: Tokens;
  /** The environment tokens are issued for, without a slash at its end. */
  origin: string;
  now: () => number;
}
