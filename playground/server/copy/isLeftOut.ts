import type { PublishedInput } from "../../../runner/bundle";
import { isBlank } from "../../../runner/cli/isBlank";

/** Whether a copy goes without a value. A default that was cleared would come back without its blank. */
export function isLeftOut({ default: preset }: PublishedInput, value: unknown): boolean {
  return value === undefined || value === null || (isBlank(value) && isBlank(preset));
}
