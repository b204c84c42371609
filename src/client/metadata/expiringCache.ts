import { runtime } from "../runtime";

export interface Bounds {
  /** The entry that was not used for longest makes room for another. */
  readonly entries: number;
  readonly lifeMs: number;
}

/** Values that are costly to get and stay true for a while, by a key. */
export interface ExpiringCache<T> {
  /** The value, loaded where it is missing or older than `maxAgeMs`; simultaneous askers share one load. */
  get(key: string, load: () => Promise<T>, maxAgeMs?: number): Promise<T>;
  /** The value, where there is one that is still believed. */
  peek(key: string): T | undefined;
  put(key: string, value: T): void;
  /** Drops every entry whose key begins so; what is being loaded right now will not be kept either. */
  forget(prefix: string): void;
}

interface Entry<T> {
  readonly value: T;
  readonly sinceMs: number;
}

export const expiringCache = <T>({ entries, lifeMs }: Bounds): ExpiringCache<T> => {
  const kept = new Map<string, Entry<T>>();
  const loading = new Map<string, Promise<T>>();

  const entryOf = (key: string, maxAgeMs: number): Entry<T> | undefined => {
    const entry = kept.get(key);
    if (!entry || runtime.now() - entry.sinceMs >= Math.min(maxAgeMs, lifeMs)) return undefined;
    // A map keeps the order of insertion: what was used last goes to the end.
    kept.delete(key);
    kept.set(key, entry);
    return entry;
  };

  const put = (key: string, value: T): void => {
    kept.delete(key);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= entries) kept.delete(oldest);
    kept.set(key, { value, sinceMs: runtime.now() });
  };

  const loadOnce = (key: string, load: () => Promise<T>): Promise<T> => {
    const running = loading.get(key);
    if (running) return running;
    const asked = load()
      .then((value) => {
        if (loading.get(key) === asked) put(key, value);
        return value;
      })
      .finally(() => {
        if (loading.get(key) === asked) loading.delete(key);
      });
    loading.set(key, asked);
    return asked;
  };

  return {
    get: async (key, load, maxAgeMs = lifeMs) => {
      const entry = entryOf(key, maxAgeMs);
      return entry ? entry.value : loadOnce(key, load);
    },
    peek: (key) => entryOf(key, lifeMs)?.value,
    put,
    forget: (prefix) => {
      for (const map of [kept, loading]) {
        for (const key of [...map.keys()]) if (key.startsWith(prefix)) map.delete(key);
      }
    },
  };
};
