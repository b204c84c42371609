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

/** The builder's headers, names in lower case; those that are ours to set are left out, and said so. */
export const rawHeaders = (
  given: readonly { readonly key: string; readonly value: string }[],
  logger: Logger,
): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const { key, value } of given) {
    const name = key.trim().toLowerCase();
    if (OURS.has(name))
      logger.warn(`Header ${key} is set by the connection; the one given was left out.`);
    else headers[name] = value;
  }
  return headers;
};
