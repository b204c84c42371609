import type { DateWindow } from "./dateWindow";

/** When fiscal years begin, and what they are divided into: the organization's fiscal settings. */
export interface FiscalSettings {
  /** 1 to 12. */
  startMonth: number;
  startDay: number;
  period: "year" | "half" | "quarter" | "month" | "fourWeeks";
}

export const usualFiscal: FiscalSettings = { startMonth: 1, startDay: 1, period: "quarter" };

const periodsOf = { year: 1, half: 2, quarter: 4, month: 12, fourWeeks: 13 } as const;
const fourWeeks = 28 * 86_400_000;

/** Years a query may be about; `InFiscalPeriod` means a period of every one of them. */
const [firstYear, lastYear] = [1900, 2100];

export function isFiscal(name: string): boolean {
  return name.includes("Fiscal");
}

/**
 * The instants a fiscal function means, in UTC; `InFiscalPeriod` alone means several windows. A fiscal
 * year has the number of the calendar year it begins in.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/queryfunctions
 *
 * @param values X of the functions with a number; period and year of those with both
 */
export function fiscalWindows(
  name: string,
  now: number,
  values: readonly number[],
  settings: FiscalSettings,
): DateWindow[] {
  const count = name.endsWith("Year") || name.endsWith("Years") ? 1 : periodsOf[settings.period];
  const [first = 0, year = 0] = values;
  if (name === "InFiscalYear") return [between(first, first + 1, 1, settings)];
  if (name === "InFiscalPeriod") return everyYear(first, settings);
  if (name.endsWith("FiscalPeriodAndYear")) return [inPeriod(name, first, year, settings)];
  const current = periodAt(now, count, settings);
  const from = (period: number) => startOf(period, count, settings);
  const [, direction = "", many] = /^(Last|This|Next)(X?)/.exec(name) ?? [];
  if (many && direction === "Last") return [{ from: from(current - first), until: now }];
  if (many) return [{ after: now, before: from(current + first + 1) }];
  const shift = { Last: -1, This: 0, Next: 1 }[direction] ?? 0;
  return [between(current + shift, current + shift + 1, count, settings)];
}

function inPeriod(
  name: string,
  period: number,
  year: number,
  settings: FiscalSettings,
): DateWindow {
  const count = periodsOf[settings.period];
  const at = year * count + period - 1;
  const { from, before } = between(at, at + 1, count, settings);
  if (name.startsWith("InOrAfter")) return { from };
  return name.startsWith("InOrBefore") ? { before } : { from, before };
}

function everyYear(period: number, settings: FiscalSettings): DateWindow[] {
  const count = periodsOf[settings.period];
  if (period < 1 || period > count) return [];
  return Array.from({ length: lastYear - firstYear }, (_, at) =>
    inPeriod("InFiscalPeriodAndYear", period, firstYear + at, settings),
  );
}

function between(period: number, next: number, count: number, settings: FiscalSettings) {
  return { from: startOf(period, count, settings), before: startOf(next, count, settings) };
}

/** When a period begins; periods are counted on from year to year, from the year 0. */
function startOf(period: number, count: number, { startMonth, startDay }: FiscalSettings): number {
  const year = Math.floor(period / count);
  const at = period - year * count;
  if (count === periodsOf.fourWeeks) {
    return Date.UTC(year, startMonth - 1, startDay) + at * fourWeeks;
  }
  return Date.UTC(year, startMonth - 1 + at * (12 / count), startDay);
}

function periodAt(now: number, count: number, settings: FiscalSettings): number {
  let period = new Date(now).getUTCFullYear() * count;
  while (startOf(period, count, settings) > now) period -= 1;
  while (startOf(period + 1, count, settings) <= now) period += 1;
  return period;
}
