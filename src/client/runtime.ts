import { getHeapStatistics } from "node:v8";

/** Clock, sleep, random, timers and memory: the one place where the client touches time and chance. */
export interface Runtime {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** 0 inclusive to 1 exclusive. */
  random(): number;
  /** Calls `fire` after `ms`, 24 days at most; the returned function calls it off. */
  timer(ms: number, fire: () => void): () => void;
  /** Share of the heap limit in use, 0 to 1, with what is not collected yet. */
  heapShare(): number;
  /** Bytes until this share of the heap limit is in use; negative beyond it. */
  heapLeft(share: number): number;
}

export const runtime: Runtime = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, LONGEST_TIMER_MS))),
  random: () => Math.random(),
  timer: (ms, fire) => {
    const handle = setTimeout(fire, Math.min(ms, LONGEST_TIMER_MS));
    return () => clearTimeout(handle);
  },
  heapShare: () => {
    const { used, limit } = heap();
    return used / limit;
  },
  heapLeft: (share) => {
    const { used, limit } = heap();
    return share * limit - used;
  },
};

/** Node lets a longer timer fire at once. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Reserved for young objects within Node's heap limit: records that are kept cannot use it. */
const YOUNG_GENERATION_BYTES = 64 * 1024 * 1024;

const heap = (): { used: number; limit: number } => {
  const { used_heap_size: used, heap_size_limit } = getHeapStatistics();
  return { used, limit: Math.max(1, heap_size_limit - YOUNG_GENERATION_BYTES) };
};
