import { stringLiteral } from "../../literal";
import type { Edit } from "./edits";

/** The quotes that open a text, each with those that close it. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['"', '"'],
  ["“", "”“"],
  ["„", "“”"],
  ["”", "”"],
  ["‘", "’‘"],
  ["‚", "‘’"],
  ["’", "’"],
  ["«", "»"],
  ["»", "«"],
  ["‹", "›"],
  ["`", "`´'"],
  ["´", "´"],
]);

/** What follows a text in a filter; blanks before it are looked at once for each quote. */
const BEHIND =
  /[ \t\r\n]*(?:$|[)\],;&|]|(?:and|or|eq|ne|gt|ge|lt|le|in|between|not)(?![\p{L}\p{N}_]))/iuy;

/**
 * Texts in straight single quotes, as OData has them: double and typographic quotes become single ones,
 * and an apostrophe inside is doubled. A quote ends a text only where what may follow a text follows it.
 * Lists are JSON, and keep their double quotes. Undefined where a text has no end.
 */
export function singleQuotes(filter: string): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  let lists = 0;
  for (let at = 0; at < filter.length; at += 1) {
    const char = filter.charAt(at);
    if (char === "[") lists += 1;
    if (char === "]") lists -= 1;
    if (char === "{") {
      // What is in braces is a GUID, or an object, whose quotes are left.
      const close = filter.indexOf("}", at);
      if (close < 0) return changing(filter, edits);
      at = close;
      continue;
    }
    const closing = CLOSING.get(char);
    if (closing === undefined) continue;
    const end = endOf(filter, at, closing);
    if (end === undefined) return undefined;
    const isJson = lists > 0 && char === '"';
    if (!isJson) edits.push({ from: at, to: end + 1, text: plain(filter.slice(at, end + 1)) });
    at = end;
  }
  return changing(filter, edits);
}

const changing = (filter: string, edits: readonly Edit[]): readonly Edit[] =>
  edits.filter(({ from, to, text }) => filter.slice(from, to) !== text);

/** Position of the quote that ends the text. */
const endOf = (filter: string, open: number, closing: string): number | undefined => {
  for (let at = open + 1; at < filter.length; at += 1) {
    if (!closing.includes(filter.charAt(at))) continue;
    BEHIND.lastIndex = at + 1;
    if (BEHIND.test(filter)) return at;
    // A doubled quote belongs to the text.
    if (filter.charAt(at + 1) === filter.charAt(at)) at += 1;
  }
  return undefined;
};

const plain = (literal: string): string => {
  const inside = literal.slice(1, -1);
  const quote = literal.charAt(0);
  return stringLiteral(
    quote === "'" || quote === '"' ? inside.replaceAll(quote + quote, quote) : inside,
  );
};
