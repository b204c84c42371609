import { numberKey, numberParts } from "../json/exactNumber";

const DECIMAL = /^[+-]?\d*(?:\.\d*)?(?:[eE][+-]?\d{1,3})?$/;

/**
 * A text that two numbers share exactly if they are stored as the same one: rounded to so many decimals,
 * halves away from zero. Undefined for what is no number.
 */
export function storedNumber(value: unknown, places?: number): string | undefined {
  if (value === null || value === undefined || typeof value === "boolean") return undefined;
  const text = String(value).trim();
  const rounded = places === undefined ? text : roundDecimal(text, places);
  return rounded === undefined ? undefined : numberKey(rounded);
}

/** Exact, however long the number is. */
export function roundDecimal(text: string, places: number): string | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const { whole, fraction, power = "0" } = numberParts(text);
  if (whole === "" && fraction === "") return undefined;
  // The number is `digits` divided by ten to the power of `scale`.
  const digits = BigInt(whole + fraction);
  const scale = fraction.length - Number(power);
  const over = scale - places;
  if (over <= 0) return text;
  const divisor = 10n ** BigInt(over);
  const units = (digits + divisor / 2n) / divisor;
  return `${text.startsWith("-") ? "-" : ""}${units}e-${places}`;
}
