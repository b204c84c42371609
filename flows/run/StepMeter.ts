import type { RunFacts } from "../../runner/run";
import { waitOf } from "../../src/client/http/waitLine";
import type { Clock } from "../types";

/** What one step sends, logs and waits for. */
export class StepMeter {
  readonly requests: string[] = [];
  readonly log: string[] = [];
  #waitedMs = 0;

  constructor(readonly clock: Clock) {}

  get waitedMs(): number {
    return this.#waitedMs;
  }

  async sleep(ms: number): Promise<void> {
    this.#waitedMs += ms;
    await this.clock.sleep(ms);
  }

  /** What a call of the component cost. */
  add({ requests, waits, warnings, notes }: RunFacts): void {
    this.requests.push(...requests);
    this.log.push(...warnings, ...notes, ...waits);
    for (const line of waits) this.#waitedMs += waitOf(line);
  }
}
