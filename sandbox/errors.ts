/** A refusal in Dataverse's own words: thrown anywhere, printed by the handler. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** Dataverse's hex code, `"0x0"` or `""`. */
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
    /** Further annotations of the error, by name without `@`. */
    readonly details: Record<string, string> = {},
  ) {
    super(message);
  }
}
