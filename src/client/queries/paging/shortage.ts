import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { leftMs } from "../../http/inTime";
import { runtime } from "../../runtime";
import type { Session } from "../../session/session";

/** Why reading has to stop although there is more: memory, or the time of the run. */
export type Shortage = "memory" | "time";

/** Decides when reading ends early with what was read so far. */
export interface StopRule {
  /** What is short; asked before each page. */
  readonly shortage: () => Shortage | undefined;
  /** Whether a failed page ends the reading instead of failing it. */
  readonly isEnd: (error: unknown) => boolean;
}

/** Stops when memory is short, or the run of the session has to end. */
export function stopRule(session: Pick<Session, "endsMs">): StopRule {
  return {
    shortage: () => memoryShortage() ?? (timeIsShort(session) ? "time" : undefined),
    isEnd: endedByTime,
  };
}

const memoryShortage = (): Shortage | undefined =>
  runtime.heapShare() >= defaults.heapShare ? "memory" : undefined;

/** Stops when so much memory is in use that reading more could end the process. */
export const memoryOnly: StopRule = { shortage: memoryShortage, isEnd: () => false };

/** Whether the run has no time left for another request. */
export function timeIsShort({ endsMs }: Pick<Session, "endsMs">): boolean {
  return leftMs(endsMs) < defaults.leastRequestMs;
}

/** Whether a request failed only because the run has to end. Whatever was read before is worth having. */
export function endedByTime(error: unknown): boolean {
  return error instanceof DataverseError && error.facts.failure?.kind === "outOfTime";
}

/** Yields pages until the run has to end. A page that comes too late ends the list if others came before it. */
export async function* untilTimeIsUp<T>(
  source: AsyncIterable<T>,
  { isEnd }: StopRule,
): AsyncGenerator<T> {
  let isFirst = true;
  try {
    for await (const page of source) {
      isFirst = false;
      yield page;
    }
  } catch (error) {
    if (isFirst || !isEnd(error)) throw error;
  }
}
