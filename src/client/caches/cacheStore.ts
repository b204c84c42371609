import { runtime } from "../runtime";
import { weightOf } from "./weightOf";

/** Values that are costly to get and stay true for a while, by a key. */
export interface ExpiringCache<T> {
  /**
   * The value, loaded if it is missing or older than `maxAgeMs`. Simultaneous askers share one load.
   *
   * @param join what to make of a load that another asker has begun; by default its outcome
   */
  get(key: string, load: () => Promise<T>, maxAgeMs?: number, join?: Join<T>): Promise<T>;
  /** The value, where there is one that is still believed. */
  peek(key: string): T | undefined;
  put(key: string, value: T): void;
  /** Drops one entry; a value that is being loaded right now will not be kept either. */
  drop(key: string): void;
  /** Drops every entry whose key begins so; what is being loaded right now will not be kept either. */
  forget(prefix: string): void;
}

export type Join<T> = (running: Promise<T>) => Promise<T>;

export interface CacheOptions<T> {
  readonly lifeMs: number;
  /** Entries of this cache, at most; no such limit if left out. */
  readonly entries?: number | undefined;
  /** Bytes of a value; by default they are counted. */
  readonly weigh?: ((value: T) => number) | undefined;
}

/** Several caches that together take no more than so many bytes. */
export interface CacheStore {
  cache<T>(options: CacheOptions<T>): ExpiringCache<T>;
  /** Bytes of all entries, about. */
  readonly weight: number;
}

interface Entry {
  readonly value: unknown;
  readonly sinceMs: number;
  readonly weight: number;
  readonly drop: () => void;
}

/** Bytes of an entry beside its key and its value. */
const OVERHEAD = 200;

/** The entry that was not used for longest makes room for another, whichever cache it belongs to. */
export function cacheStore({ bytes }: { readonly bytes: number }): CacheStore {
  /** A set keeps the order of insertion: what was used last goes to the end. */
  const used = new Set<Entry>();
  let weight = 0;
  const remove = (entry: Entry) => {
    if (used.delete(entry)) weight -= entry.weight;
  };
  const store = {
    touch: (entry: Entry) => {
      used.delete(entry);
      used.add(entry);
    },
    add: (entry: Entry) => {
      used.add(entry);
      weight += entry.weight;
      for (const oldest of used) {
        if (weight <= bytes) break;
        oldest.drop();
      }
    },
    remove,
  };
  return {
    cache: (options) => expiringCache(options, store),
    get weight() {
      return weight;
    },
  };
}

interface Store {
  touch(entry: Entry): void;
  add(entry: Entry): void;
  remove(entry: Entry): void;
}

const expiringCache = <T>(options: CacheOptions<T>, store: Store): ExpiringCache<T> => {
  const { lifeMs, entries = Number.POSITIVE_INFINITY, weigh = weightOf } = options;
  const kept = new Map<string, Entry & { readonly value: T }>();
  const loading = new Map<string, Promise<T>>();

  const dropKept = (key: string): void => {
    const entry = kept.get(key);
    kept.delete(key);
    if (entry) store.remove(entry);
  };

  const believed = (key: string, maxAgeMs: number) => {
    const entry = kept.get(key);
    if (!entry || runtime.now() - entry.sinceMs >= Math.min(maxAgeMs, lifeMs)) return undefined;
    kept.delete(key);
    kept.set(key, entry);
    store.touch(entry);
    return entry;
  };

  const put = (key: string, value: T): void => {
    dropKept(key);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= entries) dropKept(oldest);
    const weight = OVERHEAD + 2 * key.length + weigh(value);
    const entry = { value, sinceMs: runtime.now(), weight, drop: () => dropKept(key) };
    kept.set(key, entry);
    store.add(entry);
  };

  const loadOnce = (key: string, load: () => Promise<T>, join?: Join<T>): Promise<T> => {
    const running = loading.get(key);
    if (running) return join ? join(running) : running;
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
    get: async (key, load, maxAgeMs = lifeMs, join) => {
      const entry = believed(key, maxAgeMs);
      return entry ? entry.value : loadOnce(key, load, join);
    },
    peek: (key) => believed(key, lifeMs)?.value,
    put,
    drop: (key) => {
      dropKept(key);
      loading.delete(key);
    },
    forget: (prefix) => {
      for (const key of [...kept.keys()]) if (key.startsWith(prefix)) dropKept(key);
      for (const key of [...loading.keys()]) if (key.startsWith(prefix)) loading.delete(key);
    },
  };
};
