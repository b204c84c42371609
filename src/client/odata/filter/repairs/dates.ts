const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[t ]\s*(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
/** Where the year comes first, the month follows it. */
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[t ])/i;
const DAY_FIRST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;

/**
 * A date as OData writes it, with the zone that it names or with none; undefined for what is no date, or where the order of day and month is not known.
 */
export function isoDate(text: string): string | undefined {
  const [, day, time, zone] = ISO.exec(yearFirst(text.trim())) ?? [];
  if (day === undefined) return dayFirst(text.trim());
  if (!isDay(day)) return undefined;
  if (time === undefined) return day;
  return `${day}T${time.padStart(time.indexOf(":") === 1 ? time.length + 1 : 0, "0")}${offset(zone)}`;
}

const yearFirst = (text: string): string =>
  text.replace(
    YEAR_FIRST,
    (_, year: string, __, month: string, day: string) =>
      `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
  );

const offset = (zone: string | undefined): string => {
  if (zone === undefined) return "";
  if (/^z$/i.test(zone)) return "Z";
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  return `${zone.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`;
};

const dayFirst = (text: string): string | undefined => {
  const forms = daysOf(text);
  return forms.length === 1 ? forms[0] : undefined;
};

/** The days that a date such as `2-8-2024` may mean. */
export function daysOf(text: string): string[] {
  const [, first = "", , second = "", year] = DAY_FIRST.exec(text) ?? [];
  if (year === undefined) return [];
  const [a, b] = [first.padStart(2, "0"), second.padStart(2, "0")];
  return [...new Set([`${year}-${b}-${a}`, `${year}-${a}-${b}`])].filter(isDay);
}

const isDay = (day: string): boolean => {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
};
