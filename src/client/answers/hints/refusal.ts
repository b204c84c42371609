/** What a hint is found by. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly method: string;
  /** Path and query of the request, or its whole URL. */
  readonly url?: string | undefined;
}
