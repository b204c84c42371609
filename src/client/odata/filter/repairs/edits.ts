import type { Token } from "../tokens";

/** What is written in the place of a part of a filter. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with the edits made, which do not overlap and are in the order of their places. */
export function edited(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.from), edit.text);
    at = edit.to;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

/** Where a place of the text with the edits made was before; behind what was replaced, if it is inside of that. */
export function placeBefore(at: number, edits: readonly Edit[]): number {
  let longer = 0;
  for (const { from, to, text } of edits) {
    const start = from + longer;
    if (at <= start) break;
    if (at < start + text.length) return to;
    longer += text.length - (to - from);
  }
  return at - longer;
}

/** What a repair may know of the place it looks at. */
export interface At {
  /** Without blanks. */
  readonly tokens: readonly Token[];
  readonly index: number;
  readonly token: Token;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** Whether it is directly inside of the brackets of a function. */
  readonly inCall: boolean;
  /** Whether it is inside of square brackets. */
  readonly inList: boolean;
}

/** The right form of the tokens from this one on, and how many of them it takes the place of. */
export interface Repaired {
  readonly tokens: number;
  /** How many tokens before this one are taken too. */
  readonly before?: number;
  readonly text: string;
}

/** One kind of repair; undefined where there is nothing of its kind. */
export type Repair = (at: At) => Repaired | undefined;

/** A word that is no word of the grammar, or a label: a column, or what is written in the place of one. */
export function isName(token: Token | undefined): token is Token {
  return token?.kind === "label" || (token?.kind === "word" && !RESERVED.test(token.text));
}

const RESERVED = /^(?:eq|ne|gt|ge|lt|le|and|or|not|in|has|like|is|between|true|false|null)$/i;

/** Whether two tokens touch. */
export function touching(one: Token, two: Token | undefined): two is Token {
  return two !== undefined && one.at + one.text.length === two.at;
}
