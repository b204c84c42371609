import { InputError } from "../errors/InputError";
import { setOwn } from "../objects/ownProperty";
import type { Logger } from "../types";

/** Headers the client alone sets: the token's, and those that describe the connection. */
const OURS = new Set([
  "authorization",
  "connection",
  "content-length",
  "cookie",
  "host",
  "proxy-authorization",
  "transfer-encoding",
]);

/** A field name is a token (RFC 9110, 5.6.2); in a value Node sends Latin-1 without control characters. */
const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The builder's headers, names in lower case; those that are ours to set are left out, and said so. */
export function rawHeaders(
  given: readonly { readonly key: string; readonly value: string }[],
  logger: Logger,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, value } of given) {
    const name = key.trim().toLowerCase();
    if (!NAME.test(name)) {
      throw new InputError(`Header ${JSON.stringify(key)} is not a header's name, e.g. Prefer.`);
    }
    // The value may be a secret and is not shown.
    if (!VALUE.test(value)) {
      throw new InputError(`Header ${key} has a character that a header cannot carry.`);
    }
    if (OURS.has(name))
      logger.warn(`Header ${key} is set by the connection; the one given was left out.`);
    else setOwn(headers, name, value);
  }
  return headers;
}
