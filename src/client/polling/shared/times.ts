/** A moment as Dataverse takes and gives it: ISO 8601 in UTC, with a fraction only where there is one. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

/** Milliseconds since the epoch of a moment that `isoTime` wrote. */
export function msOf(isoTime: string): number {
  return Date.parse(isoTime);
}

/** Dataverse knows no time before this. */
export const EARLIEST_MS = Date.UTC(1753, 0, 1);

/**
 * Milliseconds since the epoch; undefined for anything that is not a date-time with its zone, or lies
 * before all that Dataverse knows.
 */
export function timeOf(value: unknown): number | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value)) {
    return undefined;
  }
  const ms = Date.parse(value);
  return ms >= EARLIEST_MS ? ms : undefined;
}
