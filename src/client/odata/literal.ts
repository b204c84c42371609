import { normalizeGuid } from "./guid";

const NUMBER = /^-?\d+(\.\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/i;

/** An OData string literal: in single quotes, apostrophes doubled. */
export function stringLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The text of a string literal; any other literal as it is. */
export function textOfLiteral(literal: string): string {
  return literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : literal;
}

/** Whether a text already is a literal that is written without quotes: number, boolean, GUID, date. */
export function isBareLiteral(text: string): boolean {
  return NUMBER.test(text) || DATE.test(text) || /^(true|false)$/i.test(text) || isDashedGuid(text);
}

/**
 * A JavaScript value as a literal of a key. JSON has neither GUIDs nor times, so a text that is plainly
 * one of them is taken for it; 32 hexadecimal digits without dashes may as well be a hash, and stay text.
 */
export function literalOf(value: string | number | boolean): string {
  return typeof value === "string" &&
    !isDashedGuid(value) &&
    !(DATE.test(value) && value.includes(":"))
    ? stringLiteral(value)
    : String(value);
}

const isDashedGuid = (text: string): boolean => normalizeGuid(text) === text.toLowerCase();
