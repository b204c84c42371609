import { normalizeGuid } from "./guid";

const NUMBER = /^-?\d+(\.\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/i;

/** An OData string literal: in single quotes, apostrophes doubled. */
export const stringLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Whether a text already is a literal that is written without quotes: number, boolean, GUID, date. */
export const isBareLiteral = (text: string): boolean =>
  NUMBER.test(text) || DATE.test(text) || /^(true|false)$/i.test(text) || isDashedGuid(text);

/**
 * A JavaScript value as a literal of a key. JSON has neither GUIDs nor times, so a text that is plainly
 * one of them is taken for it; 32 hexadecimal digits without dashes may as well be a hash, and stay text.
 */
export const literalOf = (value: string | number | boolean): string =>
  typeof value === "string" && !isDashedGuid(value) && !(DATE.test(value) && value.includes(":"))
    ? stringLiteral(value)
    : String(value);

const isDashedGuid = (text: string): boolean => normalizeGuid(text) === text.toLowerCase();
