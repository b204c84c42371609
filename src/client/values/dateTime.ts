import { shown, type Typed, typed, type ValueTyper, wrong } from "./types";
import { instantOf, utcOf, type WallClock } from "./zonedTime";

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const ACCEPTED = "expected 2024-12-31, 2024-12-31T17:30:00 or 2024-12-31T17:30:00+01:00";

interface Reading {
  readonly clock: WallClock;
  readonly hasTime: boolean;
  /** Milliseconds ahead of UTC; undefined where the text names no offset. */
  readonly offsetMs: number | undefined;
}

/**
 * Dates by the column's behaviour (Microsoft: "Behavior and format of the date and time column"):
 * `DateOnly` takes a date; `UserLocal` an instant, read in the given zone where no offset is named;
 * `TimeZoneIndependent` keeps the wall clock as it is written.
 */
export const dateTimeValue: ValueTyper = (value, column, { timeZone }) => {
  const reading = readingOf(value);
  if (!reading) return wrong(`${shown(value)} is not a date; ${ACCEPTED}`);
  switch (column.dateBehavior) {
    case "DateOnly":
      return typed(dateText(reading.clock));
    case "TimeZoneIndependent":
      return wallClock(value, reading);
    default:
      return typed(utcText(instant(reading, timeZone)));
  }
};

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
  return exists(clock)
    ? { clock, hasTime: hour !== undefined, offsetMs: offsetOf(offset) }
    : undefined;
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

const offsetOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (/^z$/i.test(text)) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
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

const utcText = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");

const dateText = (clock: WallClock): string => new Date(utcOf(clock)).toISOString().slice(0, 10);
