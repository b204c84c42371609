import { defaults } from "../../defaults";

/**
 * Where bulk messages are refused one after the other, each costs a request and a rollback before its rows
 * go in batches anyway: the next chunks take that way at once, and more of them each time a bulk message
 * is refused after that.
 */
export interface BatchFallback {
  /** Whether the next chunk goes in batches. */
  takes(): boolean;
  /** A bulk message was refused because of a row. */
  refused(): void;
  /** A bulk message was carried out. */
  passed(): void;
}

export const batchFallback = (): BatchFallback => {
  let refusedInARow = 0;
  let left = 0;
  let length: number = defaults.bulkDetourChunks;
  return {
    takes: () => {
      if (left === 0) return false;
      left -= 1;
      return true;
    },
    refused: () => {
      refusedInARow += 1;
      // Those that were under way together are one sign, not many.
      if (refusedInARow < 2 || left > 0) return;
      left = length;
      length = Math.min(length * 2, defaults.bulkLongestDetourChunks);
    },
    passed: () => {
      refusedInARow = 0;
      length = defaults.bulkDetourChunks;
    },
  };
};
