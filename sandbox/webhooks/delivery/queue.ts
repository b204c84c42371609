import type { Store } from "../../types";
import { readStep } from "../steps";
import { deliver, type Post } from "./deliver";
import type { Delivery } from "./delivery";
import { keepJob } from "./job";

/** Posts that may be on the way at once. */
const mostAtOnce = 8;

/** The asynchronous service: posts what is committed, in no order that may be relied on. */
export class DeliveryQueue {
  readonly #waiting: Delivery[] = [];
  readonly #idle: (() => void)[] = [];
  #underWay = 0;
  #cleared = 0;

  /** @param now milliseconds since the epoch on the sandbox's clock */
  constructor(
    private readonly store: Store,
    private readonly now: () => number,
    private readonly post: Post,
  ) {
    post.closing.addEventListener("abort", () => {
      this.#waiting.length = 0;
      this.#proceed();
    });
  }

  add(deliveries: readonly Delivery[]): void {
    this.#waiting.push(...deliveries);
    this.#proceed();
  }

  /** Forgets what waits, and what becomes of that which is on the way. */
  clear(): void {
    this.#cleared += 1;
    this.#waiting.length = 0;
    this.#proceed();
  }

  /** Resolves once nothing waits and nothing is on the way. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#idle.push(resolve);
      this.#proceed();
    });
  }

  #proceed(): void {
    while (this.#underWay < mostAtOnce) {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      this.#underWay += 1;
      void this.#run(next).finally(() => {
        this.#underWay -= 1;
        this.#proceed();
      });
    }
    if (this.#underWay > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** A step that is gone or disabled by now is not told any more; its webhook may have changed. */
  async #run(delivery: Delivery): Promise<void> {
    const cleared = this.#cleared;
    const isOver = () => this.post.closing.aborted || this.#cleared !== cleared;
    // The answer to the write goes out first.
    await new Promise((resolve) => setImmediate(resolve));
    if (isOver()) return;
    const step = readStep(this.store, delivery.step.id);
    if (step === undefined) return;
    const startedAt = this.now();
    const outcome = await deliver({ ...delivery, step }, this.post);
    if (isOver()) return;
    keepJob(this.store, step, delivery.job, outcome, { startedAt, completedAt: this.now() });
  }
}
