import { createHash } from "node:crypto";
import type { Caches } from "../caches/caches";
import { defaults } from "../defaults";
import { runtime } from "../runtime";
import type { SharedEnd } from "../types/tokens";
import { sharedEnds } from "./sharedEnds";
import type { IssuedToken } from "./tokenEndpoint";
import { tokenTimes } from "./tokenTimes";

/** A token that the client gets itself: kept in the process, asked for once at a time, renewed early. */
export interface KeptToken {
  /** The token that is kept, if it lasts. */
  readonly usable: () => string | undefined;
  /** Asks for a token. Simultaneous askers share one request, which lasts as long as one of them waits. */
  readonly fetch: (endsMs?: number) => Promise<string>;
  /** Another token than the one that was refused. */
  readonly renew: (rejected: string, endsMs?: number) => Promise<string>;
}

/** @param credentials what the token is got with; only a digest is kept */
export function keptToken(
  { tokens }: Caches,
  credentials: readonly unknown[],
  request: (end: SharedEnd) => Promise<IssuedToken>,
): KeptToken {
  let digest: string | undefined;
  const key = (): string => {
    digest ??= createHash("sha256").update(JSON.stringify(credentials)).digest("hex");
    return digest;
  };
  const usable = (rejected?: string) => {
    const own = tokens.peek(key());
    if (own && own.token !== rejected && own.renewAtMs > runtime.now()) return own.token;
    if (own) tokens.drop(key());
    return undefined;
  };
  const fetch = async (endsMs = Number.POSITIVE_INFINITY): Promise<string> => {
    const ends = sharedEnds(tokens);
    const load = async () => {
      const { token, lifeMs } = await ends.begin(key(), endsMs, request);
      return { token, renewAtMs: renewalOf(token, lifeMs) };
    };
    const cached = await tokens.get(key(), load, undefined, async (running) => {
      const end = ends.join(key(), endsMs);
      try {
        return await running;
      } catch (error) {
        // Without an end it had ended already when this one joined.
        if (end && (end.givenUpMs ?? endsMs) >= endsMs) throw error;
        return tokens.get(key(), load);
      }
    });
    return cached.token;
  };
  return {
    usable: () => usable(),
    fetch,
    renew: async (rejected, endsMs) => usable(rejected) ?? fetch(endsMs),
  };
}

/**
 * When to ask for another token than the one that just came. How long it lives is counted from now on:
 * our clock may be hours away from the one that its times are written by.
 */
function renewalOf(token: string, lifeMs: number | undefined): number {
  const { issuedAtMs, expiresAtMs } = tokenTimes(token);
  const written =
    issuedAtMs === undefined || expiresAtMs === undefined ? undefined : expiresAtMs - issuedAtMs;
  const life = [lifeMs, written].find((ms) => ms !== undefined && ms > 0);
  if (life === undefined) return Number.POSITIVE_INFINITY;
  return runtime.now() + life - Math.min(defaults.tokenRenewalMarginMs, life / 2);
}
