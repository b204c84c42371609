import { sqlError } from "../faults/sqlError";
import type { SandboxRequest } from "../types";

/** Deadlock victim, rolled back whole. */
const DEADLOCK = 1205;

const MESSAGE =
  /^\/api\/data\/v9\.[0-2]\/(\w+)\/Microsoft\.Dynamics\.CRM\.(?:Create|Update|Upsert)Multiple$/;

/**
 * Bulk messages that are under way, by table. Of the pairs that meet on one table, all or one in so many
 * deadlock: the later message is the victim, and nothing of it is written.
 */
export class Deadlocks {
  readonly #underWay = new Map<string, number>();
  #pairs = 0;

  constructor(private readonly every = 1) {}

  /** Counts a bulk message in and returns how to count it out again. Throws a `Refusal` with 500. */
  enter({ url }: Pick<SandboxRequest, "url">): () => void {
    const set = MESSAGE.exec(url)?.[1];
    if (set === undefined) return () => undefined;
    const others = this.#underWay.get(set) ?? 0;
    if (this.#isVictim(others)) throw sqlError(DEADLOCK);
    this.#underWay.set(set, others + 1);
    return () => {
      this.#underWay.set(set, (this.#underWay.get(set) ?? 1) - 1);
    };
  }

  /** A message makes a pair with each of those that are under way. */
  #isVictim(others: number): boolean {
    const before = Math.floor(this.#pairs / this.every);
    this.#pairs += others;
    return Math.floor(this.#pairs / this.every) > before;
  }
}
