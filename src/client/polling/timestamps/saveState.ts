import { defaults } from "../../defaults";
import type { Logger } from "../../types";
import { isoTime } from "../shared/times";
import type { PolledTable } from "../shared/types";
import type { ReadOutcome } from "./readChanges";
import type { Beginning } from "./resumePoint";
import type { PollState } from "./types";

/** What the next poll goes on from: it covers all that this one returns, and for nothing else. */
export function saveState(
  { progress: { watermark }, cursor }: ReadOutcome,
  { since, seen }: Beginning,
  { table, query, overlapMs }: { table: PolledTable; query: string; overlapMs: number },
  logger: Logger,
): PollState {
  const reach = Math.max(since, watermark - overlapMs);
  const { saved, left } = seen.save(reach, defaults.pollMemoryRows);
  if (left > 0) {
    logger.warn(
      `More than ${defaults.pollMemoryRows} records changed within Overlap Seconds: ${left} of them may be returned once more. Drop repeats by their key, or make the overlap shorter.`,
    );
  }
  return {
    format: 1,
    table,
    query,
    watermark: isoTime(watermark),
    // As long as pages are left, records are new that came to be since this reading began.
    since: isoTime(cursor ? since : reach),
    seen: saved,
    ...(cursor
      ? {
          cursor: {
            link: cursor.link,
            rows: cursor.rows,
            ...(cursor.windowEnd === undefined ? {} : { windowEnd: isoTime(cursor.windowEnd) }),
          },
        }
      : {}),
  };
}
