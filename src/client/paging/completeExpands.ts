import type { DataverseRecord } from "../types";
import { type CutCollection, cutCollections } from "./expanded";
import { memoryIsShort } from "./memoryWarning";
import { type FetchPage, type Page, pages } from "./pages";

/** Collections completed at the same time; each is a chain of requests of its own. */
const AT_ONCE = 4;

/**
 * Follows the next links of every cut expanded collection of a page, until all are whole or memory is
 * short. What was not read to its end keeps the rows at hand, and the link to the rest.
 *
 * @returns whether all collections are whole
 */
export const completeExpands = async (
  { value }: Pick<Page, "value">,
  fetchPage: FetchPage,
  operation: string,
): Promise<boolean> => {
  const cuts = value.flatMap((record) => cutCollections(record)).reverse();
  let whole = true;
  const worker = async () => {
    for (let cut = cuts.pop(); cut; cut = cuts.pop()) {
      if (!whole || memoryIsShort()) whole = false;
      else if (!(await complete(cut, fetchPage, operation))) whole = false;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, cuts.length) }, worker));
  return whole;
};

const complete = async (
  cut: CutCollection,
  fetchPage: FetchPage,
  operation: string,
): Promise<boolean> => {
  const rows: DataverseRecord[] = cut.fromStart ? [] : [...cut.rows];
  const wantsNext = () => !memoryIsShort();
  for await (const page of pages(fetchPage, cut.nextLink, { operation, wantsNext })) {
    const whole = page.nested ? await completeExpands(page, fetchPage, operation) : true;
    for (const row of page.value) rows.push(row);
    if (page.nextLink !== undefined && (!whole || memoryIsShort())) {
      cut.keep(rows, page.nextLink);
      return false;
    }
    if (!whole) {
      cut.keep(rows);
      return false;
    }
  }
  cut.keep(rows);
  return true;
};
