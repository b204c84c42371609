const WCF_DATE = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/;

/** The reach of a JavaScript date. */
const FURTHEST_MS = 8.64e15;

/**
 * `/Date(1506384247000-0700)/` as `2017-09-26T00:04:07Z`, in the form in which the Web API sends times.
 * The milliseconds are UTC already; the offset only says how the sender's clock was set. `undefined`
 * for any other text.
 */
export const isoDate = (text: string): string | undefined => {
  const ms = Number(WCF_DATE.exec(text)?.[1] ?? Number.NaN);
  if (!(Math.abs(ms) <= FURTHEST_MS)) return undefined;
  return new Date(ms).toISOString().replace(".000Z", "Z");
};
