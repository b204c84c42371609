import { exactNumber, plainDigits } from "../decimals/digits";
import type { Column } from "../schema/derived";

/** Digits before the point: room for sums of the largest amounts. */
const wholeDigits = 24;

/**
 * Decimals and amounts are stored as bytes that sort as the numbers do, with all of their digits:
 * SQLite has no decimals, and a REAL keeps 15 digits. A sign, the whole part at full width, the
 * fraction; of negative numbers the complement of each digit, and an end that sorts last.
 */
export function isDecimal({ type }: Pick<Column, "type">): boolean {
  return type === "decimal" || type === "money";
}

export function decimalKey(value: string | number | bigint): Uint8Array {
  const plain = plainDigits(String(value)) ?? "0";
  const negative = plain.startsWith("-");
  const [whole = "", fraction = ""] = (negative ? plain.slice(1) : plain).split(".");
  if (whole.length > wholeDigits) return bytes(negative ? "" : "2");
  const digits = whole.padStart(wholeDigits, "0") + fraction;
  return bytes(negative ? `0${complement(digits)}:` : `1${digits}`);
}

/** The number of a key; its digits where a JavaScript number has not all of them. */
export function decimalOf(key: Uint8Array): number | string {
  const digits = digitsOf(key);
  const number = Number(digits);
  return isCertain(digits, number) ? number : exactNumber(digits);
}

/** A number of 15 digits is held and printed as it is, if it is not printed as a power of ten. */
function isCertain(digits: string, number: number): boolean {
  if (!(Math.abs(number) >= least)) return false;
  let at = digits.startsWith("-") ? 1 : 0;
  while (digits[at] === "0" || digits[at] === ".") at += 1;
  return digits.length - at <= certainDigits;
}

const certainDigits = 15;
const least = 0.001;

export function digitsOf(key: Uint8Array): string {
  const text = Buffer.from(key.buffer, key.byteOffset, key.length).toString("latin1");
  const negative = text.startsWith("0");
  const digits = negative ? complement(text.slice(1, -1)) : text.slice(1);
  return `${negative ? "-" : ""}${digits.slice(0, wholeDigits)}.${digits.slice(wholeDigits)}`;
}

function complement(digits: string): string {
  let text = "";
  for (const digit of digits) text += 9 - Number(digit);
  return text;
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}
