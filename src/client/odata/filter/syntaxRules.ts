import { normalizeGuid } from "../guid";
import { searchCall } from "./callRules";
import { sign, unit } from "./numberRules";
import { COMPARISON, type Place } from "./place";
import { textOf } from "./tokens";
import { dateLiteral } from "./typeHints";

const KEYWORD = /^(?:eq|ne|gt|ge|lt|le|and|or|not)$/;

/** A hint for the token at a place; undefined where nothing is wrong with it. */
type Rule = (place: Place) => string | undefined;

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["=", "eq"],
  ["==", "eq"],
  ["!=", "ne"],
  ["<>", "ne"],
  [">", "gt"],
  [">=", "ge"],
  ["<", "lt"],
  ["<=", "le"],
]);

const around = ({ before, after }: Place, right: string): string =>
  [before, after].every((each) => each !== undefined && !/^[()]$/.test(each.text))
    ? `${before?.text ?? ""} ${right} ${after?.text ?? ""}`
    : right;

const comparisonSign: Rule = (place) => {
  const { token, before } = place;
  // Inside of a function's brackets an equals sign belongs to its parameters: PropertyName='x'.
  if (token.text === "=" && /^Property(?:Name|Value|Values)$/.test(before?.text ?? ""))
    return undefined;
  const word = token.kind === "symbol" ? SYMBOLS.get(token.text) : undefined;
  return word && `Write ${around(place, word)}: comparisons are words, ${word} for ${token.text}`;
};

const logicalSign: Rule = ({ token }) => {
  if (token.kind !== "symbol") return undefined;
  if (token.text === "&&" || token.text === "&") return `Write and for ${token.text}`;
  if (token.text === "||" || token.text === "|") return `Write or for ${token.text}`;
  return token.text === "!"
    ? "Write not in front of a condition in brackets: not (a eq b)"
    : undefined;
};

const upperCase: Rule = ({ token, after, before }) => {
  const lower = token.text.toLowerCase();
  if (token.kind !== "word" || token.text === lower || !KEYWORD.test(lower)) return undefined;
  if (after === undefined || (lower !== "not" && before === undefined)) return undefined;
  return `Write ${lower}: operators are lower case, not ${token.text}`;
};

/** `name like '%x%'`, `name contains 'x'`: functions have their column inside of their brackets. */
const infix: Rule = ({ token, before, after }) => {
  const name = token.text.toLowerCase();
  if (token.kind !== "word" || before?.kind !== "word" || KEYWORD.test(before.text))
    return undefined;
  if (!after || !["text", "quoted", "curly"].includes(after.kind)) return undefined;
  const column = before.text;
  const value = after.text.slice(1, -1);
  if (name === "like")
    return `Write ${likeCall(column, value)}: there is no operator ${token.text}`;
  const found = ["contains", "startswith", "endswith"].find((each) => each === name);
  return found && `Write ${found}(${column},'${value}'): ${found} is a function`;
};

const likeCall = (column: string, pattern: string): string => {
  const text = pattern.replace(/^%|%$/g, "");
  const open = pattern.startsWith("%");
  if (open && pattern.endsWith("%")) return `contains(${column},'${text}')`;
  if (open) return `endswith(${column},'${text}')`;
  return pattern.endsWith("%") ? `startswith(${column},'${text}')` : `${column} eq '${text}'`;
};

const isNull: Rule = ({ token, before, after, tokens, index }) => {
  if (token.text.toLowerCase() !== "is" || before?.kind !== "word" || !after) return undefined;
  const next = after.text.toLowerCase();
  if (next === "null") return `Write ${before.text} eq null`;
  const behind = tokens[index + 2]?.text.toLowerCase();
  return next === "not" && behind === "null" ? `Write ${before.text} ne null` : undefined;
};

const between: Rule = ({ token, before, after, tokens, index }) => {
  if (token.text.toLowerCase() !== "between" || before?.kind !== "word" || !after) return undefined;
  const last = tokens[index + 3]?.text ?? "…";
  return `Write ${before.text} ge ${after.text} and ${before.text} le ${last}: there is no operator between`;
};

const quotes: Rule = ({ token, show }) => {
  if (token.kind !== "quoted" && token.kind !== "curly") return undefined;
  const inside = token.text.slice(1, -1).replaceAll("'", "''");
  return `Text needs straight single quotes: ${show(`'${inside}'`)}`;
};

const braces: Rule = ({ token, show }) => {
  const guid = token.kind === "braced" ? normalizeGuid(token.text) : undefined;
  return guid && `A GUID is written without braces: ${show(guid)}`;
};

const TYPED = /^(?:guid|datetime|datetimeoffset|date|time|binary)$/i;

/** Literals of OData 2 and 3 carried their type. */
const typed: Rule = ({ token, after, show }) => {
  if (token.kind !== "word" || after?.kind !== "text" || !TYPED.test(token.text)) return undefined;
  if (token.at + token.text.length !== after.at) return undefined;
  const value = textOf(after.text);
  const right = /^guid$/i.test(token.text) ? (normalizeGuid(value) ?? value) : dateLiteral(value);
  return `Literals carry no type: ${show(right)}`;
};

const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}/;
const NO_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/i;

const dates: Rule = ({ token, after, show }) => {
  if (token.kind !== "number") return undefined;
  if (DAY.test(token.text) && after && TIME.test(after.text)) {
    return `A date and its time are joined by T: ${show(dateLiteral(`${token.text}T${after.text}`))}`;
  }
  const [, one, two, year] = DAY_FIRST.exec(token.text) ?? [];
  if (one && two && year) {
    const [a, b] = [one.padStart(2, "0"), two.padStart(2, "0")];
    const forms = [`${year}-${b}-${a}`, `${year}-${a}-${b}`].filter((day, index, all) => {
      return Number(day.slice(5, 7)) <= 12 && all.indexOf(day) === index;
    });
    return `A date is written year-month-day: ${show(forms.join(" or "))}`;
  }
  return NO_ZONE.test(token.text)
    ? `A time carries its zone: ${show(dateLiteral(token.text))} for UTC`
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

export const RULES: readonly Rule[] = [
  comparisonSign,
  logicalSign,
  searchCall,
  infix,
  isNull,
  between,
  quotes,
  braces,
  typed,
  dates,
  unit,
  sign,
  nothing,
  dangling,
  upperCase,
];
