import type { DataverseRecord } from "../types";
import { emptyPagesWarning, memoryWarning } from "./memoryWarning";
import type { Page } from "./pages";

/** What was read, and whether it is everything. */
export interface Collected {
  readonly value: DataverseRecord[];
  /** Where to go on; undefined when nothing is left. */
  readonly nextLink: string | undefined;
  /** What stood beside the rows of the first page. */
  readonly envelope: Record<string, unknown>;
  /** Why reading stopped although there is more, in one sentence. */
  readonly warning: string | undefined;
  /** Whether every expanded collection holds all of its rows. */
  readonly whole: boolean;
}

export interface CollectOptions {
  /** Stops after the page that reaches this many rows, and keeps that page whole. */
  readonly maxRecords?: number | undefined;
  /** Completes what a page carries cut, before its rows are kept; false where that was not possible. */
  readonly complete?: ((page: Page) => Promise<boolean>) | undefined;
  /** Told the number of rows kept so far. */
  readonly onPage?: ((rows: number) => void) | undefined;
}

/** Reads pages to the end, or to the first reason to stop early, which it names. */
export const collect = async (
  source: AsyncIterable<Page>,
  { maxRecords, complete, onPage }: CollectOptions,
): Promise<Collected> => {
  const value: DataverseRecord[] = [];
  let envelope: Record<string, unknown> = {};
  let pagesRead = 0;
  let empty = 0;
  for await (const page of source) {
    if (pagesRead === 0) envelope = page.envelope;
    pagesRead += 1;
    empty = page.value.length === 0 ? empty + 1 : 0;
    const whole = (page.nested ? await complete?.(page) : undefined) ?? true;
    for (const row of page.value) value.push(row);
    onPage?.(value.length);
    const { nextLink } = page;
    if (!whole) return { value, nextLink, envelope, warning: cutWarning(value.length), whole };
    if (nextLink === undefined) break;
    const warning =
      stopReason(value.length, pagesRead, maxRecords) ?? emptyPagesWarning(value.length, empty);
    if (warning) return { value, nextLink, envelope, warning, whole };
  }
  return { value, nextLink: undefined, envelope, warning: undefined, whole: true };
};

const cutWarning = (rows: number): string =>
  `Stopped at ${rows} records before memory ran out: expanded collections of the last ones are not complete, see incompleteExpands; expand fewer columns, or read fewer records with Max Records.`;

const stopReason = (
  rows: number,
  pagesRead: number,
  maxRecords: number | undefined,
): string | undefined => {
  if (maxRecords !== undefined && rows >= maxRecords) {
    return `Stopped at ${rows} records because Max Records is ${maxRecords}; there are more: go on with Next Page ID.`;
  }
  return memoryWarning(rows, pagesRead);
};
