import type { LiteralType } from "./tree";

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** What a token that begins with a digit or a sign is; undefined for what OData does not read. */
export function numericForm(text: string): LiteralType | undefined {
  if (NUMBER.test(text)) return "number";
  if (DATE.test(text)) return "date";
  if (DATE_TIME.test(text)) return "datetime";
  if (LOCAL.test(text)) return "local";
  return TIME.test(text) ? "time" : undefined;
}

export const COMPARISONS: ReadonlySet<string> = new Set(["eq", "ne", "gt", "ge", "lt", "le"]);

/** Words of the grammar itself, none of which is a column. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  ...COMPARISONS,
  ...["and", "or", "not", "in", "has"],
]);

/** The words that stand for values; no column has one of these names, whatever its letter case. */
export const VALUE_WORDS: ReadonlySet<string> = new Set(["true", "false", "null"]);

/** The functions that search in text; a call of one is a condition. */
export const SEARCHES: ReadonlySet<string> = new Set(["contains", "startswith", "endswith"]);
