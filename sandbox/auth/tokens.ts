import { type TokenClaims, TokenSigner } from "./jwt";

/** Refresh tokens die after 90 days of disuse. */
const refreshLifetimeSeconds = 90 * 24 * 3600;

export interface IssueOptions {
  audience: string;
  clientId: string;
  /** Entra object id. */
  objectId: string;
  /** True for a user's token (`scp`), false for an application's (`roles`). */
  delegated: boolean;
  expiresInSeconds?: number | undefined;
}

export type TokenVerdict =
  | { kind: "valid"; claims: TokenClaims }
  | { kind: "garbled" }
  | { kind: "expired" };

/** Whom and what a refresh token belongs to. */
export interface RefreshTokenOwner {
  clientId: string;
  /** Entra object id. */
  objectId: string;
}

export type RefreshVerdict =
  | { kind: "garbled" }
  | ({ kind: "valid" | "expired" } & RefreshTokenOwner);

/** Issues, verifies and revokes the tokens of one sandbox. */
export class Tokens {
  private readonly signer = new TokenSigner();
  private issued = 0;
  private refreshed = 0;
  private revoked = 0;

  /** @param lifetimeSeconds life of an access token */
  constructor(
    private readonly tenantId: string,
    private readonly now: () => number,
    readonly lifetimeSeconds: number,
  ) {}

  issue({ audience, clientId, objectId, delegated, expiresInSeconds }: IssueOptions): string {
    const iat = this.seconds();
    this.issued += 1;
    const claims: TokenClaims = {
      aud: audience,
      iss: `https://sts.windows.net/${this.tenantId}/`,
      iat,
      nbf: iat,
      exp: iat + (expiresInSeconds ?? this.lifetimeSeconds),
      tid: this.tenantId,
      oid: objectId,
      appid: clientId,
      ...(delegated ? { scp: "user_impersonation" } : { roles: [] }),
      uti: String(this.issued),
    };
    return this.signer.sign(claims);
  }

  verify(token: string): TokenVerdict {
    const claims = this.signer.read(token) as TokenClaims | undefined;
    if (claims?.aud === undefined) return { kind: "garbled" };
    const dead = claims.exp <= this.seconds() || Number(claims.uti) <= this.revoked;
    return dead ? { kind: "expired" } : { kind: "valid", claims };
  }

  /** From now on every access token issued so far counts as expired. */
  revokeAll(): void {
    this.revoked = this.issued;
  }

  /** Each is another one, also within a second. */
  issueRefreshToken(owner: RefreshTokenOwner): string {
    this.refreshed += 1;
    const claims = { ...owner, kind: "refresh", iat: this.seconds(), uti: String(this.refreshed) };
    return `0.${this.signer.sign(claims)}`;
  }

  verifyRefreshToken(token: string): RefreshVerdict {
    const claims = token.startsWith("0.") ? this.signer.read(token.slice(2)) : undefined;
    if (claims?.["kind"] !== "refresh") return { kind: "garbled" };
    const { iat, clientId, objectId } = claims as unknown as RefreshTokenOwner & { iat: number };
    const isOver = iat + refreshLifetimeSeconds <= this.seconds();
    return { kind: isOver ? "expired" : "valid", clientId, objectId };
  }

  private seconds(): number {
    return Math.floor(this.now() / 1000);
  }
}
