import type { HttpResponse } from "./http";

/** Where a bearer token comes from, and what can be done when Dataverse refuses it. */
export interface TokenSource {
  /** The token to send now. */
  current(): Promise<string>;
  /** Another token after this one was refused; undefined when there is no way to get one. */
  renew(rejected: string): Promise<string | undefined>;
  /** The error for a 401 that is final, by the head of the answer. */
  refusal(operation: string, headers: HttpResponse["headers"]): Error;
}

/** A token that the client got itself, and when it has to be got anew. */
export interface CachedToken {
  readonly token: string;
  readonly renewAtMs: number;
}
