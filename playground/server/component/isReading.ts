import type { Published } from "../../../runner/bundle";

/** Whether an action reads only: the component publishes it, so that the designer may run it. */
export function isReading({ performSafety }: Published): boolean {
  return performSafety?.toLowerCase() === "safe";
}
