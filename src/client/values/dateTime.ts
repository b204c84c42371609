import { shown, type Typed, typed, type ValueTyper, wrong } from "./types";
import { clockAt, instantOf, utcOf, type WallClock } from "./zonedTime";

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const ACCEPTED = "expected 2024-12-31, 2024-12-31T17:30:00 or 2024-12-31T17:30:00+01:00";

interface Reading {
  readonly clock: WallClock;
  /** Milliseconds ahead of UTC; undefined where the text names no offset. */
  readonly offsetMs: number | undefined;
  /** Whether it is an instant written with `Z`. */
  readonly isUtc: boolean;
}

/**
 * Dates by the column's behaviour (Microsoft: "Behavior and format of the date and time column"):
 * `DateOnly` takes a date; `UserLocal` an instant, read in the given zone where no offset is named;
 * `TimeZoneIndependent` keeps the wall clock as it is written.
 */
export const dateTimeValue: ValueTyper = (value, column, { timeZone }) => {
  const reading = readingOf(value);
  if (!reading) return wrong(`${shown(value)} is not a date; ${ACCEPTED}`);
  if (!isInCalendar(utcOf(reading.clock))) return wrong(beyondCalendar(value));
  switch (column.dateBehavior) {
    case "DateOnly":
      return typed(dateText(day(reading, timeZone)));
    case "TimeZoneIndependent":
      return wallClock(value, reading);
    default:
      return inCalendar(value, instant(reading, timeZone));
  }
};

/**
 * The day of an instant in UTC is the one it has in the zone; with any other offset, or none, a text says
 * itself which day is meant.
 */
const day = ({ clock, isUtc }: Reading, timeZone: string): WallClock =>
  isUtc ? clockAt(utcOf(clock), timeZone) : clock;

/** SQL Server's calendar, and therefore Dataverse's, begins in 1753. */
const FIRST_MS = Date.UTC(1753, 0, 1);
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59);

const readingOf = (value: unknown): Reading | undefined => {
  if (value instanceof Date && !Number.isNaN(value.getTime()))
    return readingOf(value.toISOString());
  const match = typeof value === "string" ? FORM.exec(value.trim()) : null;
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = "0", offset] = match;
  const clock = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second),
  };
  const offsetMs = offsetOf(offset);
  if (!exists(clock) || offsetMs === "none") return undefined;
  return { clock, offsetMs, isUtc: offset !== undefined && /^z$/i.test(offset) };
};

/** 30 February and 25:00 read like dates and are none. */
const exists = (clock: WallClock): boolean => {
  const date = new Date(utcOf(clock));
  return (
    date.getUTCMonth() === clock.month - 1 &&
    date.getUTCDate() === clock.day &&
    date.getUTCHours() === clock.hour &&
    clock.minute < 60 &&
    clock.second < 60
  );
};

/** Clocks are at most fourteen hours away from UTC. */
const MOST_OFFSET_MINUTES = 14 * 60;

const offsetOf = (text: string | undefined): number | undefined | "none" => {
  if (text === undefined) return undefined;
  if (/^z$/i.test(text)) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  if (Number(text.slice(-2)) > 59 || minutes > MOST_OFFSET_MINUTES) return "none";
  return (text.startsWith("-") ? -1 : 1) * minutes * 60_000;
};

const wallClock = (value: unknown, { clock, offsetMs }: Reading): Typed =>
  offsetMs === undefined || offsetMs === 0
    ? typed(utcText(utcOf(clock)))
    : wrong(
        `${shown(value)} names an offset, but the column keeps wall clock times of no zone; leave the offset out`,
      );

const instant = ({ clock, offsetMs }: Reading, timeZone: string): number =>
  offsetMs === undefined ? instantOf(clock, timeZone) : utcOf(clock) - offsetMs;

const isInCalendar = (ms: number): boolean => ms >= FIRST_MS && ms <= LAST_MS;

const beyondCalendar = (value: unknown): string =>
  `${shown(value)} is beyond the calendar of Dataverse, which has the days from 1753-01-01 to 9999-12-31`;

const inCalendar = (value: unknown, ms: number): Typed =>
  isInCalendar(ms) ? typed(utcText(ms)) : wrong(beyondCalendar(value));

const utcText = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");

const dateText = (clock: WallClock): string => new Date(utcOf(clock)).toISOString().slice(0, 10);
