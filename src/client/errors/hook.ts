import { isSpectralError, SpectralError } from "@prismatic-io/spectral";
import { oneLine } from "../secrets/oneLine";

/**
 * The component's error hook. The client throws final errors; anything else is a fault of our own or
 * of a caller and becomes a plain `SpectralError`: with its message, which a fault of our own gets a
 * sentence around that says what it means for a builder. Idempotent, since the platform
 * calls it twice for polling triggers.
 */
export function errorHook(error: unknown): unknown {
  if (isSpectralError(error)) return error;
  const { name, message } = namedParts(error);
  return new SpectralError(OF_THE_PROGRAM.has(name) ? ourFault(name, message) : message);
}

/** What JavaScript itself throws at a mistake in the program. */
const OF_THE_PROGRAM: ReadonlySet<string> = new Set([
  "TypeError",
  "RangeError",
  "URIError",
  "ReferenceError",
  "SyntaxError",
]);

/** By its parts, since an error of another realm is no instance of our `Error`. */
const namedParts = (error: unknown): { readonly name: string; readonly message: string } => {
  const parts = typeof error === "object" && error !== null ? error : {};
  const message = "message" in parts ? String(parts.message) : String(error);
  return { name: "name" in parts ? String(parts.name) : "", message: oneLine(message) };
};

const ourFault = (name: string, message: string): string =>
  `A fault in the component itself ended the step: look at what it has written before you run it again, and report the fault (${name}: ${message}).`;
