/**
 * A number whose digits a JavaScript number cannot hold. `writeJson` writes it digit by digit; every
 * other reader sees its digits as text.
 */
export class ExactNumber {
  constructor(readonly digits: string) {}

  /** No plain object, whatever looks for one. */
  get [Symbol.toStringTag](): string {
    return "ExactNumber";
  }

  toString(): string {
    return this.digits;
  }

  /** `JSON.stringify` cannot write bare digits. The count shows `writeJson` that it met one. */
  toJSON(): string {
    exactNumbers.met += 1;
    return this.digits;
  }
}

/** How many exact numbers `JSON.stringify` has met so far. */
export const exactNumbers = { met: 0 };

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The number that a text says: as a JavaScript number where that holds every digit, else as an exact one,
 * in JSON's own form. Undefined where the text is no number.
 */
export function exactNumber(text: string): number | ExactNumber | undefined {
  if (!NUMBER.test(text)) return undefined;
  return isHeld(text) ? Number(text) : new ExactNumber(jsonForm(text));
}

/**
 * Whether a JavaScript number holds a number as it is written. Integers count up to 2^53, beyond which
 * their neighbours get lost; decimals count where printing the number gives the same digits.
 */
export function isHeld(token: string): boolean {
  const number = Number(token);
  if (isDigitsOnly(token)) return Number.isSafeInteger(number);
  if (!Number.isFinite(number)) return false;
  const [given, held] = [significant(token), significant(String(number))];
  return given.digits === held.digits && given.exponent === held.exponent;
}

/**
 * A text that two writings of one number share, and no others: 12.50 and 1.25e1 have the same one.
 * Undefined where the text is no number.
 */
export function numberKey(text: string): string | undefined {
  if (!NUMBER.test(text)) return undefined;
  const { digits, exponent } = significant(text);
  const sign = text.startsWith("-") && digits !== "" ? "-" : "";
  return `${sign}${digits}e${exponent}`;
}

const isDigitsOnly = (token: string): boolean => /^[+-]?\d+$/.test(token);

interface Significant {
  /** Without leading and trailing zeros; empty for zero. */
  readonly digits: string;
  /** Power of ten of the last digit. */
  readonly exponent: number;
}

/** Both sides of a sign, without it; undefined for what is behind one that is not there. */
const halves = (text: string, sign: string): readonly [string, string | undefined] => {
  const at = text.indexOf(sign);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
};

/** The parts of a number, without its sign. */
export function numberParts(token: string) {
  const [mantissa, power] = halves(token.replace(/^[+-]/, "").toLowerCase(), "e");
  const [whole, fraction = ""] = halves(mantissa, ".");
  return { whole, fraction, power };
}

const significant = (token: string): Significant => {
  const { whole, fraction, power = "0" } = numberParts(token);
  const all = whole + fraction;
  let start = 0;
  let end = all.length;
  while (all[start] === "0") start += 1;
  while (end > start && all[end - 1] === "0") end -= 1;
  const digits = all.slice(start, end);
  return {
    digits,
    exponent: digits === "" ? 0 : Number(power) - fraction.length + all.length - end,
  };
};

/** JSON has no plus sign, no leading zeros, and digits on both sides of the point. */
const jsonForm = (text: string): string => {
  const { whole, fraction, power } = numberParts(text);
  const sign = text.startsWith("-") ? "-" : "";
  const digits = whole.replace(/^0+(?=\d)/, "") || "0";
  return `${sign}${digits}${fraction && `.${fraction}`}${power === undefined ? "" : `e${power}`}`;
};
