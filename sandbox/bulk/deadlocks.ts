import { sqlError } from "../faults/sqlError";
import type { SandboxRequest } from "../types";

/** Deadlock victim, rolled back whole. */
const DEADLOCK = 1205;

const MESSAGE =
  /^\/api\/data\/v9\.[0-2]\/(\w+)\/Microsoft\.Dynamics\.CRM\.(?:Create|Update|Upsert)Multiple$/;

/**
 * Bulk messages that are under way, by table. Two that meet on one table deadlock, or every n-th pair of
 * them: the later one is the victim, and nothing of it is written.
 */
export class Deadlocks {
  readonly #underWay = new Map<string, number>();
  #meetings = 0;

  constructor(private readonly every = 1) {}

  /** Counts a bulk message in and returns how to count it out again. Throws a `Refusal` with 500. */
  enter({ url }: Pick<SandboxRequest, "url">): () => void {
    const set = MESSAGE.exec(url)?.[1];
    if (set === undefined) return () => undefined;
    const others = this.#underWay.get(set) ?? 0;
    if (others > 0 && this.#isVictim()) throw sqlError(DEADLOCK);
    this.#underWay.set(set, others + 1);
    return () => {
      this.#underWay.set(set, (this.#underWay.get(set) ?? 1) - 1);
    };
  }

  #isVictim(): boolean {
    this.#meetings += 1;
    return this.#meetings % this.every === 0;
  }
}
