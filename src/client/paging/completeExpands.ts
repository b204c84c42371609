import type { DataverseRecord } from "../types";
import { type CutCollection, cutCollections } from "./expanded";
import { type FetchPage, type Page, pages } from "./pages";

/** Collections completed at the same time; each is a chain of requests of its own. */
const AT_ONCE = 4;

/** Follows the next links of every cut expanded collection of a page, until all are whole. */
export const completeExpands = async (
  page: Page,
  fetchPage: FetchPage,
  operation: string,
): Promise<void> => {
  const cuts = page.value.flatMap((record) => cutCollections(record)).reverse();
  const worker = async () => {
    for (let cut = cuts.pop(); cut; cut = cuts.pop()) await complete(cut, fetchPage, operation);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, cuts.length) }, worker));
};

const complete = async (
  cut: CutCollection,
  fetchPage: FetchPage,
  operation: string,
): Promise<void> => {
  const rows: DataverseRecord[] = cut.fromStart ? [] : [...cut.rows];
  for await (const page of pages(fetchPage, cut.nextLink, { operation })) {
    if (page.nested) await completeExpands(page, fetchPage, operation);
    for (const row of page.value) rows.push(row);
  }
  cut.completed(rows);
};
