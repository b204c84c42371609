import type { X509Certificate } from "node:crypto";
import type { Store } from "../types";
import type { Directory } from "./apps/directory";
import type { Codes } from "./authorize/codes";
import type { IdTokenSigner } from "./openId/idTokens";
import type { CertificatePair, Challenge, ClientSecret } from "./options";
import type { Tokens } from "./tokens";

/** An app registration with its service principal. */
export interface Application {
  clientId: string;
  /** Entra object id of the service principal. */
  objectId: string;
  secrets: readonly ClientSecret[];
  certificates: readonly X509Certificate[];
  isPublic: boolean;
  redirectUris: readonly string[];
  isMultitenant: boolean;
  isConsented: boolean;
  hasPermission: boolean;
}

export interface Tenant {
  /** Directory (tenant) id. */
  tenantId: string;
  /** A domain that takes the place of the id in addresses. */
  domain: string | undefined;
  /** Client ids known there; undefined for all, as in the tenant of the environment. */
  clientIds: ReadonlySet<string> | undefined;
}

/** What signing in needs to know. */
export interface TokenEndpoint {
  directory: Directory;
  tokens: Tokens;
  codes: Codes;
  idTokens: IdTokenSigner;
  /** Where the people are who may sign in. */
  store: Store;
  challenge: { [part in keyof Challenge]?: Challenge[part] | undefined };
  /** The pair that is handed out; made and registered when it is first asked for. */
  certificate: () => CertificatePair;
  /** Brings back the app registrations and the challenge of the start. */
  reset: () => void;
  /** The environment tokens are issued for, without a slash at its end. */
  origin: string;
  now: () => number;
}
