type Unit = "Minutes" | "Hours" | "Days" | "Weeks" | "Months" | "Years";

/** Bounds in milliseconds since the epoch; a missing one is open. */
export interface DateWindow {
  /** First instant inside. */
  from?: number;
  /** First instant after the last one inside. */
  before?: number;
  /** Last instant inside. */
  until?: number;
  /** Last instant before the first one inside. */
  after?: number;
}

const day = 86_400_000;

/**
 * The instants a date function of a query means, asked at `now`. Days begin at midnight in UTC and
 * weeks on Sunday, as in the default settings of a user.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/queryfunctions
 *
 * @param now milliseconds since the epoch
 * @param amount the X of `LastXDays`
 */
export function dateWindow(name: string, now: number, amount: number): DateWindow {
  const today = now - (now % day);
  const moving = /^(LastX|NextX|OlderThanX)(\w+)$/.exec(name);
  if (moving) {
    return movingWindow(moving[1] ?? "", (moving[2] ?? "Days") as Unit, now, amount);
  }
  switch (name) {
    case "Today":
      return whole(today, 1);
    case "Yesterday":
      return whole(today - day, 1);
    case "Tomorrow":
      return whole(today + day, 1);
    case "Last7Days":
      return { from: today - 7 * day, before: today + day };
    case "Next7Days":
      return { after: now, before: today + 8 * day };
    default:
      return calendarWindow(name, today);
  }
}

/** The window of one day (UTC) given as `YYYY-MM-DD`, for `On`, `OnOrAfter` and `OnOrBefore`. */
export function dayWindow(name: string, date: string): DateWindow {
  const { from, before } = whole(Date.parse(`${date}T00:00:00Z`), 1);
  if (name === "On") {
    return { from, before };
  }
  return name === "OnOrAfter" ? { from } : { before };
}

function movingWindow(kind: string, unit: Unit, now: number, amount: number): DateWindow {
  const fine = unit === "Hours" || unit === "Minutes";
  const today = fine ? now : now - (now % day);
  if (kind === "LastX") {
    return { from: shift(today, unit, -amount), until: now };
  }
  if (kind === "OlderThanX") {
    return { before: shift(today, unit, -amount) };
  }
  const end = shift(today, unit, amount);
  return fine ? { after: now, until: end } : { after: now, before: end + day };
}

function shift(instant: number, unit: Unit, amount: number): number {
  const date = new Date(instant);
  switch (unit) {
    case "Minutes":
      return instant + amount * 60_000;
    case "Hours":
      return instant + amount * 3_600_000;
    case "Days":
      return instant + amount * day;
    case "Weeks":
      return instant + amount * 7 * day;
    case "Months":
      return sameDay(date.getUTCFullYear(), date.getUTCMonth() + amount, date.getUTCDate());
    case "Years":
      return sameDay(date.getUTCFullYear() + amount, date.getUTCMonth(), date.getUTCDate());
  }
}

/** The day of that month, or its last day where the month is shorter. */
function sameDay(year: number, month: number, date: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date, last));
}

function calendarWindow(name: string, today: number): DateWindow {
  const shiftBy = { Last: -1, This: 0, Next: 1 }[name.slice(0, 4)] ?? 0;
  const date = new Date(today);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (name.endsWith("Week")) {
    return whole(today - date.getUTCDay() * day + shiftBy * 7 * day, 7);
  }
  if (name.endsWith("Month")) {
    return {
      from: Date.UTC(year, month + shiftBy, 1),
      before: Date.UTC(year, month + shiftBy + 1, 1),
    };
  }
  return { from: Date.UTC(year + shiftBy, 0, 1), before: Date.UTC(year + shiftBy + 1, 0, 1) };
}

function whole(from: number, days: number): { from: number; before: number } {
  return { from, before: from + days * day };
}
