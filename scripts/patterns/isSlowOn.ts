import { runInNewContext } from "node:vm";
import type { AttackPattern } from "recheck";

/** So often that a pattern of quadratic time needs a multiple of the limit, and one of linear time a fraction. */
const REPETITIONS = 30_000;
const LIMIT_MS = 1_000;
const TRIES = 3;

/** Whether a pattern takes its time on a text that a search found for it: true if no try ends in a second. */
export function isSlowOn(source: string, flags: string, { pumps, suffix }: AttackPattern): boolean {
  const text = `${pumps.map(({ prefix, pump }) => prefix + pump.repeat(REPETITIONS)).join("")}${suffix}`;
  const pattern = new RegExp(source, flags.replace(/[gy]/g, ""));
  return Array.from({ length: TRIES }).every(() => !endsInTime(pattern, text));
}

const endsInTime = (pattern: RegExp, text: string): boolean => {
  try {
    runInNewContext("pattern.exec(text)", { pattern, text }, { timeout: LIMIT_MS });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
    throw error;
  }
};
