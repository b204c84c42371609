import { defaults } from "../../defaults";
import type { WriteMethod } from "../types";
import { type BatchFallback, batchFallback } from "./batchFallback";
import { chunkSize } from "./chunkSize";

/** How the next rows of a run are sent, and how many of them. */
export interface Schedule {
  readonly batchFallback: BatchFallback;
  /** Chooses the method of the next chunk. */
  nextMethod(): WriteMethod;
  /** The table does not have the method that was chosen. */
  useMethod(method: WriteMethod): void;
  /** Rows of the next chunk, so that what remains is spread over the requests that may be under way. */
  nextSize(remaining: number, parallel: number): number;
  /** A chunk of so many rows was written in so many milliseconds. */
  landed(rows: number, ms: number): void;
  /** A chunk of so many rows was too large, or took too long. */
  tooLarge(rows: number): void;
}

/**
 * @param largest rows that a chunk may have
 * @param first rows that the first ones have
 */
export function makeSchedule(
  chosen: WriteMethod,
  largest: number,
  first: number = defaults.bulkFirstChunk,
): Schedule {
  const size = chunkSize(largest, first);
  const fallback = batchFallback();
  let method = chosen;
  return {
    batchFallback: fallback,
    nextMethod: () => (method === "multiple" && fallback.takes() ? "batch" : method),
    useMethod: (other) => {
      method = other;
    },
    nextSize: (remaining, parallel) => (method === "single" ? 1 : size.next(remaining, parallel)),
    landed: size.landed,
    tooLarge: size.tooLarge,
  };
}
