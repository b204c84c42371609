import type { Store } from "../types";

interface Memory<T> {
  readonly revision: number;
  readonly values: Map<string, T>;
}

/** What follows from the rows of some tables, by a key: worked out once, and anew after a write to one of them. */
export class Remembered<T> {
  readonly #memories = new WeakMap<Store, Memory<T>>();

  /** @param tables all that `work` reads from; none of them a view over others */
  constructor(
    private readonly tables: readonly string[],
    private readonly work: (store: Store, key: string) => T,
  ) {}

  of(store: Store, key: string): T {
    const { values } = this.#memoryOf(store);
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = this.work(store, key);
    values.set(key, value);
    return value;
  }

  #memoryOf(store: Store): Memory<T> {
    const revision = store.revision(this.tables);
    const known = this.#memories.get(store);
    if (known?.revision === revision) return known;
    const memory = { revision, values: new Map<string, T>() };
    this.#memories.set(store, memory);
    return memory;
  }
}
