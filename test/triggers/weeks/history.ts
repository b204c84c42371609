import type { Sandbox, SandboxTransaction } from "dataverse-sandbox";
import type { Chance } from "./random";

interface OpenWork {
  readonly transaction: SandboxTransaction;
  readonly commitAt: number;
  readonly created: string[];
  readonly updated: string[];
}

const TABLE = "new_project";

/** What people and programs do to a table, by chance. All rows carry the tag. */
export class History {
  /** Milliseconds since the epoch, on the server's own clock. */
  now: number;
  /** Rows created or updated while it was watched, and still there, with the key of their version. */
  readonly touched = new Map<string, string>();
  /** Rows that came to be while it was watched. */
  readonly born = new Set<string>();
  #rows: string[] = [];
  #open: OpenWork[] = [];
  #watched = false;

  constructor(
    private readonly sandbox: Sandbox,
    private readonly chance: Chance,
    readonly tag: string,
    start: number,
  ) {
    this.now = start;
  }

  watch(): void {
    this.#watched = true;
  }

  /** Lets time pass, with something every few seconds to minutes. */
  pass(seconds: number, restless = 0.02): void {
    const end = this.now + seconds * 1_000;
    const pace = Math.max(1, Math.round(1 / restless));
    while (this.now < end) {
      this.now = Math.min(end, this.now + (1 + this.chance.below(2 * pace)) * 1_000);
      this.#commitDue();
      if (this.now < end) this.act();
    }
  }

  /** One thing that happens now, or several in the same second. */
  act(): void {
    const times = this.chance.happens(0.1) ? 2 + this.chance.below(4) : 1;
    for (let count = 0; count < times; count += 1) this.#one();
  }

  /** Many rows in one second, as an import makes them. */
  burst(rows: number): void {
    for (let count = 0; count < rows; count += 1) this.#create({});
  }

  /** Ends what is open, and lets time pass in which nothing happens. */
  settle(seconds: number): void {
    for (const work of this.#open) this.#commit(work);
    this.#open = [];
    this.now += seconds * 1_000;
  }

  /** Clears the table, so that the next history does not have to search all of this one. */
  end(): void {
    for (const id of this.#rows) this.sandbox.store.remove(TABLE, id);
  }

  #one(): void {
    const drawn = this.chance.next();
    if (drawn < 0.35) this.#create({});
    else if (drawn < 0.42) this.#create({ overriddencreatedon: "2011-03-01T00:00:00Z" });
    else if (drawn < 0.75) this.#update();
    else if (drawn < 0.8) this.#remove();
    else this.#begin();
  }

  #create(row: Record<string, string>): void {
    const all = { new_name: `r${this.#rows.length}`, new_region: this.tag, ...row };
    this.#isThere(this.sandbox.insert(TABLE, all), true);
  }

  #update(): void {
    const id = this.#free();
    if (id === undefined) return;
    this.sandbox.change(TABLE, id, { new_number: this.chance.below(1e6) });
    this.#isThere(id, false);
  }

  #remove(): void {
    const id = this.#free();
    if (id === undefined) return;
    this.sandbox.remove(TABLE, id);
    this.#rows = this.#rows.filter((row) => row !== id);
    this.touched.delete(id);
  }

  /** A transaction of up to two minutes: what it writes is stamped now and seen later. */
  #begin(): void {
    const transaction = this.sandbox.transaction();
    const created = [transaction.create(TABLE, { new_name: "late", new_region: this.tag })];
    const id = this.#free();
    const updated = id === undefined ? [] : [id];
    for (const row of updated) transaction.update(TABLE, row, { new_summary: "late" });
    const commitAt = this.now + this.chance.below(120) * 1_000;
    this.#open.push({ transaction, commitAt, created, updated });
  }

  #commitDue(): void {
    const due = this.#open.filter(({ commitAt }) => commitAt <= this.now);
    this.#open = this.#open.filter((work) => !due.includes(work));
    for (const work of due) this.#commit(work);
  }

  #commit({ transaction, created, updated }: OpenWork): void {
    transaction.commit();
    for (const id of created) this.#isThere(id, true);
    for (const id of updated) this.#isThere(id, false);
  }

  #isThere(id: string, isNew: boolean): void {
    if (isNew) this.#rows.push(id);
    if (!this.#watched) return;
    this.touched.set(id, `${id}:${this.sandbox.store.read(TABLE, id)?.["versionnumber"]}`);
    if (isNew) this.born.add(id);
  }

  /** A row that no open transaction holds. */
  #free(): string | undefined {
    const id = this.chance.pick(this.#rows);
    return this.#open.some(({ updated }) => updated.some((row) => row === id)) ? undefined : id;
  }
}
