/** Why something was not carried out, or what is not known of it. */
export interface ErrorFacts {
  readonly message: string;
  /** HTTP status. */
  readonly status?: number | undefined;
  /** Dataverse code in hex. */
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly hint?: string | undefined;
}

/** What a flow may branch on, of an error; one of the input has its message only. */
export function errorFacts({ message, code, status, requestId, hint }: ErrorFacts): ErrorFacts {
  return {
    message,
    ...(code ? { code } : {}),
    ...(status === undefined ? {} : { status }),
    ...(requestId ? { requestId } : {}),
    ...(hint ? { hint } : {}),
  };
}
