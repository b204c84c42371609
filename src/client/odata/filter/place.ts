import type { Token } from "./tokens";

export const COMPARISON = /^(?:eq|ne|gt|ge|lt|le)$/;

/** A token with its neighbours. */
export interface Place {
  readonly tokens: readonly Token[];
  readonly index: number;
  readonly token: Token;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** The words and the value around the token, as far as they are there. */
  readonly show: (right: string) => string;
}
