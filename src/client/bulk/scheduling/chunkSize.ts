import { defaults } from "../../defaults";

/** How many rows go into a request: what takes some seconds. */
export interface ChunkSize {
  /** Rows of the next chunk, so that what remains is spread over the requests that may be under way. */
  next(remaining: number, parallel: number): number;
  /** A chunk of so many rows was written in so many milliseconds. */
  landed(rows: number, ms: number): void;
  /** A chunk of so many rows was too large, or took too long. */
  tooLarge(rows: number): void;
}

/**
 * @param most rows a chunk may ever have
 * @param first rows of the first ones
 */
export function chunkSize(most: number, first: number = defaults.bulkFirstChunk): ChunkSize {
  let ceiling = Math.max(1, most);
  let size = Math.min(first, ceiling);
  return {
    next: (remaining, parallel) => {
      const share = Math.max(defaults.bulkFirstChunk, Math.ceil(remaining / Math.max(1, parallel)));
      return Math.max(1, Math.min(size, share, remaining));
    },
    landed: (rows, ms) => {
      // A last chunk that was small by chance says nothing about larger ones.
      if (rows * 2 < size && ms < defaults.bulkChunkTargetMs) return;
      const fitting = Math.floor((rows * defaults.bulkChunkTargetMs) / Math.max(1, ms));
      const bounded = Math.max(Math.ceil(size / 2), Math.min(fitting, rows * 2));
      size = Math.max(1, Math.min(bounded, ceiling));
    },
    tooLarge: (rows) => {
      ceiling = Math.max(1, Math.min(ceiling, Math.floor(rows / 2)));
      size = Math.min(size, ceiling);
    },
  };
}
