import type { DataverseRecord } from "../../types";
import { type CutCollection, cutCollections } from "./expanded";
import { type FetchPage, type Page, pages } from "./pages";
import { memoryOnly, type StopRule } from "./shortage";

/** Collections completed at the same time; each is a separate chain of requests. */
const AT_ONCE = 4;

/**
 * Follows the next links of every cut expanded collection of a page, until all are whole, or memory or time
 * is short. What was not read to its end keeps the rows at hand, and the link to the rest.
 *
 * @returns whether all collections are whole
 */
export async function completeExpands(
  { value }: Pick<Page, "value">,
  fetchPage: FetchPage,
  operation: string,
  stop: StopRule = memoryOnly,
): Promise<boolean> {
  const cuts = value.flatMap((record) => cutCollections(record)).reverse();
  const following: Following = { fetchPage, operation, stop };
  let whole = true;
  const worker = async () => {
    for (let cut = cuts.pop(); cut; cut = cuts.pop()) {
      if (!whole || stop.shortage()) whole = false;
      else if (!(await complete(cut, following))) whole = false;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, cuts.length) }, worker));
  return whole;
}

interface Following {
  readonly fetchPage: FetchPage;
  readonly operation: string;
  readonly stop: StopRule;
}

const complete = async (cut: CutCollection, following: Following): Promise<boolean> => {
  const { fetchPage, operation, stop } = following;
  const rows: DataverseRecord[] = cut.fromStart ? [] : [...cut.rows];
  const rest = await readRows(cut.nextLink, following, async (page) => {
    const whole = page.nested ? await completeExpands(page, fetchPage, operation, stop) : true;
    for (const row of page.value) rows.push(row);
    return whole;
  });
  // No page came in time: the rows at hand are still the best there is.
  if (rest.link === cut.nextLink) return false;
  cut.keep(rows, rest.link);
  return rest.whole && rest.link === undefined;
};

/** The link to what was not read, and whether all that was read is whole. */
interface Rest {
  readonly link: string | undefined;
  readonly whole: boolean;
}

/** Reads pages from a link on, until one is not whole or something is short. */
export async function readRows(
  firstLink: string,
  { fetchPage, operation, stop }: Following,
  take: (page: Page) => Promise<boolean>,
): Promise<Rest> {
  let link: string | undefined = firstLink;
  const wantsNext = () => !stop.shortage();
  try {
    for await (const page of pages(fetchPage, firstLink, { operation, wantsNext })) {
      const whole = await take(page);
      link = page.nextLink;
      if (!whole || (link !== undefined && stop.shortage())) return { link, whole };
    }
  } catch (error) {
    if (!stop.isEnd(error)) throw error;
  }
  return { link, whole: true };
}
