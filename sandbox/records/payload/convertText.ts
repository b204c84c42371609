/**
 * Text where JSON should hold a number or a boolean. The OData reader of .NET does not refuse it, but
 * converts it by the invariant culture: `Int32.Parse`, `Double.Parse` with thousands separators (so that
 * `"1,5"` is 15), `true`, `false`, `1` and `0`. Text for Decimal and Int64 is refused unless the request
 * declares `IEEE754Compatible`.
 */

const whole = /^[+-]?\d+$/;
const fraction = /^[+-]?(\d[\d,]*)?(\.\d*)?(e[+-]?\d+)?$/i;

/** The whole number of a text; any other value as it is. */
export function asInteger(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  return whole.test(text) ? Number(text) : value;
}

/** The number `Double.Parse` makes of a text; any other value as it is. */
export function asDouble(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  return fraction.test(text) && /^[+-]?\.?\d/.test(text) ? Number(text.replaceAll(",", "")) : value;
}

/** The boolean of a text; any other value as it is. */
export function asBoolean(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim().toLowerCase();
  if (text === "true" || text === "1") return true;
  return text === "false" || text === "0" ? false : value;
}
