import { requireBalance } from "./plainText";
import type { Unread } from "./Reader";
import { placeHint } from "./syntaxHints";

const MOST_SHOWN = 60;

/**
 * What is wrong with a filter that cannot be read, and where.
 *
 * @throws InputError for a bracket that nothing opens
 */
export function unreadMessage(filter: string, { at, why }: Unread, input: string): string {
  requireBalance(filter, input);
  const before = filter.slice(Math.max(0, at - MOST_SHOWN), at).trimEnd();
  const place = before === "" ? "at its beginning" : `behind ${JSON.stringify(before)}`;
  const hint = why ?? placeHint(filter) ?? nothingKnown(filter, at);
  return `${input} cannot be read ${place}. ${hint}.`;
}

const nothingKnown = (filter: string, at: number): string => {
  const next = /^\s*(\S{1,40})/.exec(filter.slice(at, at + MOST_SHOWN))?.[1];
  return next === undefined
    ? "Something is missing at the end; expected a condition such as name eq 'Fabrikam'"
    : `${JSON.stringify(next)} has no meaning there; expected a condition such as name eq 'Fabrikam'`;
};
