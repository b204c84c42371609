import type { SandboxTransaction } from "../api";
import { users } from "../seed/identities";
import { changedValues, systemValues } from "../store";
import type { Row, Store } from "../types";
import { tableNamed } from "./bypassApi";

/** One write that waits for the commit, with the stamps and the version of when it was made. */
type Write =
  | { kind: "create"; table: string; id: string; row: Row }
  | { kind: "update"; table: string; id: string; changes: Row; found: Row }
  | { kind: "delete"; table: string; id: string; version: number; found: Row };

/**
 * A transaction beside the store's own, which knows but one at a time: its writes are kept back. While
 * it is open the lowest active version stays where it was when it began.
 */
export class OpenTransaction implements SandboxTransaction {
  readonly #writes: Write[] = [];
  readonly #release: () => void;
  #ended = false;

  /** @param now milliseconds since the epoch on the sandbox's clock */
  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {
    this.#release = store.holdVersions();
  }

  create(table: string, row: Row): string {
    this.#checkOpen();
    const known = tableNamed(this.store, table);
    const whole = systemValues(this.store, known, row, this.now(), users.administrator.id);
    const id = String(whole[known.primaryId]).toLowerCase();
    this.#writes.push({ kind: "create", table, id, row: whole });
    return id;
  }

  update(table: string, id: string, changes: Row): void {
    this.#checkOpen();
    const known = tableNamed(this.store, table);
    const found = this.#read(table, id);
    const by = { now: this.now(), userId: users.administrator.id };
    const all = { ...changes, ...changedValues(this.store, known, found, changes, by) };
    this.#writes.push({ kind: "update", table, id: id.toLowerCase(), changes: all, found });
  }

  remove(table: string, id: string): void {
    this.#checkOpen();
    const found = this.#read(table, id);
    const version = this.store.nextVersion();
    this.#writes.push({ kind: "delete", table, id: id.toLowerCase(), version, found });
  }

  commit(): void {
    this.#checkOpen();
    this.rollback();
    this.store.atomic(() => {
      for (const write of this.#writes) this.#apply(write);
    });
  }

  rollback(): void {
    this.#ended = true;
    this.#release();
  }

  #apply(write: Write): void {
    const { table, id } = write;
    if (write.kind === "create") {
      this.store.insert(table, write.row);
      return;
    }
    if (this.store.read(table, id)?.["versionnumber"] !== write.found["versionnumber"]) {
      throw new Error(`The ${table} ${id} was written by others while the transaction was open.`);
    }
    if (write.kind === "update") this.store.update(table, id, write.changes);
    else this.store.remove(table, id, write.version);
  }

  /** The row as the transaction sees it: as it is stored, with the transaction's own writes. */
  #read(table: string, id: string): Row {
    const own = this.#writes.filter(
      (write) => write.table === table && write.id === id.toLowerCase(),
    );
    const row = own.reduce(after, this.store.read(table, id));
    if (row === undefined) throw new Error(`There is no ${table} ${id}.`);
    return row;
  }

  #checkOpen(): void {
    if (this.#ended) throw new Error("The transaction has ended.");
  }
}

function after(row: Row | undefined, write: Write): Row | undefined {
  switch (write.kind) {
    case "create":
      return write.row;
    case "update":
      return { ...row, ...write.changes };
    case "delete":
      return undefined;
  }
}
