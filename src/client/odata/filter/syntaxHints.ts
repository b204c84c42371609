import { separators, sign, unit } from "./numberRules";
import { COMPARISON, type Place } from "./place";
import { daysOf } from "./repairs/dates";
import { isName } from "./repairs/edits";
import { readSyntax } from "./repairs/repairSyntax";
import { solidTokens, type Token } from "./tokens";

const MOST_SHOWN = 300;

/** What to write for a filter that was sent and cannot be read: its repaired form, or a hint at the place. */
export function syntaxHint(filter: string, tokens: readonly Token[]): string | undefined {
  const read = readSyntax(filter, tokens);
  if ("unread" in read) return placeHint(read.filter, read.tokens);
  if (read.filter === filter) return undefined;
  const shown =
    read.filter.length > MOST_SHOWN ? `${read.filter.slice(0, MOST_SHOWN)}…` : read.filter;
  return `Write ${shown}`;
}

/**
 * A hint for the first place from the left that has no reading, or more than one: only forms that mean
 * nothing in a filter count.
 */
export function placeHint(
  filter: string,
  tokens: readonly Token[] = solidTokens(filter),
): string | undefined {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.text === "(" || token.text === "[") depth += 1;
    if (token.text === ")" || token.text === "]") depth -= 1;
    const place = placeAt(tokens, index, token);
    const found = RULES.map((rule) => rule(place)).find((hint) => hint !== undefined);
    if (found) return found;
    const number = depth === 0 ? separators(place) : undefined;
    if (number) return number;
  }
  if (depth > 0) return `A bracket is open to the end: ${depth} more ) are wanted`;
  const isOpen = tokens.some(({ kind }) => kind === "open");
  return isOpen
    ? "A text has no closing quote; an apostrophe inside of a text is doubled"
    : undefined;
}

const placeAt = (tokens: readonly Token[], index: number, token: Token): Place => {
  const [column, operator] = [tokens[index - 2], tokens[index - 1]];
  return {
    tokens,
    index,
    token,
    before: operator,
    after: tokens[index + 1],
    show: (right) =>
      operator && COMPARISON.test(operator.text) && column?.kind === "word"
        ? `${column.text} ${operator.text} ${right}`
        : right,
  };
};

/** A hint for the token at a place; undefined where nothing is wrong with it. */
type Rule = (place: Place) => string | undefined;

/** One sign of several meanings; two of them have one. */
const single: Rule = ({ token }) => {
  if (token.kind !== "symbol" || !/^[&|]$/.test(token.text)) return undefined;
  return `Write ${token.text === "&" ? "and" : "or"} for ${token.text}`;
};

export const NO_CALCULATIONS =
  "Dataverse does not calculate in filters; compare a column with a value that was worked out before";

/** `revenue * 2 gt 10`. */
const calculation: Rule = ({ token, before, after }) =>
  token.kind === "symbol" && /^[+*/%-]$/.test(token.text) && isName(before) && after
    ? `${NO_CALCULATIONS}: ${before.text} gt <value>`
    : undefined;

const dates: Rule = ({ token, show }) => {
  const forms = token.kind === "number" ? daysOf(token.text) : [];
  return forms.length > 0
    ? `A date is written year-month-day: ${show(forms.join(" or "))}`
    : undefined;
};

/** A pattern whose wildcards are elsewhere than at its ends. */
const like: Rule = ({ token, before, after }) =>
  token.kind === "word" && token.text.toLowerCase() === "like" && before && after?.kind === "text"
    ? `There is no operator like; write contains(${before.text},'<text>'), startswith or endswith, whose texts take % for any characters`
    : undefined;

/** `startswith(name)`. */
const noText: Rule = ({ token, tokens, index }) => {
  const [open, column, close] = tokens.slice(index + 1, index + 4);
  const name = token.text.toLowerCase();
  const isSearch = token.kind === "word" && /^(?:contains|startswith|endswith)$/.test(name);
  return isSearch && open?.text === "(" && column?.kind === "word" && close?.text === ")"
    ? `Write ${name}(${column.text},'<text>'): ${name} takes a column and a text in single quotes`
    : undefined;
};

/** Most often a reference that was empty. */
const nothing: Rule = ({ token, before, after }) => {
  if (token.kind !== "word" || !COMPARISON.test(token.text) || !before) return undefined;
  if (after && after.text !== ")" && !/^(?:and|or)$/i.test(after.text)) return undefined;
  const left = `${before.text} ${token.text}`;
  return `Nothing follows ${left}: the value is empty; write ${left} null for records without a value`;
};

const dangling: Rule = ({ token, after }) =>
  (after === undefined || after.text === ")") &&
  token.kind === "word" &&
  /^(?:and|or|not)$/i.test(token.text)
    ? `Nothing follows ${token.text}`
    : undefined;

/** Words of a label that are looked at. */
const MOST_WORDS = 8;

/** `Annual Revenue gt 5`: words one behind the other are a label, as far as a comparison follows them. */
const blanks: Rule = ({ tokens, index, token, before }) => {
  if (!isName(token) || isName(before)) return undefined;
  const ahead = tokens.slice(index, index + MOST_WORDS + 1);
  const length = ahead.findIndex((each) => each.kind !== "word" || !isName(each));
  const operator = tokens[index + length];
  if (length < 2 || !operator || !COMPARISON.test(operator.text)) return undefined;
  const words = tokens.slice(index, index + length).map(({ text }) => text);
  return `A label with blanks is written in square brackets: [${words.join(" ")}] ${operator.text}`;
};

const RULES: readonly Rule[] = [
  blanks,
  single,
  calculation,
  dates,
  like,
  noText,
  unit,
  sign,
  nothing,
  dangling,
];
