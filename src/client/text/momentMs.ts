const MOMENT = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * Milliseconds since the epoch of a day or a moment; NaN for any other text. A moment that does not say how
 * far its clock is from UTC is one in UTC: JavaScript would read it in the zone of this process.
 */
export function momentMs(text: string): number {
  const [whole, time, offset] = MOMENT.exec(text) ?? [];
  if (whole === undefined) return Number.NaN;
  return Date.parse(time !== undefined && offset === undefined ? `${whole}Z` : whole);
}
