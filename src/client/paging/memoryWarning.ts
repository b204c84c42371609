import { defaults } from "../defaults";
import { runtime } from "../runtime";

/** Whether so much memory is in use that reading more could end the process. */
export const memoryIsShort = (): boolean => runtime.heapShare() >= defaults.heapShare;

/**
 * Why to stop reading before memory runs out, in one sentence; undefined while there is room.
 *
 * @param advice how to go on, as the end of the sentence
 */
export const memoryWarning = (
  rows: number,
  pagesRead: number,
  advice = "go on with Next Page ID, or select fewer columns",
): string | undefined =>
  memoryIsShort()
    ? `Stopped at ${rows} records (${pagesRead} pages) before memory ran out; there are more: ${advice}.`
    : undefined;

/** The same for rows without an end in sight; undefined as long as pages hold rows. */
export const emptyPagesWarning = (rows: number, emptyPages: number): string | undefined =>
  emptyPages >= defaults.maxEmptyPages
    ? `Stopped at ${rows} records because ${emptyPages} pages in a row were empty; there may be more: go on with Next Page ID.`
    : undefined;
