import { throwUnless } from "../../../errors/throwUnless";
import { KEYWORDS } from "../literalForms";
import { parseFilter } from "../parse";
import { Unread } from "../Reader";
import { solidTokens, type Token } from "../tokens";
import type { Node } from "../tree";
import { between } from "./between";
import { type At, type Edit, edited, placeBefore, type Repair } from "./edits";
import { braces, date, decimalComma, looseNumber, typed } from "./literals";
import { singleQuotes } from "./quotes";
import { infix, namespace, searchCall, substringOf } from "./searches";
import { bareLabel, exclamation, isNull, keyword, sign, valueWord, where } from "./words";

/** Each of them turns something that OData does not read into something that it does. */
const REPAIRS: readonly Repair[] = [
  ...[typed, braces, date, decimalComma, looseNumber],
  ...[isNull, between, infix, substringOf, searchCall, namespace],
  ...[sign, exclamation, keyword, valueWord, bareLabel, where],
];

/** What one repair has written may be what another one waits for: `name LIKE "%x%"`. */
const MOST_ROUNDS = 6;

/** A filter that can be read, or as far as it could be repaired. */
export type ReadSyntax =
  | { readonly filter: string; readonly tree: Node }
  | {
      readonly filter: string;
      readonly tokens: readonly Token[];
      readonly unread: Unread;
      /** The same place in the filter as it was given. */
      readonly givenAt: number;
    };

/**
 * Reads a filter, and repairs what cannot be read where it has one reading. What can be read is never
 * changed.
 *
 * @param whole the tokens of the filter without blanks, where they are at hand
 */
export function readSyntax(
  given: string,
  whole: readonly Token[] = solidTokens(given),
): ReadSyntax {
  const first = parsed(given, whole);
  if ("tree" in first) return first;
  const quotes = singleQuotes(given) ?? [];
  const made = [quotes];
  let filter = edited(given, quotes);
  let tokens = filter === given ? whole : solidTokens(filter);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const edits = editsOf(filter, tokens);
    if (edits.length === 0) break;
    made.push(edits);
    filter = edited(filter, edits);
    tokens = solidTokens(filter);
  }
  const read = filter === given ? first : parsed(filter, tokens);
  return "tree" in read
    ? read
    : { ...read, givenAt: made.reduceRight((at, edits) => placeBefore(at, edits), read.unread.at) };
}

const parsed = (filter: string, tokens: readonly Token[]): ReadSyntax => {
  try {
    return { filter, tree: parseFilter(filter, tokens) };
  } catch (error) {
    throwUnless(error, Unread);
    return { filter, tokens, unread: error, givenAt: error.at };
  }
};

const editsOf = (filter: string, tokens: readonly Token[]): Edit[] => {
  const around = enclosing(tokens);
  const edits: Edit[] = [];
  let free = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const place = placeAt(tokens, index, around[index]);
    const found = place && !place.inList ? repairAt(place, free) : undefined;
    const taken = found && tokens.slice(index - (found.before ?? 0), index + found.tokens);
    const [start, last] = [taken?.[0], taken?.at(-1)];
    if (!found || !start || !last) continue;
    const to = last.at + last.text.length;
    edits.push({ from: start.at, to, text: spaced(filter, start.at, to, found.text) });
    index += found.tokens - 1;
    free = index + 1;
  }
  return edits;
};

/** The first repair that takes no token which another one has taken. */
const repairAt = (place: At, free: number) => {
  for (const repair of REPAIRS) {
    const found = repair(place);
    if (found && place.index - (found.before ?? 0) >= free) return found;
  }
  return undefined;
};

/** Blanks around a word are written where there are none, and not twice. */
const spaced = (filter: string, from: number, to: number, text: string): string => {
  const bare = text.trim();
  const isWordBefore = /[\p{L}\p{N}_'")\]]/u.test(filter.charAt(from - 1));
  const isValueBehind = /[\p{L}\p{N}_'"[@-]/u.test(filter.charAt(to));
  const isBracketBehind = filter.charAt(to) === "(" && KEYWORDS.has(bare);
  return `${isWordBefore ? " " : ""}${bare}${isValueBehind || isBracketBehind ? " " : ""}`;
};

type Bracket = "call" | "list" | "group";

/** The bracket that is open around each token. */
const enclosing = (tokens: readonly Token[]): (Bracket | undefined)[] => {
  const open: Bracket[] = [];
  return tokens.map(({ kind, text }, index) => {
    if (kind !== "symbol") return open.at(-1);
    if (text === ")" || text === "]") open.pop();
    const around = open.at(-1);
    if (text === "[") open.push("list");
    if (text === "(") open.push(isCall(tokens[index - 1]) ? "call" : "group");
    return around;
  });
};

/** `in (1,2)` has commas too, and is taken for a call; lambdas have conditions inside. */
const isCall = (before: Token | undefined): boolean =>
  before?.kind === "word" &&
  !/^(?:and|or|not|eq|ne|gt|ge|lt|le)$/i.test(before.text) &&
  !/\/(?:any|all)$/.test(before.text);

const placeAt = (
  tokens: readonly Token[],
  index: number,
  around: Bracket | undefined,
): At | undefined => {
  const token = tokens[index];
  return (
    token && {
      tokens,
      index,
      token,
      before: tokens[index - 1],
      after: tokens[index + 1],
      inCall: around === "call",
      inList: around === "list",
    }
  );
};
