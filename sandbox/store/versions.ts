/** Row versions: one counter for all tables, as in SQL Server. */
export class Versions {
  #last = 1_000_000;
  readonly #held = new Set<{ from: number }>();

  /** The version that was given last. */
  get last(): number {
    return this.#last;
  }

  /** Goes on behind that version; transactions that are open hold none any more. */
  restore(last: number): void {
    this.#last = last;
    this.#held.clear();
  }

  next(): number {
    this.#last += 1;
    return this.#last;
  }

  /** https://learn.microsoft.com/sql/t-sql/functions/min-active-rowversion-transact-sql */
  minActive(): number {
    return Math.min(this.#last + 1, ...[...this.#held].map(({ from }) => from));
  }

  /** A transaction begins that may commit any version from the next one on; returns its end. */
  hold(): () => void {
    const held = { from: this.#last + 1 };
    this.#held.add(held);
    return () => this.#held.delete(held);
  }
}
