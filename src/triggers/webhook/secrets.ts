import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Whether two secrets are the same, in a time that shows nothing of where or by how much they differ:
 * digests are of one length, whatever the length of the secrets.
 */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

/** Over UTF-16, as UTF-8 has one replacement for every half of a surrogate pair. */
const digest = (text: string): Buffer => createHash("sha256").update(text, "utf16le").digest();
