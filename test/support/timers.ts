interface Timer {
  readonly endsMs: number;
  readonly fire: () => void;
}

/** Timers that fire when a test lets time pass, and never by the real clock. */
export class Timers {
  readonly #waiting = new Set<Timer>();

  /** Sets a timer; the result calls it off. */
  set(endsMs: number, fire: () => void): () => void {
    const timer = { endsMs, fire };
    this.#waiting.add(timer);
    return () => {
      this.#waiting.delete(timer);
    };
  }

  /** When the next timer fires; undefined if there is none. */
  nextMs(): number | undefined {
    const ends = [...this.#waiting].map(({ endsMs }) => endsMs);
    return ends.length > 0 ? Math.min(...ends) : undefined;
  }

  /** Fires every timer that ends at `nowMs` or earlier, in the order of their ends. */
  fireUntil(nowMs: number): void {
    const due = [...this.#waiting].filter(({ endsMs }) => endsMs <= nowMs);
    for (const timer of due.sort((one, other) => one.endsMs - other.endsMs)) {
      if (this.#waiting.delete(timer)) timer.fire();
    }
  }

  clear(): void {
    this.#waiting.clear();
  }
}
