import { isHeld } from "./exactNumber";

/** Numbers of fewer digits are always held. */
const LONG_RUN = 16;

const MINUS = 45;

/**
 * The digits of each integer of a JSON text that a JavaScript number cannot hold, by the number that it is
 * rounded to. Undefined where that number does not say which digits they were: two of them are rounded to
 * the same one, or there are powers of ten, or decimals that are not held either.
 *
 * Digits within a text may be among them. That does no harm: every long integer of the JSON is.
 */
export function longIntegers(text: string): ReadonlyMap<number, string> | undefined {
  const found = new Map<number, string>();
  for (let probe = LONG_RUN - 1; probe < text.length; probe += LONG_RUN) {
    if (!isDigitOrPoint(text.charCodeAt(probe))) continue;
    // Of 16 in a row, half are on one side of the probe.
    const isInFront = isDigitOrPoint(text.charCodeAt(probe - 7));
    if (!isInFront && !isDigitOrPoint(text.charCodeAt(probe + 8))) continue;
    let first = probe;
    while (isDigitOrPoint(text.charCodeAt(first - 1))) first -= 1;
    while (isDigitOrPoint(text.charCodeAt(probe + 1))) probe += 1;
    const end = probe + 1;
    if (end - first < LONG_RUN || !isNumberPlace(text, first, end)) continue;
    const digits = text.slice(first, end);
    if (hasPower(text, first, end)) return undefined;
    if (digits.includes(".")) {
      if (!isHeldDecimal(digits)) return undefined;
      continue;
    }
    const token = text.charCodeAt(first - 1) === MINUS ? `-${digits}` : digits;
    const rounded = Number(token);
    if (Number.isSafeInteger(rounded)) continue;
    if ((found.get(rounded) ?? token) !== token) return undefined;
    found.set(rounded, token);
  }
  return found.size > 0 && POWER_OF_TEN.test(text) ? undefined : found;
}

/** Most are as they are printed, which is seen sooner than whether they are held. */
const isHeldDecimal = (digits: string): boolean => {
  const value = Number(digits);
  return value <= Number.MAX_SAFE_INTEGER && (String(value) === digits || isHeld(digits));
};

const POWER_OF_TEN = /\d[eE]\+?\d+[\s,\]}]/;

const isDigitOrPoint = (code: number): boolean => (code >= 48 && code <= 57) || code === 46;

/** Whether the digits could be a number, or the part of one beside a sign or its power. */
const isNumberPlace = (text: string, first: number, end: number): boolean =>
  (first === 0 || "-+eE:,[ \n\r\t".includes(text.charAt(first - 1))) &&
  (end === text.length || "eE,]} \n\r\t".includes(text.charAt(end)));

const hasPower = (text: string, first: number, end: number): boolean => {
  const sign = text.charCodeAt(first - 1) === MINUS ? 1 : 0;
  return isOfPower(text.charAt(first - sign - 1)) || isOfPower(text.charAt(end));
};

const isOfPower = (character: string): boolean => /[+eE]/.test(character);
