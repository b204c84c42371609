/** A number as JSON wrote it, where a JavaScript number would round it. */
export class ExactNumber {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

const furthest = 400;

/**
 * `-1.50e1` as `-15`: a sign, digits, and a fraction without zeros at its end. Undefined for what is
 * no number, or one beyond every type.
 */
export function plainDigits(text: string): string | undefined {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const shift = Number(exponent);
  if (whole + fraction === "" || Math.abs(shift) > furthest) return undefined;
  const digits =
    "0".repeat(Math.max(-shift, 0)) + whole + fraction + "0".repeat(Math.max(shift, 0));
  const point = Math.max(-shift, 0) + whole.length + shift;
  const [before, after] = [digits.slice(0, point), digits.slice(point)];
  const plain = withoutLeading(before) + (isZero(after) ? "" : `.${withoutTrailing(after)}`);
  return sign === "-" && plain !== "0" ? `-${plain}` : plain;
}

/** The number of a text; the plain digits themselves where a JavaScript number has not all of them. */
export function exactNumber(text: string): number | string {
  const plain = plainDigits(text) ?? text;
  const value = Number(plain);
  return String(value) === plain ? value : plain;
}

function isZero(digits: string): boolean {
  return withoutTrailing(digits) === "";
}

function withoutLeading(digits: string): string {
  let at = 0;
  while (at < digits.length - 1 && digits[at] === "0") at += 1;
  return digits.slice(at) || "0";
}

function withoutTrailing(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end -= 1;
  return digits.slice(0, end);
}
