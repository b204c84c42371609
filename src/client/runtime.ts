import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Clock, sleep, random, timers and memory: the one place where the client touches time and chance. */
export interface Runtime {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** 0 inclusive to 1 exclusive. */
  random(): number;
  /** Calls `fire` after `ms`; the returned function calls it off. */
  timer(ms: number, fire: () => void): () => void;
  /**
   * Share of the heap limit in use, 0 to 1. From `alarm` on, garbage is collected first, so that only
   * what is really kept counts.
   */
  heapShare(alarm: number): number;
}

export const runtime: Runtime = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => Math.random(),
  timer: (ms, fire) => {
    const handle = setTimeout(fire, ms);
    return () => clearTimeout(handle);
  },
  heapShare: (alarm) => {
    if (usedShare() >= alarm) collectGarbage();
    return usedShare();
  },
};

/** Reserved for young objects within Node's heap limit: records that are kept cannot use it. */
const YOUNG_GENERATION_BYTES = 64 * 1024 * 1024;

const usedShare = (): number => {
  const { used_heap_size, heap_size_limit } = getHeapStatistics();
  return used_heap_size / Math.max(1, heap_size_limit - YOUNG_GENERATION_BYTES);
};

/** Node offers `gc` only behind a flag, which can be set while it runs. */
const collectGarbage = (): void => {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("typeof gc === 'function' ? gc : undefined");
  if (typeof collect === "function") collect();
};
