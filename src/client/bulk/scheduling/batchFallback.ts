import { defaults } from "../../defaults";

/**
 * Where bulk messages are refused one after the other, each costs a request and a rollback before its rows
 * go in batches anyway. So the next chunks go in batches at once, and more of them each time that a bulk
 * message is refused after that.
 */
export interface BatchFallback {
  /** Whether the next chunk goes in batches. */
  takes(): boolean;
  /** A bulk message was refused because of a row. */
  refused(): void;
  /** A bulk message was carried out. */
  passed(): void;
}

export function batchFallback(): BatchFallback {
  let refusedInARow = 0;
  /** Chunks that still go in batches. */
  let batches = 0;
  let length: number = defaults.bulkFallbackChunks;
  return {
    takes: () => {
      if (batches === 0) return false;
      batches -= 1;
      return true;
    },
    refused: () => {
      refusedInARow += 1;
      // Messages that were under way together are one sign, not many.
      if (refusedInARow < 2 || batches > 0) return;
      batches = length;
      length = Math.min(length * 2, defaults.bulkLongestFallbackChunks);
    },
    passed: () => {
      refusedInARow = 0;
      length = defaults.bulkFallbackChunks;
    },
  };
}
