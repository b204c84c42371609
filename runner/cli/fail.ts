/** One line on what went wrong, with its causes, and exit status 1. */
export function fail(error: unknown): void {
  console.error(messageOf(error));
  process.exitCode = 1;
}

/** Node says "fetch failed" and keeps the reason as the cause, or as a list of causes. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const causes = error.cause instanceof AggregateError ? error.cause.errors : [error.cause];
  const reasons = causes
    .filter((cause) => cause instanceof Error)
    .map((cause) => cause.message || String((cause as NodeJS.ErrnoException).code));
  return [error.message, ...new Set(reasons)].join(": ");
}
