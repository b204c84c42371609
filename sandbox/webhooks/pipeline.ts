import { Refusal } from "../errors";
import { randomGuid } from "../store/guid";
import type { Store } from "../types";
import { executionContext, jobValues, type Origin } from "./body/executionContext";
import type { Outcome } from "./delivery/attempts";
import type { Delivery } from "./delivery/delivery";
import { concerns, readImages } from "./steps";
import type { Caller, EventPipeline, Operation, Step } from "./types";

/** Ends a run whose next synchronous step has not been waited for yet. */
export class Unsettled extends Error {
  constructor(readonly delivery: Delivery) {
    super("A synchronous step has to be waited for.");
  }
}

/**
 * The events of one run of a request, as far as steps want to be told. What is rolled back is forgotten;
 * what is left over in `queued` at the end concerns asynchronous steps and may be posted.
 */
export class Pipeline implements EventPipeline {
  readonly queued: Delivery[] = [];
  #synchronous = 0;

  /** @param settled what became of synchronous steps in earlier runs, in the order they came */
  constructor(
    private readonly store: Store,
    private readonly steps: readonly Step[],
    private readonly settled: readonly Outcome[],
  ) {}

  /** Whether any step could want to hear of such an operation. */
  listens(message: Operation["message"], table: string): boolean {
    return this.steps.some((step) => step.message === message && (step.table ?? table) === table);
  }

  /**
   * Reports an operation that has been carried out but not committed. Throws a `Refusal` with 400 where
   * a synchronous step failed, and `Unsettled` where one is still to be waited for.
   */
  completed(operation: Operation, caller: Caller): void {
    const told = this.steps.filter((step) => concerns(step, operation));
    for (const step of told.filter(({ asynchronous }) => !caller.bypasses(asynchronous))) {
      const delivery = this.#delivery(operation, step, caller);
      if (step.asynchronous) this.queued.push(delivery);
      else this.#settle(delivery);
    }
  }

  /** Runs `work` in a transaction, and forgets its events if it is rolled back. */
  atomic<T>(work: () => T): T {
    const mark = this.queued.length;
    try {
      return this.store.atomic(work);
    } catch (error) {
      this.queued.length = mark;
      throw error;
    }
  }

  #settle(delivery: Delivery): void {
    const outcome = this.settled[this.#synchronous];
    if (outcome === undefined) throw new Unsettled(delivery);
    this.#synchronous += 1;
    if (outcome.failure !== undefined) throw endpointUnavailable();
  }

  #delivery(operation: Operation, step: Step, caller: Caller): Delivery {
    const { userId, depth, correlationId, now } = caller;
    const operationId = randomGuid();
    const origin: Origin = { userId, depth, correlationId, operationId, now: now() };
    const images = readImages(this.store, step);
    return {
      step,
      subject: {
        entityName: operation.table.logicalName,
        messageName: operation.message,
        correlationId,
      },
      id: operation.id,
      context: executionContext(this.store, operation, step, images, origin),
      job: jobValues(operation, origin),
    };
  }
}

/**
 * The user sees that the endpoint was not available, whatever it answered; which code goes with it is not
 * documented, so that it is that of any custom code that fails.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-webhooks
 */
function endpointUnavailable(): Refusal {
  return new Refusal(400, "0x80040265", "Endpoint unavailable");
}
