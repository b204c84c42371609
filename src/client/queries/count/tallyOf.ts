import type { Session } from "../../session/session";
import { stopRule } from "../paging/shortage";
import type { Tally } from "./types";

/** Counts the rows of pages, until the run has to end. */
export async function tallyOf(
  pages: AsyncIterable<{ readonly value: readonly unknown[] }>,
  session: Session,
): Promise<Tally> {
  const { isEnd } = stopRule(session);
  let count = 0;
  try {
    for await (const { value } of pages) count += value.length;
  } catch (error) {
    if (count === 0 || !isEnd(error)) throw error;
    return { count, isWhole: false };
  }
  return { count, isWhole: true };
}
