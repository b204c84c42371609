/** What a hint is found by. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly method: string;
  /** Path and query of the request, or its whole URL. */
  readonly url?: string | undefined;
  /** What was sent as JSON: it is looked at for the column that a refusal is about, and never shown. */
  readonly json?: unknown;
}
