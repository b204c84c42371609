import type { Tokens } from "./tokens";

/** The one tenant of the sandbox's identity provider and what is registered in it. */
export interface Tenant {
  /** Directory (tenant) id. */
  tenantId: string;
  clientId: string;
  clientSecret: string;
  /** Entra object id of the application's service principal. */
  applicationObjectId: string;
  /** Entra object id of the user whom the refresh token belongs to. */
  userObjectId: string;
}

/** What the token endpoint needs to know. */
export interface TokenEndpoint {
  tenant: Tenant;
  tokens: Tokens;
  /** The environment tokens are issued for, without a slash at its end. */
  origin: string;
  now: () => number;
}
