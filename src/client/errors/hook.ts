import { isSpectralError, SpectralError } from "@prismatic-io/spectral";
import { oneLine } from "../secrets/oneLine";

/**
 * The component's error hook. The client throws final errors; anything else is a fault of our own or
 * of a caller and becomes a plain `SpectralError` with its message. Idempotent, since the platform
 * calls it twice for polling triggers.
 */
export const errorHook = (error: unknown): unknown => {
  if (isSpectralError(error)) return error;
  return new SpectralError(oneLine(error instanceof Error ? error.message : String(error)));
};
