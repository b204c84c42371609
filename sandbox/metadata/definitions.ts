import type { Table } from "../schema/derived";
import type { TableDeclaration } from "../schema/types";
import type { Store } from "../types";

/** A table as it was until a moment, in milliseconds since the epoch. */
interface Past {
  readonly until: number;
  readonly table: Table;
}

/**
 * The definitions of one environment beside its schema: what was changed and not yet published, and
 * what servers that have not heard of a change still say.
 */
export class Definitions {
  readonly #drafts = new Map<string, TableDeclaration>();
  readonly #past = new Map<string, Past[]>();

  /** @param lagMs how long a change takes to be seen by who does not ask for strong consistency */
  constructor(
    readonly store: Store,
    private readonly lagMs: number,
  ) {}

  /** The latest version of a table, published or not: what the next change builds on. */
  draft(table: Table): TableDeclaration {
    return this.#drafts.get(table.logicalName) ?? table.declaration;
  }

  /** Every change that is kept until it is published. */
  drafts(): TableDeclaration[] {
    return [...this.#drafts.values()];
  }

  /** Keeps these changes only; every server has heard of all others. */
  restore(drafts: readonly TableDeclaration[]): void {
    this.#past.clear();
    this.#drafts.clear();
    for (const draft of drafts) this.keep(draft);
  }

  /** Keeps a change until it is published. */
  keep(draft: TableDeclaration): void {
    this.#drafts.set(draft.logicalName, draft);
  }

  /** Changes what is published, and what is not yet, alike: columns come and go at once. */
  change(
    table: Table,
    change: (declaration: TableDeclaration) => TableDeclaration,
    now: number,
  ): void {
    const name = table.logicalName;
    const draft = this.#drafts.get(name);
    this.#replace(table, change(table.declaration), now);
    if (draft !== undefined) this.#drafts.set(name, change(draft));
  }

  /** Publishes the kept changes of these tables, or of all; names without changes are fine. */
  publish(names: readonly string[] | "all", now: number): void {
    const drafts = names === "all" ? [...this.#drafts.keys()] : names;
    for (const name of drafts) {
      const draft = this.#drafts.get(name);
      const table = this.store.schema.tables.get(name);
      if (draft !== undefined && table !== undefined) this.#replace(table, draft, now);
      this.#drafts.delete(name);
    }
  }

  /** The tables as they are, or as a server with an old cache knows them. */
  tables(now: number, strong: boolean): ReadonlyMap<string, Table> {
    const { tables } = this.store.schema;
    const stale = strong
      ? []
      : [...this.#past].flatMap(([name, past]) => this.#seen(name, past, now));
    return stale.length === 0 ? tables : new Map([...tables, ...stale]);
  }

  #seen(name: string, past: readonly Past[], now: number): [string, Table][] {
    const seen = past.find(({ until }) => until + this.lagMs > now);
    return seen === undefined ? [] : [[name, seen.table]];
  }

  #replace(table: Table, declaration: TableDeclaration, now: number): void {
    const name = table.logicalName;
    this.store.reshape(declaration);
    if (this.lagMs === 0) return;
    const recent = (this.#past.get(name) ?? []).filter(({ until }) => until + this.lagMs > now);
    this.#past.set(name, [...recent, { until: now, table }]);
  }
}
