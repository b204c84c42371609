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
  return exactNumber(digitsOf(key));
}

export function digitsOf(key: Uint8Array): string {
  const text = Buffer.from(key).toString("latin1");
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
