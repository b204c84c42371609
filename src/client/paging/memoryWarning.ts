import { defaults } from "../defaults";
import { runtime } from "../runtime";

/** Why to stop reading before memory runs out, in one sentence; undefined while there is room. */
export const memoryWarning = (rows: number, pagesRead: number): string | undefined =>
  runtime.heapShare(defaults.heapShare) >= defaults.heapShare
    ? `Stopped at ${rows} records (${pagesRead} pages) before memory ran out; there are more: go on with Next Page ID, or select fewer columns.`
    : undefined;
