import type { StoredChange } from "../types";

type Listener = (change: StoredChange) => void;

/** What has been written, kept back until its transaction is committed. */
export class ChangeLog {
  readonly #listeners: Listener[] = [];
  readonly #pending: StoredChange[] = [];
  #telling = false;

  /** Whether anybody wants to know: looking up what a row was before costs a read. */
  get listening(): boolean {
    return this.#listeners.length > 0;
  }

  /** Changes that wait for their commit; `forget` takes it back to where it was. */
  get mark(): number {
    return this.#pending.length;
  }

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  add(change: StoredChange): void {
    if (this.listening) this.#pending.push(change);
  }

  /** Drops what was written since the mark: it has been rolled back. */
  forget(mark: number): void {
    this.#pending.length = mark;
  }

  /** Reports everything, in order; what listeners write themselves is told after it. */
  commit(): void {
    if (this.#telling) return;
    this.#telling = true;
    try {
      // What is added meanwhile is met by the same loop.
      for (const change of this.#pending) {
        for (const listener of this.#listeners) listener(change);
      }
    } finally {
      this.#pending.length = 0;
      this.#telling = false;
    }
  }
}
