import { requireBalance } from "./plainText";
import type { Unread } from "./Reader";
import { placeHint } from "./syntaxHints";

const MOST_SHOWN = 60;

/** A filter that cannot be read, as it was given and as far as it was repaired. */
interface Failed {
  readonly given: string;
  readonly givenAt: number;
  readonly filter: string;
  readonly unread: Unread;
}

/**
 * What is wrong with a filter that cannot be read, and where: in the words that it was given in.
 *
 * @throws InputError for a bracket that nothing opens
 */
export function unreadMessage(failed: Failed, input: string): string {
  const { given, givenAt, filter, unread } = failed;
  requireBalance(filter, input);
  const before = given.slice(Math.max(0, givenAt - MOST_SHOWN), givenAt).trimEnd();
  const place = before === "" ? "at its beginning" : `behind ${JSON.stringify(before)}`;
  const hint = unread.why ?? placeHint(filter) ?? nothingKnown(given, givenAt);
  return `${input} cannot be read ${place}. ${hint}.`;
}

const nothingKnown = (filter: string, at: number): string => {
  const next = /^\s*(\S{1,40})/.exec(filter.slice(at, at + MOST_SHOWN))?.[1];
  return next === undefined
    ? "Something is missing at the end; expected a condition such as name eq 'Fabrikam'"
    : `${JSON.stringify(next)} has no meaning there; expected a condition such as name eq 'Fabrikam'`;
};
