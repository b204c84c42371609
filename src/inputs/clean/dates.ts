import { refuse } from "./refuse";
import { isUnset } from "./unset";

const DATE = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A day, `YYYY-MM-DD` for 00:00 UTC, or a date-time with its zone; in milliseconds since the epoch. */
export function optionalDate(label: string) {
  return (value: unknown): number | undefined => {
    if (isUnset(value)) return undefined;
    const accepted = "a date as YYYY-MM-DD, e.g. 2026-01-31";
    const text = value instanceof Date ? isoOf(value) : value;
    const [, day] = (typeof text === "string" && DATE.exec(text.trim())) || [];
    if (day === undefined || !exists(day)) return refuse(label, accepted, value);
    const ms = Date.parse(String(text).trim());
    return Number.isNaN(ms) ? refuse(label, accepted, value) : ms;
  };
}

const isoOf = (date: Date): string | undefined =>
  Number.isNaN(date.getTime()) ? undefined : date.toISOString();

/** JavaScript takes the 30th of February for the 1st or 2nd of March. */
const exists = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};
