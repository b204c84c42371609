type Kind<T> = abstract new (...values: never[]) => T;

/** Throws every error but those of a kind: the ones that the caller has an answer to. */
export function throwUnless<T>(error: unknown, kind: Kind<T>): asserts error is T {
  if (!(error instanceof kind)) throw error;
}
