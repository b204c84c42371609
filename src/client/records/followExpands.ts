import { memoryIsShort } from "../paging/memoryWarning";
import { type FetchPage, pages } from "../paging/pages";
import type { DataverseRecord } from "../types";
import type { CutExpand } from "./cutExpands";

/** An expanded collection of a single record that is not complete, as the answer names it. */
export interface Incomplete {
  readonly index: 0;
  readonly path: string;
  readonly nextLink: string | null;
}

export const toIncomplete = ({ path, link }: Pick<CutExpand, "path" | "link">): Incomplete => ({
  index: 0,
  path,
  nextLink: link,
});

/**
 * Reads collections to their end, page by page, as long as there is memory.
 *
 * @returns those that are still not complete
 */
export const followExpands = async (
  cuts: readonly CutExpand[],
  fetchPage: FetchPage,
  operation: string,
): Promise<Incomplete[]> => {
  const left: Incomplete[] = [];
  for (const cut of cuts) {
    const rest =
      cut.link === null || memoryIsShort() ? cut.link : await follow(cut, fetchPage, operation);
    if (rest !== undefined) left.push(toIncomplete({ path: cut.path, link: rest }));
  }
  return left;
};

/** The link to what was not read; undefined where everything was. */
const follow = async (
  { link, fromStart, rows, keep }: CutExpand,
  fetchPage: FetchPage,
  operation: string,
): Promise<string | undefined> => {
  const all: DataverseRecord[] = fromStart ? [] : [...rows];
  const wantsNext = () => !memoryIsShort();
  for await (const page of pages(fetchPage, link ?? "", { operation, wantsNext })) {
    for (const row of page.value) all.push(row);
    if (page.nextLink !== undefined && memoryIsShort()) {
      keep(all, page.nextLink);
      return page.nextLink;
    }
  }
  keep(all);
  return undefined;
};
