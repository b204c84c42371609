import type { Logger } from "../types";
import { oneLine } from "./oneLine";
import type { SecretMask } from "./SecretMask";

/** A logger that lets no secret of the session through, and no line that a server began. */
export function maskedLogger(logger: Logger, secrets: SecretMask): Logger {
  const masked = (part: unknown): unknown => {
    if (typeof part === "string") return oneLine(secrets.mask(part));
    if (typeof part !== "object" || part === null) return part;
    return maskedValue(JSON.parse(JSON.stringify(part)));
  };
  /** Text by text: what is taken out of a JSON text as a whole may end its quotes. */
  const maskedValue = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(maskedValue);
    if (typeof value !== "object" || value === null) {
      return typeof value === "string" ? secrets.mask(value) : value;
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [secrets.mask(name), maskedValue(inner)]),
    );
  };
  return {
    // One line a request, of our own words: nothing that a server sent.
    debug: (...parts) => logger.debug(...parts),
    info: (...parts) => logger.info(...parts.map(masked)),
    warn: (...parts) => logger.warn(...parts.map(masked)),
  };
}
