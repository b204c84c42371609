import type { SharedEnd } from "../types/tokens";

/** Until when the requests that several wait for are worth going on with, by key. */
interface SharedEnds {
  /** Runs `work` with an end that those who join push back. */
  begin<T>(key: string, endsMs: number, work: (end: SharedEnd) => Promise<T>): Promise<T>;
  /** The end of what is running for the key. */
  join(key: string, endsMs: number): SharedEnd | undefined;
}

/** Those of one cache: two caches share no request. */
export function sharedEnds(cache: object): SharedEnds {
  const known = all.get(cache);
  if (known) return known;
  const made = makeEnds();
  all.set(cache, made);
  return made;
}

const all = new WeakMap<object, SharedEnds>();

function makeEnds(): SharedEnds {
  const running = new Map<string, SharedEnd>();
  return {
    begin: async (key, endsMs, work) => {
      const end: SharedEnd = { endsMs };
      running.set(key, end);
      try {
        return await work(end);
      } finally {
        // Another one may have begun in the meantime, after a token was dropped.
        if (running.get(key) === end) running.delete(key);
      }
    },
    join: (key, endsMs) => {
      const end = running.get(key);
      if (end) end.endsMs = Math.max(end.endsMs, endsMs);
      return end;
    },
  };
}
