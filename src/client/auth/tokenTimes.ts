/** When a token was issued and runs out, in milliseconds since the epoch. */
export interface TokenTimes {
  readonly issuedAtMs: number | undefined;
  readonly expiresAtMs: number | undefined;
}

/**
 * Reads `iat` and `exp` of an Entra access token (a JWT) without verifying it: they only decide when to
 * ask for another. A token of any other shape has no known times.
 */
export function tokenTimes(token: string): TokenTimes {
  const claims = tokenClaims(token);
  return { issuedAtMs: milliseconds(claims?.["iat"]), expiresAtMs: milliseconds(claims?.["exp"]) };
}

/** What a JWT says of itself, unverified; undefined for a token of any other shape. */
export function tokenClaims(token: string): Record<string, unknown> | undefined {
  const [, payload = ""] = token.split(".");
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null
      ? (claims as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const milliseconds = (seconds: unknown): number | undefined =>
  typeof seconds === "number" && Number.isFinite(seconds) ? seconds * 1000 : undefined;
