import { stringLiteral } from "../../literal";
import { SEARCHES } from "../literalForms";
import { type Token, textOf } from "../tokens";
import { isName, type Repair, type Repaired } from "./edits";

/** `name contains 'x'`, `name like '%x%'`, each also with `not`: functions have their column inside. */
export const infix: Repair = ({ token, before, after, tokens, index }) => {
  const word = token.text.toLowerCase();
  const isSearch = SEARCHES.has(word) || word === "like";
  if (token.kind !== "word" || !isSearch || after?.kind !== "text") return undefined;
  const negated = before?.kind === "word" && before.text.toLowerCase() === "not";
  const column = negated ? tokens[index - 2] : before;
  if (!isName(column)) return undefined;
  const call =
    word === "like"
      ? likeCall(column.text, textOf(after.text))
      : `${word}(${column.text},${after.text})`;
  if (call === undefined) return undefined;
  const text = negated ? `not ${call.includes("(") ? call : `(${call})`}` : call;
  return { before: negated ? 2 : 1, tokens: 2, text };
};

/** What a pattern of SQL looks for; undefined where its wildcards are elsewhere than at its ends. */
const likeCall = (column: string, pattern: string): string | undefined => {
  const open = pattern.startsWith("%");
  const end = pattern.length > 1 && pattern.endsWith("%");
  const inside = pattern.slice(open ? 1 : 0, end ? -1 : undefined);
  if (inside === "" || inside.startsWith("%") || inside.endsWith("%")) return undefined;
  const literal = stringLiteral(inside);
  if (open) return `${end ? "contains" : "endswith"}(${column},${literal})`;
  if (end) return `startswith(${column},${literal})`;
  return /[%_[\]]/.test(inside) ? undefined : `${column} eq ${literal}`;
};

/** `substringof('x',name)` of OData 3. */
export const substringOf: Repair = ({ token, after, tokens, index }) => {
  if (token.kind !== "word" || token.text.toLowerCase() !== "substringof" || after?.text !== "(") {
    return undefined;
  }
  const [text, comma, column, close] = tokens.slice(index + 2, index + 6);
  const isCall = text?.kind === "text" && comma?.text === "," && close?.text === ")";
  return isCall && isName(column)
    ? { tokens: 6, text: `contains(${column.text},${text.text})` }
    : undefined;
};

/** `Contains(name,'x')`, `startswith(name;'x')`, `contains('x',name)`, `contains(name,x)`. */
export const searchCall: Repair = (place) => {
  const { token, after, before } = place;
  const name = token.text.toLowerCase();
  if (token.kind !== "word" || !SEARCHES.has(name)) return undefined;
  if (after?.text !== "(") return isName(before) ? undefined : withoutBrackets(place);
  const inside = argumentsAt(place.tokens, place.index + 2);
  const right = inside && formOf(name, inside);
  if (inside === undefined || right === undefined) return undefined;
  const given = [token, after, ...inside].map(({ text }) => text).join("");
  return given === right.slice(0, -1) ? undefined : { tokens: inside.length + 3, text: right };
};

/** `startswith name 'x'`. */
const withoutBrackets = ({ token, tokens, index }: Parameters<Repair>[0]): Repaired | undefined => {
  const [column, text] = [tokens[index + 1], tokens[index + 2]];
  if (!isName(column) || text?.kind !== "text") return undefined;
  return { tokens: 3, text: `${token.text.toLowerCase()}(${column.text},${text.text})` };
};

/** What is between the brackets of a call that takes no more than a column and a text. */
const argumentsAt = (tokens: readonly Token[], from: number): readonly Token[] | undefined => {
  const ahead = tokens.slice(from, from + 4);
  const close = ahead.findIndex(({ text }) => text === ")" || text === "(");
  return ahead[close]?.text === ")" ? ahead.slice(0, close) : undefined;
};

const VALUES: ReadonlySet<string> = new Set(["text", "number", "guid"]);

const formOf = (name: string, inside: readonly Token[]): string | undefined => {
  const [first, second, ...more] = inside.filter(({ kind }) => kind !== "symbol");
  const symbols = inside.filter(({ kind }) => kind === "symbol").map(({ text }) => text);
  if (!first || !second || more.length > 0 || !symbols.every((each) => /^[,;]$/.test(each)))
    return undefined;
  const [column, value] = isName(first) ? [first, second] : [second, first];
  if (!isName(column) || column.text.startsWith("@")) return undefined;
  if (value.text.startsWith("@")) return undefined;
  if (value.kind !== "word" && !VALUES.has(value.kind)) return undefined;
  const text = value.kind === "text" ? value.text : stringLiteral(value.text);
  return `${name}(${column.text},${text})`;
};

/** `LastXDays(PropertyName=…)`: functions of Dataverse carry its namespace. */
export const namespace: Repair = ({ token, after, tokens, index }) => {
  const first = tokens[index + 2];
  const isOwn = token.kind === "word" && /^[A-Z][A-Za-z0-9]+$/.test(token.text);
  if (!isOwn || after?.text !== "(" || first?.text !== "PropertyName") return undefined;
  return { tokens: 1, text: `Microsoft.Dynamics.CRM.${token.text}` };
};
