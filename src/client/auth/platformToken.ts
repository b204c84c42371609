import type { Connection } from "@prismatic-io/spectral";
import { requestIdOf } from "../answers/errorFromResponse";
import { connectionError } from "../errors/connectionError";
import { DataverseError } from "../errors/DataverseError";
import { runtime } from "../runtime";
import type { HttpResponse } from "../types/http";
import type { TokenSource } from "../types/tokens";
import { tokenOf } from "./tokenOf";
import { tokenTimes } from "./tokenTimes";

interface Words {
  /** Why there is no token, as a sentence. */
  readonly missing: () => string;
  /** What to do about a token that Dataverse refused, as sentences. */
  readonly refused: string;
}

/** A person's token: the platform alone holds the refresh token, so a refused one cannot be renewed here. */
export function platformToken(connection: Connection, words: Words): TokenSource {
  return {
    current: () => {
      const token = tokenOf(connection);
      if (token) return token;
      throw connectionError(connection, words.missing());
    },
    renew: () => Promise.resolve(undefined),
    refusal: (operation, headers) => {
      const { expiresAtMs } = tokenTimes(tokenOf(connection));
      if (expiresAtMs !== undefined && expiresAtMs <= serverClock(headers) + CLOCKS_DIFFER_MS) {
        return new DataverseError({
          operation,
          outcome: "notDone",
          status: 401,
          detail: "the access token ran out during the run",
          hint: "Run again: the platform renews the token before the next run",
          requestId: requestIdOf(headers),
        });
      }
      return connectionError(
        connection,
        `${operation} failed (401): Dataverse refused the access token. ${words.refused}`,
      );
    },
  };
}

/** Dataverse's clock and the one a token was written by, and what the header leaves out. */
const CLOCKS_DIFFER_MS = 60_000;

/** The clock of who refused the token decides whether it had run out, not ours. */
const serverClock = ({ date = "" }: HttpResponse["headers"]): number => {
  const ms = Date.parse(date);
  return Number.isNaN(ms) ? runtime.now() : ms;
};
