/** A version that is not the present one. */
export const OTHER_VERSION = "0x80060882";

export const CHANGED_SINCE =
  "The record was changed since its version was read: read it again and repeat the change";

/** An answer may come without a code; other refusals with 412 are about duplicates. */
const OTHER_VERSION_CODES = new Set(["", OTHER_VERSION]);

/**
 * Whether a write was refused since the record has another version than was named.
 * https://learn.microsoft.com/power-apps/developer/data-platform/optimistic-concurrency
 */
export function isOtherVersion(status: number | undefined, code: string | undefined): boolean {
  return status === 412 && OTHER_VERSION_CODES.has(code?.toLowerCase() ?? "");
}

const NOT_ENABLED = "0x8006088d";

/** Whether a write was refused since no version may be named for records of its table (same page). */
export function isUnversioned(status: number | undefined, code: string | undefined): boolean {
  return status === 400 && code?.toLowerCase() === NOT_ENABLED;
}
