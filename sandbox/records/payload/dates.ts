import { Refusal } from "../../errors";
import type { Column } from "../../schema/derived";
import { type Place, wrongLiteral } from "./literal";

const dateOnly = /^(\d{4})-(\d\d)-(\d\d)$/;
/** Offsets as XML Schema has them: up to fourteen hours. */
const withZone =
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;
/** SQL Server's first day, and therefore Dataverse's. */
const firstYear = 1753;

/**
 * A date-only column takes `YYYY-MM-DD` and nothing else; every other one takes a point in time with
 * its zone, which is stored in UTC without fraction. A day alone passes for a point in time too: the
 * reader looks for a sign six characters before the end, finds the one of the month, and takes the
 * midnight of UTC.
 * https://learn.microsoft.com/power-apps/developer/data-platform/behavior-format-date-time-attribute
 */
export function readDate(place: Place, column: Pick<Column, "behavior">, value: unknown): string {
  if (column.behavior === "DateOnly") return readDay(place, value);
  const text = typeof value === "string" ? value.trim() : "";
  if (!(dateOnly.test(text) || withZone.test(text)) || Number.isNaN(Date.parse(text))) {
    throw wrongLiteral(place, value, "Edm.DateTimeOffset");
  }
  const moment = new Date(text);
  if (!isDay(text.slice(0, 10))) throw wrongLiteral(place, value, "Edm.DateTimeOffset");
  checkYear(moment.getUTCFullYear(), text);
  return `${moment.toISOString().slice(0, 19)}Z`;
}

function readDay(place: Place, value: unknown): string {
  if (typeof value !== "string" || !isDay(value)) throw wrongLiteral(place, value, "Edm.Date");
  checkYear(Number(value.slice(0, 4)), value);
  return value;
}

/** Whether the calendar has this day; `Date` would turn 30 February into 2 March. */
function isDay(text: string): boolean {
  const [, year, month, day] = dateOnly.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function checkYear(year: number, value: string): void {
  if (year >= firstYear) return;
  throw new Refusal(
    400,
    "0x80040239",
    `DateTime is less than minumum value supported by CrmDateTime. Actual value: ${value}, Minimum value supported: 01/01/1753 00:00:00`,
  );
}
