import type { AddExtras } from "../../labels/rows";
import type { DataverseRecord } from "../../types";
import type { Page } from "./pages";
import { memoryOnly, type Shortage, type StopRule, untilTimeIsUp } from "./shortage";
import { emptyPagesWarning, shortageWarning } from "./stopWarnings";

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
  /** Adds to the rows of a page, once it is complete. */
  readonly addExtras?: AddExtras | undefined;
  /** What ends reading early; memory alone where left out. */
  readonly stop?: StopRule | undefined;
  /** Told the number of rows kept so far. */
  readonly onPage?: ((rows: number) => void) | undefined;
}

/** Reads pages to the end, or to the first reason to stop early, which it names. */
export async function collect(
  source: AsyncIterable<Page>,
  { maxRecords, complete, addExtras, onPage, stop = memoryOnly }: CollectOptions,
): Promise<Collected> {
  const value: DataverseRecord[] = [];
  let envelope: Record<string, unknown> = {};
  let pagesRead = 0;
  let empty = 0;
  let nextLink: string | undefined;
  for await (const page of untilTimeIsUp(source, stop)) {
    if (pagesRead === 0) envelope = page.envelope;
    pagesRead += 1;
    empty = page.value.length === 0 ? empty + 1 : 0;
    const whole = (page.nested ? await complete?.(page) : undefined) ?? true;
    const rows = addExtras
      ? await addExtras(page.value, page.envelope["@odata.context"])
      : page.value;
    for (const row of rows) value.push(row);
    onPage?.(value.length);
    nextLink = page.nextLink;
    if (!whole) return { value, nextLink, envelope, warning: cutWarning(value.length), whole };
    if (nextLink === undefined) break;
    const warning =
      maxRecordsWarning(value.length, maxRecords) ??
      warningOf(stop.shortage(), value.length, pagesRead) ??
      emptyPagesWarning(value.length, empty);
    if (warning) return { value, nextLink, envelope, warning, whole };
  }
  // Only time ends the pages while there is a link to the next one.
  const ended = nextLink === undefined ? undefined : "time";
  const warning = warningOf(ended, value.length, pagesRead);
  return { value, nextLink, envelope, warning, whole: true };
}

const cutWarning = (rows: number): string =>
  `Stopped at ${rows} records because memory or time was short: expanded collections of the last ones are not complete, see incompleteExpands; expand fewer columns, or read fewer records with Max Records.`;

const warningOf = (
  shortage: Shortage | undefined,
  rows: number,
  pagesRead: number,
): string | undefined => shortage && shortageWarning(shortage, rows, pagesRead);

const maxRecordsWarning = (rows: number, maxRecords: number | undefined): string | undefined =>
  maxRecords !== undefined && rows >= maxRecords
    ? `Stopped at ${rows} records because Max Records is ${maxRecords}; there are more: go on with Next Page ID.`
    : undefined;
