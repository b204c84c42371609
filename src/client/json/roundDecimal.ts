import { numberParts } from "./exactNumber";

const DECIMAL = /^[+-]?\d*(?:\.\d*)?(?:[eE][+-]?\d{1,3})?$/;

/**
 * A number with at most so many decimals, halves rounded away from zero; exact, however long it is. Undefined
 * for what is no number. Pure.
 */
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
  const written = units.toString().padStart(places + 1, "0");
  const point = written.length - places;
  const decimals = places > 0 ? `.${written.slice(point)}` : "";
  return `${text.startsWith("-") ? "-" : ""}${written.slice(0, point)}${decimals}`;
}
