import { SpectralError } from "@prismatic-io/spectral";

/**
 * Why a run ended that has written records by then: what became of them must not be lost.
 *
 * @throws the error itself if it is no failure that users are told of
 */
export function endOf(error: unknown): string {
  if (error instanceof SpectralError) return error.message;
  throw error;
}
