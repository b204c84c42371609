import { normalizeGuid } from "./guid";

const NUMBER = /^-?\d+(\.\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/i;

/** An OData string literal: in single quotes, apostrophes doubled. */
export const stringLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The text of a string literal; undefined when it is none. */
export const stringValue = (literal: string): string | undefined =>
  literal.length >= 2 && literal.startsWith("'") && literal.endsWith("'")
    ? literal.slice(1, -1).replaceAll("''", "'")
    : undefined;

/** Whether a text already is a literal that is written without quotes: number, boolean, GUID, date. */
export const isBareLiteral = (text: string): boolean =>
  NUMBER.test(text) ||
  DATE.test(text) ||
  /^(true|false)$/i.test(text) ||
  normalizeGuid(text) === text.toLowerCase();

/** A JavaScript value as a literal of a key. */
export const literalOf = (value: string | number | boolean): string =>
  typeof value === "string" ? (normalizeGuid(value) ?? stringLiteral(value)) : String(value);
