/**
 * Quotation marks that a value may stand in, by the opening one: straight ones, and those that word
 * processors make of them.
 */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['"', '"'],
  ["\u201c", '\u201d\u201c"'],
  ["\u201d", '\u201d\u201c"'],
  ["\u201e", '\u201c\u201d"'],
  ["\u2018", "\u2019\u2018'"],
  ["\u2019", "\u2019\u2018'"],
  ["\u201a", "\u2018\u2019'"],
  ["\u00ab", "\u00bb"],
  ["\u00bb", "\u00ab"],
  ["\u2039", "\u203a"],
  ["\u203a", "\u2039"],
]);

/** The marks that close what this character opens; undefined where it opens nothing. */
export function closingMarks(character: string): string | undefined {
  return CLOSING.get(character);
}

/** Only these are doubled where the text itself holds one. */
export function isDoubled(mark: string): boolean {
  return mark === "'" || mark === '"';
}
