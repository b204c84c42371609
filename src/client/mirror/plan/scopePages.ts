import type { CurrentRow } from "../../compare/types";
import { defaults } from "../../defaults";
import type { Scope, ScopeRows } from "../scope/types";

/** Pages of the rows of a scope. */
export type ScopePages = AsyncIterable<readonly CurrentRow[]> | Iterable<readonly CurrentRow[]>;

export interface AskedPages {
  readonly pages: ScopePages;
  /** Nobody will come for them: no request is made again. Throws the error that is the reason. */
  readonly abandon: (error: unknown) => never;
}

/**
 * The rows of the scope; none where there is no scope. Beside a list of more than a page of records, which takes
 * a while to be looked through, the first pages are asked for at once. With fewer nothing is asked for before the
 * whole list was looked through.
 *
 * @param listed number of records
 */
export function scopePages(
  scope: Scope | undefined,
  asked: Pick<ScopeRows, "select" | "ranges">,
  listed: number,
): AskedPages {
  let isWanted = true;
  const pages = scope?.pages({ ...asked, isWanted: () => isWanted, expected: listed });
  return {
    pages: pages && listed > defaults.maxPageSize ? begun(pages) : (pages ?? []),
    abandon: (error) => {
      isWanted = false;
      throw error;
    },
  };
}

/** The same, with the first one under way. */
const begun = <T>(pages: AsyncGenerator<T>): AsyncIterable<T> => {
  let first: Promise<IteratorResult<T>> | undefined = pages.next();
  // Whoever comes for the page sees its error; one that is not needed any more must not crash.
  first.catch(() => undefined);
  const next = () => {
    const page = first ?? pages.next();
    first = undefined;
    return page;
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: () => pages.return(undefined) }) };
};
