import { defaults } from "../../defaults";
import type { Shortage } from "./shortage";

/**
 * Why reading stopped before its end, in one sentence.
 *
 * @param advice how to go on, as the end of the sentence
 */
export function shortageWarning(
  shortage: Shortage,
  rows: number,
  pagesRead: number,
  advice = "go on with Next Page ID, or select fewer columns",
): string {
  return `Stopped at ${rows} records (${pagesRead} pages) ${CAUSES[shortage]}; there are more: ${advice}.`;
}

const CAUSES: Readonly<Record<Shortage, string>> = {
  memory: "before memory ran out",
  time: "because the time of the run was used up",
};

/** Why to stop reading rows without an end in sight; undefined as long as pages hold rows. */
export function emptyPagesWarning(rows: number, emptyPages: number): string | undefined {
  return emptyPages >= defaults.maxEmptyPages
    ? `Stopped at ${rows} records because ${emptyPages} pages in a row were empty; there may be more: go on with Next Page ID.`
    : undefined;
}
