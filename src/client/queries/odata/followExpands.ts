import type { DataverseRecord } from "../../types";
import { readRows } from "../paging/completeExpands";
import type { FetchPage } from "../paging/pages";
import type { StopRule } from "../paging/shortage";
import type { CutExpand } from "./cutExpands";

/** An expanded collection of a single record that is not complete, as the answer names it. */
export interface Incomplete {
  readonly index: 0;
  readonly path: string;
  readonly nextLink: string | null;
}

export function toIncomplete({ path, link }: Pick<CutExpand, "path" | "link">): Incomplete {
  return {
    index: 0,
    path,
    nextLink: link,
  };
}

/**
 * Reads collections to their end, page by page, as long as there is memory and time.
 *
 * @returns those that are still not complete
 */
export async function followExpands(
  cuts: readonly CutExpand[],
  fetchPage: FetchPage,
  operation: string,
  stop: StopRule,
): Promise<Incomplete[]> {
  const left: Incomplete[] = [];
  const following = { fetchPage, operation, stop };
  for (const cut of cuts) {
    const rest =
      cut.link === null || stop.shortage() ? cut.link : await follow(cut, cut.link, following);
    if (rest !== undefined) left.push(toIncomplete({ path: cut.path, link: rest }));
  }
  return left;
}

/** The link to what was not read; undefined where everything was. */
const follow = async (
  { fromStart, rows, keep }: CutExpand,
  link: string,
  following: Parameters<typeof readRows>[1],
): Promise<string | undefined> => {
  const all: DataverseRecord[] = fromStart ? [] : [...rows];
  const rest = await readRows(link, following, (page) => {
    for (const row of page.value) all.push(row);
    return Promise.resolve(true);
  });
  if (rest.link !== link) keep(all, rest.link);
  return rest.link;
};
