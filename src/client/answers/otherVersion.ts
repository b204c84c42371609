/** Codes of a version that is not the present one; other refusals with 412 are about duplicates. */
const OTHER_VERSION = new Set(["", "0x80060882"]);

/**
 * Whether a write was refused since the record has another version than was named.
 * https://learn.microsoft.com/power-apps/developer/data-platform/optimistic-concurrency
 */
export function isOtherVersion(status: number | undefined, code: string | undefined): boolean {
  return status === 412 && OTHER_VERSION.has(code?.toLowerCase() ?? "");
}
