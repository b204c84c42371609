import { createHash } from "node:crypto";
import type { Connection } from "@prismatic-io/spectral";
import type { Caches } from "../caches/caches";
import { defaults } from "../defaults";
import type { Environment } from "../environment";
import { connectionError } from "../errors/connectionError";
import { runtime } from "../runtime";
import type { TokenSource } from "../types/tokens";
import { requestToken } from "./tokenEndpoint";
import { tokenOf } from "./tokenOf";
import { tokenTimes } from "./tokenTimes";

/**
 * The server flow. The platform's token is used while it lasts; when it is missing, about to expire or
 * refused, another is fetched from the connection's token URL.
 */
export const clientCredentials = (
  connection: Connection,
  environment: Environment,
  { tokens }: Caches,
): TokenSource => {
  let digest: string | undefined;
  const key = (): string => {
    digest ??= fingerprint(connection, environment);
    return digest;
  };
  // Later actions of the same run need not ask again, and simultaneous askers share one request.
  const fetchToken = async (): Promise<string> => {
    const cached = await tokens.get(key(), async () => {
      const { token, lifeMs } = await requestToken(connection, environment);
      return { token, renewAtMs: renewalOf(token, lifeMs) };
    });
    return cached.token;
  };
  return {
    current: async () => {
      const own = tokens.peek(key());
      if (own && own.renewAtMs > runtime.now()) return own.token;
      if (own) tokens.drop(key());
      const given = tokenOf(connection);
      return given && renewAtMs(given) > runtime.now() ? given : fetchToken();
    },
    renew: async (rejected) => {
      const own = tokens.peek(key());
      if (own && own.token !== rejected && own.renewAtMs > runtime.now()) return own.token;
      if (own) tokens.drop(key());
      return fetchToken();
    },
    refusal: (operation) =>
      connectionError(
        connection,
        `${operation} failed (401): Dataverse refused a token that was just issued. Check that Scopes is ${environment.origin}/.default and that Token URL names the environment's own tenant.`,
      ),
  };
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
