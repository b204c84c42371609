import { plainDigits } from "./digits";

type Decimal = string | number | bigint;

/** `digits` divided by ten to the power of `places`. */
export interface Scaled {
  digits: bigint;
  places: number;
}

export function scaled(value: Decimal): Scaled {
  const [whole = "0", fraction = ""] = (plainDigits(String(value)) ?? "0").split(".");
  return { digits: BigInt(whole + fraction), places: fraction.length };
}

export function plus(a: Scaled, b: Scaled): Scaled {
  const places = Math.max(a.places, b.places);
  return { digits: atPlaces(a, places) + atPlaces(b, places), places };
}

/** Below 0 if `a` is the smaller, 0 if they are equal. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [one, other] = [scaled(a), scaled(b)];
  const places = Math.max(one.places, other.places);
  const difference = atPlaces(one, places) - atPlaces(other, places);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** A number with that many decimals, however large it is; halves are rounded away from zero. */
export function fixed(value: Decimal, places: number): string {
  const text = String(value);
  const point = text.indexOf(".");
  const given = point < 0 ? 0 : text.length - point - 1;
  if (given <= places && /^-?[\d.]+$/.test(text)) {
    return text + (point < 0 && places > 0 ? "." : "") + "0".repeat(places - given);
  }
  return printed({ digits: atPlaces(scaled(value), places), places });
}

/** `a / b` with that many decimals. */
export function quotient(a: Decimal | Scaled, b: Decimal, places: number): string {
  const [over, under] = [typeof a === "object" ? a : scaled(a), scaled(b)];
  const digits = rounded(
    over.digits * power(places + under.places),
    under.digits * power(over.places),
  );
  return printed({ digits, places });
}

export function printed({ digits, places }: Scaled): string {
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
  const point = text.length - places;
  const sign = digits < 0n ? "-" : "";
  return sign + text.slice(0, point) + (places > 0 ? `.${text.slice(point)}` : "");
}

function atPlaces({ digits, places }: Scaled, wanted: number): bigint {
  return places <= wanted
    ? digits * power(wanted - places)
    : rounded(digits, power(places - wanted));
}

function power(places: number): bigint {
  return 10n ** BigInt(places);
}

/** Halves are rounded away from zero, as SQL Server's ROUND does. */
function rounded(over: bigint, under: bigint): bigint {
  const negative = over < 0n !== under < 0n;
  const [a, b] = [over < 0n ? -over : over, under < 0n ? -under : under];
  const whole = (2n * a + b) / (2n * b);
  return negative ? -whole : whole;
}
