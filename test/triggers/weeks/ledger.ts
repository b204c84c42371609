import type { Change } from "../../../src/client";
import type { History } from "./history";
import type { Execution } from "./platform";

/** Counts what was handed over against what has happened. */
export class Ledger {
  readonly #times = new Map<string, number>();
  readonly #types = new Map<string, string[]>();
  /** Versions that an execution had to hand over and did not. */
  readonly lost = new Set<string>();
  /** Handed over more than once, all further times counted. */
  repeats = 0;
  /** Repeats that the promise allows for. */
  allowed = 0;

  constructor(private readonly history: History) {}

  take({ handedOver, unsaved }: Pick<Execution, "handedOver" | "unsaved">): void {
    for (const change of handedOver) this.#one(change);
    this.allowed += unsaved;
  }

  /** Rows as they are now, by id, with their keys. */
  snapshot(): ReadonlyMap<string, string> {
    return new Map(this.history.touched);
  }

  /** Everything that was there before, and is there still, has to have been handed over. */
  settle(before: ReadonlyMap<string, string>): void {
    for (const [id, key] of before) {
      const current = this.history.touched.get(id) === key;
      if (current && !this.#times.has(key)) this.lost.add(key);
    }
  }

  /** Rows that were not told as new at first, or as new when they were not. */
  misnamed(): string[] {
    return [...this.#types].flatMap(([id, types]) => {
      const [first, ...rest] = types;
      const right = first === (this.history.born.has(id) ? "created" : "updated");
      return right && !rest.includes("created") ? [] : [`${id} ${types.join()}`];
    });
  }

  get total(): number {
    return this.#times.size;
  }

  #one({ key, changeType }: Change): void {
    const times = this.#times.get(key) ?? 0;
    this.#times.set(key, times + 1);
    if (times > 0) {
      this.repeats += 1;
      return;
    }
    const id = key.slice(0, key.indexOf(":"));
    this.#types.set(id, [...(this.#types.get(id) ?? []), changeType]);
  }
}
