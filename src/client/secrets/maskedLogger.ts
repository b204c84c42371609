import type { Logger } from "../types";
import { oneLine } from "./oneLine";
import type { SecretMask } from "./SecretMask";

/** A logger that lets no secret of the session through, and no line that a server began. */
export function maskedLogger(logger: Logger, secrets: SecretMask): Logger {
  const masked = (part: unknown): unknown => {
    if (typeof part === "string") return oneLine(secrets.mask(part));
    if (typeof part !== "object" || part === null) return part;
    return JSON.parse(secrets.mask(JSON.stringify(part)));
  };
  return {
    // One line a request, of our own words: nothing that a server sent.
    debug: (...parts) => logger.debug(...parts),
    info: (...parts) => logger.info(...parts.map(masked)),
    warn: (...parts) => logger.warn(...parts.map(masked)),
  };
}
