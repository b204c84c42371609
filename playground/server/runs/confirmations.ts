import { createHash } from "node:crypto";
import type { RunFailure } from "../../contract";

export type Confirm = NonNullable<RunFailure["confirm"]>;

const MOST = 100;

/** Deletes that wait for a person: what has to be typed, by what would be run. */
export class Confirmations {
  readonly #waiting = new Map<string, Confirm>();

  ask(key: string, inputs: unknown, confirm: Confirm): void {
    this.#waiting.set(digest(key, inputs), confirm);
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= MOST) return;
      this.#waiting.delete(oldest);
    }
  }

  /** Whether it is what was asked for; good once. Undefined where nothing was asked. */
  settle(key: string, inputs: unknown, typed: string): boolean | undefined {
    const at = digest(key, inputs);
    const asked = this.#waiting.get(at);
    if (asked === undefined) return undefined;
    const ok = typed.trim() === asked.name.trim();
    if (ok) this.#waiting.delete(at);
    return ok;
  }
}

const digest = (key: string, inputs: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify([key, inputs]))
    .digest("hex");
