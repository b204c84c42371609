import { KEYWORDS, VALUE_WORDS } from "../literalForms";
import { labelOf } from "../tokens";
import { isName, type Repair } from "./edits";

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["=", "eq"],
  ["==", "eq"],
  ["===", "eq"],
  ["!=", "ne"],
  ["!==", "ne"],
  ["<>", "ne"],
  ["≠", "ne"],
  [">", "gt"],
  [">=", "ge"],
  ["=>", "ge"],
  ["≥", "ge"],
  ["<", "lt"],
  ["<=", "le"],
  ["=<", "le"],
  ["≤", "le"],
  ["&&", "and"],
  ["||", "or"],
]);

/** `= == != <> && ||`: comparisons and connections are words. */
export const sign: Repair = ({ token, before, after, inCall, tokens, index }) => {
  const word = token.kind === "symbol" ? SIGNS.get(token.text) : undefined;
  if (word === undefined || !before || !after) return undefined;
  // Inside of a function's brackets an equals sign belongs to its parameters: PropertyName='x'.
  const behind = tokens[index - 2]?.text;
  const isNamed = inCall && (behind === "(" || behind === ",");
  if (token.text === "=" && isNamed) return undefined;
  return { tokens: 1, text: ` ${word} ` };
};

/** `!(…)` and `! contains(…)`. */
export const exclamation: Repair = ({ token, after }) =>
  token.kind === "symbol" &&
  token.text === "!" &&
  after !== undefined &&
  /^(?:\(|\p{L})/u.test(after.text)
    ? { tokens: 1, text: "not " }
    : undefined;

/** `AND`, `Or`, `NOT`, `EQ`: the words of the grammar are lower case. */
export const keyword: Repair = ({ token, before, after }) => {
  const lower = token.text.toLowerCase();
  if (token.kind !== "word" || token.text === lower || !KEYWORDS.has(lower)) return undefined;
  const isPlaced = after !== undefined && (lower === "not" || before !== undefined);
  return isPlaced ? { tokens: 1, text: lower } : undefined;
};

/** `True`, `NULL`: no column has such a name. */
export const valueWord: Repair = ({ token }) => {
  const lower = token.text.toLowerCase();
  const isOther = token.kind === "word" && token.text !== lower && VALUE_WORDS.has(lower);
  return isOther ? { tokens: 1, text: lower } : undefined;
};

/** `[revenue]`: brackets are around labels with blanks alone. */
export const bareLabel: Repair = ({ token, before }) => {
  // Behind an equals sign it may be a list that lacks its quotes.
  const text = token.kind === "label" && before?.text !== "=" ? labelOf(token.text) : "";
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) ? { tokens: 1, text } : undefined;
};

/** `where name eq 'x'`, as a query of SQL goes on. */
export const where: Repair = ({ token, index, after }) =>
  index === 0 && token.kind === "word" && /^where$/i.test(token.text) && isName(after)
    ? { tokens: 2, text: after.text }
    : undefined;

/** `name is null`, `name is not null`. */
export const isNull: Repair = ({ token, before, tokens, index }) => {
  if (token.kind !== "word" || token.text.toLowerCase() !== "is" || !isName(before))
    return undefined;
  const [next, last] = [tokens[index + 1], tokens[index + 2]].map((each) =>
    each?.kind === "word" ? each.text.toLowerCase() : undefined,
  );
  if (next === "null") return { tokens: 2, text: "eq null" };
  return next === "not" && last === "null" ? { tokens: 3, text: "ne null" } : undefined;
};
