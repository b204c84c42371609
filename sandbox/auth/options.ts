/** What of the sign-in can be arranged, at the start and afterwards. */
export interface SignInOptions {
  /** App registrations beside the usual ones; one of a usual client id changes that one. */
  applications?: readonly AppRegistration[];
  /** Tenants that exist beside the environment's; none by default. */
  otherTenants?: readonly OtherTenant[];
  /** How requests without a token are challenged. */
  challenge?: Partial<Challenge>;
}

/** An app registration. What is left out is as it was, or as it is for a new one. */
export interface AppRegistration {
  clientId: string;
  /** Client secrets that are registered; a new app has none. */
  secrets?: readonly ClientSecret[];
  /** Certificates that are registered, each as PEM; a new app has none. */
  certificates?: readonly string[];
  /** Whether the app keeps no secret, such as one on a desktop; default false. */
  isPublic?: boolean;
  /**
   * Where a sign-in may lead back to. An address of the loopback interface means any port; one that
   * ends in `/*` for all paths below it.
   */
  redirectUris?: readonly string[];
  /** Whether the endpoints `organizations` and `common` serve it; default true. */
  isMultitenant?: boolean;
  /** Whether people have agreed to what the app does in their name; default true. */
  isConsented?: boolean;
  /** Whether the app lists the environment among what it has permissions for; default true. */
  hasPermission?: boolean;
}

export interface ClientSecret {
  value: string;
  /** Milliseconds since the epoch; never where left out. */
  expiresAt?: number;
}

/** A tenant in which the environment is not. */
export interface OtherTenant {
  tenantId: string;
  domain?: string;
  /** Applications that are known there too; none by default. */
  clientIds?: readonly string[];
}

/** The challenge of a 401, part by part. */
export interface Challenge {
  /** Where to sign in; default the sandbox with the environment's tenant. */
  authorizationUri: string;
  /** What a token is to be for; default the environment. Null leaves it out. */
  resourceId: string | null;
  /** The whole header in place of the two; null for no header at all. */
  header: string | null;
}

/** A certificate and the key that belongs to it, both as PEM. */
export interface CertificatePair {
  certificate: string;
  /** PKCS#8, not encrypted. */
  privateKey: string;
}

export interface TokenRequest {
  /** systemuserid; the application user when left out. */
  userId?: string;
  expiresInSeconds?: number;
  /** The environment when left out. */
  audience?: string;
}

/** What tests and people arrange of the sign-in; a part of `Sandbox`. */
export interface SignInControls {
  /** The same pair whenever it is asked for, from then on registered for `clientId`. */
  certificate(): CertificatePair;
  /** A refresh token of the administrator that the token endpoint accepts from `clientId`. */
  readonly refreshToken: string;
  /** Adds an app registration, or changes what is named of the one of that client id. */
  register(application: AppRegistration): void;
  /** Sets parts of the challenge for the answers to come; `undefined` sets one back. */
  setChallenge(challenge: { [part in keyof Challenge]?: Challenge[part] | undefined }): void;
  /** A valid bearer token, without a request: for the application user unless another is named. */
  issueToken(options?: TokenRequest): string;
  /** From now on every token issued so far is refused with 401, as when it was revoked. */
  revokeTokens(): void;
}
