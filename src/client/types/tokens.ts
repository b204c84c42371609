import type { HttpResponse } from "./http";

/** Where a bearer token comes from, and what can be done when Dataverse refuses it. */
export interface TokenSource {
  /**
   * The token to send now; not a promise where the token is known.
   *
   * @param endsMs when the asker gives up, in milliseconds since the epoch: nothing is sent for it after that
   */
  current(endsMs?: number): string | Promise<string>;
  /** Another token after this one was refused; undefined when there is no way to get one. */
  renew(rejected: string, endsMs?: number): Promise<string | undefined>;
  /** The error for a 401 that is final, by the head of the answer. */
  refusal(operation: string, headers: HttpResponse["headers"]): Error;
}

/** When the last of those who wait for one answer gives up, in milliseconds since the epoch. */
export interface SharedEnd {
  /** Grows while others join. */
  endsMs: number;
  /** The end for which the request was given up: who joined too late to push it back has to ask anew. */
  givenUpMs?: number;
}

/** A token that the client got itself, and when it has to be got anew. */
export interface CachedToken {
  readonly token: string;
  readonly renewAtMs: number;
}
