/** What no address has outside of quotes (RFC 5321, 4.1.2), and what would end one in a list or a header. */
const ADDRESS = /^[^\s\p{Cc}@<>()[\]",;:\\]+@[^\s\p{Cc}@<>()[\]",;:\\]+$/u;

/**
 * `jane@example.com`, or the address in `Jane Doe <jane@example.com>`; undefined for any other text, also for one
 * that has another address before it, which would be lost.
 */
export function emailAddress(text: string): string | undefined {
  const trimmed = text.trim();
  const open = trimmed.endsWith(">") ? trimmed.lastIndexOf("<") : -1;
  if (open >= 0 && isList(trimmed.slice(0, open))) return undefined;
  const address = open < 0 ? trimmed : trimmed.slice(open + 1, -1).trim();
  return ADDRESS.test(address) ? address : undefined;
}

/** A name may have a comma, and may be an address; what has both is a list. */
const isList = (name: string): boolean =>
  !/^\s*"[^"]*"\s*$/.test(name) && name.includes("@") && /[,;<>]/.test(name);
