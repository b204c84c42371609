/** How often tables have been written to, so that what was worked out from their rows is known to be theirs still. */
export class Revisions {
  readonly #writes = new Map<string, number>();
  #ofAll = 0;

  count(table: string): void {
    this.#writes.set(table, (this.#writes.get(table) ?? 0) + 1);
  }

  /** Everything may have changed: work was taken back, or another content put in the place of this one. */
  countAll(): void {
    this.#ofAll += 1;
  }

  /** A number that grows with every write to one of these tables. */
  of(tables: readonly string[]): number {
    return tables.reduce((sum, table) => sum + (this.#writes.get(table) ?? 0), this.#ofAll);
  }
}
