import { compareDecimals, fixed } from "../../decimals/arithmetic";
import { ExactNumber, exactNumber } from "../../decimals/digits";
import type { Column } from "../../schema/derived";
import { asDouble, asInteger } from "./convertText";
import { outOfRange, type Place, wrongLiteral } from "./literal";

/** Bounds and decimals of a column that declares none. */
export const defaults = {
  integer: { min: -2_147_483_648, max: 2_147_483_647 },
  decimal: { min: -100_000_000_000, max: 100_000_000_000, precision: 2 },
  double: { min: -100_000_000_000, max: 100_000_000_000, precision: 5 },
  money: { min: -922_337_203_685_477, max: 922_337_203_685_477, precision: 4 },
} as const;

export function readInteger(place: Place, column: Column, value: unknown): number {
  const whole = wholeNumber(place, asInteger(value), "Edm.Int32", defaults.integer);
  const { min = defaults.integer.min, max = defaults.integer.max } = column;
  if (whole < min || whole > max) throw outOfRange(place, "0x8004432F");
  return whole;
}

export function readBigInteger(place: Place, value: unknown): number | bigint {
  if (typeof value === "bigint") {
    if (BigInt.asIntN(64, value) !== value) throw outOfRange(place, "0x8004432F");
    return value;
  }
  const { MIN_SAFE_INTEGER: min, MAX_SAFE_INTEGER: max } = Number;
  return wholeNumber(place, value, "Edm.Int64", { min, max });
}

/** Decimal, double and money: rounded to the column's precision as the service does. */
export function readFraction(
  place: Place,
  column: Column & { type: "decimal" | "double" | "money" },
  given: unknown,
): number | string {
  const bounds = { ...defaults[column.type], ...declared(column) };
  if (column.type === "double") return readDouble(place, given, bounds);
  if (typeof given !== "number" && typeof given !== "bigint" && !(given instanceof ExactNumber)) {
    throw wrongLiteral(place, given, "Edm.Decimal");
  }
  const text = String(given);
  if (compareDecimals(text, bounds.min) < 0 || compareDecimals(text, bounds.max) > 0) {
    throw outOfRange(place, "0x80044330");
  }
  return exactNumber(fixed(text, bounds.precision));
}

function readDouble(
  place: Place,
  given: unknown,
  bounds: { min: number; max: number; precision: number },
): number {
  const long = typeof given === "bigint" || given instanceof ExactNumber;
  const value = asDouble(long ? Number(String(given)) : given);
  if (typeof value !== "number") throw wrongLiteral(place, value, "Edm.Double");
  if (value < bounds.min || value > bounds.max) throw outOfRange(place, "0x80044330");
  return Number(value.toFixed(bounds.precision));
}

function declared({
  min,
  max,
  precision,
}: Column): Partial<Record<"min" | "max" | "precision", number>> {
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(precision === undefined ? {} : { precision }),
  };
}

function wholeNumber(
  place: Place,
  value: unknown,
  edmType: string,
  { min, max }: { min: number; max: number },
): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max) {
    throw wrongLiteral(place, value, edmType);
  }
  return value;
}
