interface Timer {
  readonly endsMs: number;
  readonly fire: () => void;
}

/** Timers that fire when a test lets time pass, and never by the real clock. */
export class Timers {
  readonly #waiting = new Set<Timer>();
  #latest: Timer | undefined;

  /** Sets a timer; the result calls it off. */
  set(endsMs: number, fire: () => void): () => void {
    const timer = { endsMs, fire };
    this.#waiting.add(timer);
    this.#latest = timer;
    return () => {
      this.#waiting.delete(timer);
    };
  }

  /**
   * Fires the next timer. A timer that sets another one only makes the wait longer: that one fires too.
   *
   * @param reach moves the clock on to the end of a timer before it fires
   */
  fireNext(reach: (ms: number) => void): void {
    let [next] = this.#inOrder();
    while (next && this.#waiting.has(next)) {
      reach(next.endsMs);
      this.#fire(next);
      this.fireUntil(next.endsMs);
      next = this.#latest;
    }
  }

  /** Fires every timer that ends at `nowMs` or earlier, in the order of their ends. */
  fireUntil(nowMs: number): void {
    for (const timer of this.#inOrder().filter(({ endsMs }) => endsMs <= nowMs)) {
      if (this.#waiting.has(timer)) this.#fire(timer);
    }
  }

  clear(): void {
    this.#waiting.clear();
  }

  #inOrder(): Timer[] {
    return [...this.#waiting].sort((one, other) => one.endsMs - other.endsMs);
  }

  #fire(timer: Timer): void {
    this.#waiting.delete(timer);
    this.#latest = undefined;
    timer.fire();
  }
}
