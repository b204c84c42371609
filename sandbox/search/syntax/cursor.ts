import { SearchProblem } from "../problem";
import type { Mode } from "./tree";

/** Where the reading of a text has got to. */
export interface Cursor {
  readonly text: string;
  readonly mode: Mode;
  at: number;
}

/** Behind blanks: whether the text goes on like this pattern, a sticky one, which is read then. */
export function skip(cursor: Cursor, wanted: RegExp): boolean {
  wanted.lastIndex = start(cursor);
  const goesOn = wanted.test(cursor.text);
  if (goesOn) cursor.at = wanted.lastIndex;
  return goesOn;
}

export function problem({ text, at }: Cursor): SearchProblem {
  return new SearchProblem(`Failed to parse query string at line 1, column ${at} of '${text}'.`);
}

/** What is left of the text, without blanks in front. */
export function rest(cursor: Cursor): string {
  return cursor.text.slice(start(cursor));
}

function start({ text, at }: Cursor): number {
  let first = at;
  while (/\s/.test(text[first] ?? "")) first += 1;
  return first;
}
