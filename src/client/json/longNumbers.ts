import { isHeld } from "./exactNumber";

/** Where the numbers begin and end that a JavaScript number cannot hold: start, end, start, end, … */
export type LongNumbers = readonly number[];

/** Numbers of fewer digits are always held. */
const LONG_RUN = 16;

/**
 * Finds the numbers of a JSON text in UTF-8 that a JavaScript number cannot hold. Looks at every 16th byte
 * only: 16 digits, with or without a point among them, cannot hide between two probes. This is what keeps
 * ordinary texts free of the cost of exact numbers. Bytes are looked at in a third of the time of the
 * characters of a string.
 */
export function longNumbers(text: Buffer): LongNumbers {
  const found: number[] = [];
  const texts = textsOf(text);
  let done = 0;
  for (let probe = LONG_RUN - 1; probe < text.length; probe += LONG_RUN) {
    if (!isDigitOrPoint(text[probe])) continue;
    // Of 16 in a row, half are on one side of the probe.
    if (!isDigitOrPoint(text[probe - 7]) && !isDigitOrPoint(text[probe + 8])) continue;
    let first = probe;
    while (first > done && isDigitOrPoint(text[first - 1])) first -= 1;
    done = probe + 1;
    while (isDigitOrPoint(text[done])) done += 1;
    probe = done - 1;
    if (done - first < LONG_RUN) continue;
    const start = startOfNumber(text, first);
    const end = endOfNumber(text, done);
    if (!isNumberPlace(text, start, end) || !isLong(text, start, end)) continue;
    if (!isNamed(text, start) && texts.surround(start)) continue;
    found.push(start, end);
    texts.endBefore(end);
    done = end;
    probe = end - 1;
  }
  return found;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const CLOSE_OBJECT = 0x7d;

const isDigitOrPoint = (code = 0): boolean => (code >= 48 && code <= 57) || code === 46;
const isNumberCharacter = (code = 0): boolean =>
  isDigitOrPoint(code) || code === 43 || code === 45 || code === 69 || code === 101;
const isBlank = (code = 0): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Back over a sign, and from the digits of an exponent to where their number begins. */
const startOfNumber = (text: Buffer, first: number): number => {
  let start = first;
  while (start > 0 && isNumberCharacter(text[start - 1])) start -= 1;
  return start;
};

/** Over an exponent. */
const endOfNumber = (text: Buffer, from: number): number => {
  let end = from;
  while (isNumberCharacter(text[end])) end += 1;
  return end;
};

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const LONGEST_HELD = String(Number.MAX_SAFE_INTEGER);

const isLong = (text: Buffer, start: number, end: number): boolean => {
  const first = text[start] === 45 ? start + 1 : start;
  if (isInteger(text, first, end)) {
    const more = end - first - LONGEST_HELD.length;
    return more > 0 || (more === 0 && text.toString("latin1", first, end) > LONGEST_HELD);
  }
  const token = text.toString("latin1", start, end);
  if (!JSON_NUMBER.test(token)) return false;
  return hasManyDigits(token) || (String(Number(token)) !== token && !isHeld(token));
};

/** Printed numbers have 17 digits at most, zeros in front and at the end aside. */
const MOST_PRINTED = 17;

/** Whether a decimal without an exponent has more digits than any printed one. */
const hasManyDigits = (token: string): boolean =>
  token.length > MOST_PRINTED + (token.startsWith("-") ? 2 : 1) &&
  /^-?[1-9][\d.]*[1-9]$/.test(token);

/** Digits only, the first of which is no zero; 16 at least. */
const isInteger = (text: Buffer, start: number, end: number): boolean => {
  if (end - start < LONG_RUN || text[start] === 48) return false;
  for (let at = start; at < end; at += 1) {
    const code = text[at] ?? 0;
    if (code < 48 || code > 57) return false;
  }
  return true;
};

/** Whether a value could stand here; within a text it may look so, too. */
const isNumberPlace = (text: Buffer, start: number, end: number): boolean => {
  const before = start === 0 ? COMMA : text[start - 1];
  const after = end === text.length ? COMMA : text[end];
  return (
    (before === COLON || before === COMMA || before === OPEN_LIST || isBlank(before)) &&
    (after === COMMA || after === CLOSE_OBJECT || after === CLOSE_LIST || isBlank(after))
  );
};

/**
 * Whether `"name":` comes before: a quote behind a letter or digit closes a text, so that what follows
 * is outside of one. Spares counting quotes for nearly every number of nearly every text.
 */
const isNamed = (text: Buffer, start: number): boolean => {
  let at = start - 1;
  while (isBlank(text[at])) at -= 1;
  if (text[at] !== COLON) return false;
  at -= 1;
  while (isBlank(text[at])) at -= 1;
  return text[at] === QUOTE && isWordCharacter(text[at - 1]);
};

const isWordCharacter = (code = 0): boolean =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  code === 95 ||
  (code >= 97 && code <= 122);

/** Where texts are, asked from the front to the back, so that each quote is looked at once. */
const textsOf = (text: Buffer) => {
  /** Outside of texts, or the end of the text around what was asked last. */
  let outside = 0;
  let quote = -1;
  const nextQuote = (): number => {
    if (quote < outside) {
      const found = text.indexOf(QUOTE, outside);
      quote = found < 0 ? text.length : found;
    }
    return quote;
  };
  return {
    surround: (at: number): boolean => {
      while (nextQuote() < at) outside = endOfText(text, quote);
      return outside > at;
    },
    /** Refuses a position that is outside. */
    endBefore: (at: number): void => {
      outside = at;
    },
  };
};

/** Position behind the text that opens at `open`. A pattern would run out of stack on a long one. */
const endOfText = (text: Buffer, open: number): number => {
  let end = text.indexOf(QUOTE, open + 1);
  while (end >= 0 && isEscaped(text, end, open)) end = text.indexOf(QUOTE, end + 1);
  return end < 0 ? text.length : end + 1;
};

const isEscaped = (text: Buffer, at: number, least: number): boolean => {
  let first = at;
  while (first > least + 1 && text[first - 1] === BACKSLASH) first -= 1;
  return (at - first) % 2 === 1;
};
