import { boundedMemo } from "../caches/boundedMemo";

/** A wall clock reading, as text without an offset has it. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The last name that was found to be a zone: to ask takes as long as sending a request. */
let known = "UTC";

export function isTimeZone(zone: string): boolean {
  if (zone === known) return true;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
    known = zone;
    return true;
  } catch {
    return false;
  }
}

/**
 * Milliseconds since the epoch of a wall clock reading in an IANA zone. A reading that a clock change
 * skips is taken with the offset before the change; one that comes twice is the first of the two.
 */
export function instantOf(clock: WallClock, zone: string): number {
  const asUtc = utcOf(clock);
  const earlier = asUtc - offsetAt(asUtc - DAY_MS, zone);
  const later = asUtc - offsetAt(asUtc + DAY_MS, zone);
  const candidates = [earlier, later].filter(
    (instant) => instant + offsetAt(instant, zone) === asUtc,
  );
  return candidates.length > 0 ? Math.min(...candidates) : earlier;
}

const DAY_MS = 86_400_000;

export function utcOf({ year, month, day, hour, minute, second }: WallClock): number {
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

/** What a zone's clocks are ahead of UTC at an instant, in milliseconds. */
const offsetAt = (instant: number, zone: string): number =>
  utcOf(clockAt(instant, zone)) - Math.floor(instant / 1000) * 1000;

/** What a zone's clocks show at an instant. */
export function clockAt(instant: number, zone: string): WallClock {
  const parts = formatter(zone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour") % 24,
    minute: part("minute"),
    second: part("second"),
  };
}

/** Making one takes longer than using it; a zone may be written in as many ways as its name has letters. */
const MOST_FORMATTERS = 16;

const formatter = boundedMemo(
  MOST_FORMATTERS,
  (zone) =>
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
      hourCycle: "h23",
    }),
);
