import { separators } from "./numberRules";
import { COMPARISON, type Place } from "./place";
import { RULES } from "./syntaxRules";
import type { Token } from "./tokens";

/**
 * Hints for what Dataverse cannot read, by its tokens: only forms that mean nothing in a filter
 * count, the first one from the left.
 */
export function syntaxHint(
  tokens: readonly Token[],
  filter: string,
  message: string,
): string | undefined {
  const quote = apostrophe(filter, message);
  if (quote) return quote;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.text === "(" || token.text === "[") depth += 1;
    if (token.text === ")" || token.text === "]") depth -= 1;
    const [column, operator] = [tokens[index - 2], tokens[index - 1]];
    const place: Place = {
      tokens,
      index,
      token,
      before: operator,
      after: tokens[index + 1],
      show: (right) =>
        COMPARISON.test(operator?.text ?? "") && column?.kind === "word"
          ? `${column.text} ${operator?.text ?? ""} ${right}`
          : right,
    };
    const found = RULES.map((rule) => rule(place)).find((hint) => hint !== undefined);
    if (found) return found;
    if (depth === 0) {
      const number = separators(place);
      if (number) return number;
    }
  }
  return depth > 0 ? `A bracket is open to the end: ${depth} more ) are wanted` : undefined;
}

/** A quote ends a text where a bracket, a comma, a word or sign of the filter, or its end follows. */
const TEXT_ENDS = /^'(?=\s*(?:$|\)|,|\]|&|\||(?:and|or|eq|ne|gt|ge|lt|le)\b))/i;
const TEXT_OPENS = /(?<=[\s(,])'/;
/** Beyond this length an apostrophe is not looked for. */
const LONGEST = 2_000;

/** An apostrophe that is not doubled ends the text too early. */
const apostrophe = (filter: string, message: string): string | undefined => {
  if (filter.length > LONGEST) return undefined;
  if (!/unterminated/i.test(message) && !/'[^']*'\p{L}/u.test(filter)) return undefined;
  for (let from = 0; ; ) {
    const open = filter.slice(from).search(TEXT_OPENS);
    if (open < 0) return undefined;
    const text = textFrom(filter, from + open);
    if (!text) return "A text has no closing quote";
    if (text.inside.replaceAll("''", "").includes("'")) {
      const right = text.inside.replaceAll("''", "'").replaceAll("'", "''");
      return `An apostrophe inside of a text is doubled: ${filter.slice(0, from + open).trim()} '${right}'`;
    }
    from = text.end + 1;
  }
};

const textFrom = (
  filter: string,
  open: number,
): { readonly inside: string; readonly end: number } | undefined => {
  let end = open + 1;
  while (end < filter.length && !TEXT_ENDS.test(filter.slice(end, end + 40))) end += 1;
  return end < filter.length ? { inside: filter.slice(open + 1, end), end } : undefined;
};
