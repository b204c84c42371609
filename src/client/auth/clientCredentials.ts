import { createHash } from "node:crypto";
import type { Connection } from "@prismatic-io/spectral";
import { defaults } from "../defaults";
import type { Environment } from "../environment";
import { connectionError } from "../errors/connectionError";
import { runtime } from "../runtime";
import { type IssuedToken, requestToken } from "./tokenEndpoint";
import { tokenOf } from "./tokenOf";
import { tokenTimes } from "./tokenTimes";
import type { TokenSource } from "./types";

interface CachedToken {
  readonly token: string;
  readonly renewAtMs: number;
}

/**
 * Tokens got by the client itself, by a hash of the credentials: later actions of the same run need
 * not ask again, and simultaneous askers share one request.
 */
const cache = new Map<string, CachedToken>();
const pending = new Map<string, Promise<CachedToken>>();

/**
 * The server flow. The platform's token is used while it lasts; when it is missing, about to expire or
 * refused, another is fetched from the connection's token URL.
 */
export const clientCredentials = (
  connection: Connection,
  environment: Environment,
): TokenSource => {
  let digest: string | undefined;
  const key = (): string => {
    digest ??= fingerprint(connection, environment);
    return digest;
  };
  const fetchToken = async (): Promise<string> => {
    const running = pending.get(key()) ?? remember(key(), requestToken(connection, environment));
    return (await running).token;
  };
  return {
    current: async () => {
      // Most processes never fetch a token of their own, and need no digest to know it.
      const own = cache.size > 0 ? cache.get(key()) : undefined;
      if (own && own.renewAtMs > runtime.now()) return own.token;
      const given = tokenOf(connection);
      return given && renewAtMs(given) > runtime.now() ? given : fetchToken();
    },
    renew: async (rejected) => {
      const own = cache.get(key());
      if (own && own.token !== rejected && own.renewAtMs > runtime.now()) return own.token;
      cache.delete(key());
      return fetchToken();
    },
    refusal: (operation) =>
      connectionError(
        connection,
        `${operation} failed (401): Dataverse refused a token that was just issued. Check that Scopes is ${environment.origin}/.default and that Token URL names the environment's own tenant.`,
      ),
  };
};

const remember = (key: string, asked: Promise<IssuedToken>): Promise<CachedToken> => {
  const running = asked
    .then(({ token, lifeMs }) => {
      const cached = { token, renewAtMs: renewalOf(token, lifeMs) };
      const oldest = cache.keys().next().value;
      if (cache.size >= defaults.tokenCacheEntries && oldest !== undefined) cache.delete(oldest);
      cache.set(key, cached);
      return cached;
    })
    .finally(() => pending.delete(key));
  pending.set(key, running);
  return running;
};

/**
 * When to ask for another token than the one that just came. How long it lives is counted from now on:
 * our clock may be hours away from the one that its times are written by.
 */
const renewalOf = (token: string, lifeMs: number | undefined): number => {
  const { issuedAtMs, expiresAtMs } = tokenTimes(token);
  const written =
    issuedAtMs === undefined || expiresAtMs === undefined ? undefined : expiresAtMs - issuedAtMs;
  const life = [lifeMs, written].find((ms) => ms !== undefined && ms > 0);
  if (life === undefined) return Number.POSITIVE_INFINITY;
  return runtime.now() + life - Math.min(defaults.tokenRenewalMarginMs, life / 2);
};

/** Five minutes before the end; half-way for tokens that do not live that long. Unknown = never. */
const renewAtMs = (token: string): number => {
  const { issuedAtMs, expiresAtMs } = tokenTimes(token);
  if (expiresAtMs === undefined) return Number.POSITIVE_INFINITY;
  const life = expiresAtMs - (issuedAtMs ?? expiresAtMs - 2 * defaults.tokenRenewalMarginMs);
  return expiresAtMs - Math.min(defaults.tokenRenewalMarginMs, life / 2);
};

const fingerprint = ({ fields }: Connection, { origin }: Environment): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        origin,
        fields["tokenUrl"],
        fields["clientId"],
        fields["clientSecret"],
        fields["scopes"],
      ]),
    )
    .digest("hex");
