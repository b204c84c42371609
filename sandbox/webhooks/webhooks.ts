import { randomUUID } from "node:crypto";
import type { RecordedDelivery } from "../api";
import type { LogLimits } from "../http/keepLast";
import { replayingGuids } from "../store/guid";
import type { RequestContext, SandboxResponse, Store } from "../types";
import type { Outcome } from "./delivery/attempts";
import { deliver, type Post } from "./delivery/deliver";
import { DeliveryQueue } from "./delivery/queue";
import { Pipeline, Unsettled } from "./pipeline";
import { readSteps } from "./steps";

/** Answers a request, telling of what it does in the context's pipeline. */
export type Work = (context: RequestContext) => SandboxResponse;

/** Everything that happens to an event after the write it comes from. */
export class Webhooks {
  readonly log: RecordedDelivery[] = [];
  readonly #post: Post;
  readonly #queue: DeliveryQueue;

  /** @param options `now` in milliseconds; `closing` is aborted when the sandbox closes */
  constructor(
    private readonly store: Store,
    options: {
      now: () => number;
      origin: string;
      timeoutMs: number;
      closing: AbortSignal;
      logLimits: LogLimits;
    },
  ) {
    const { now, origin, timeoutMs, closing, logLimits } = options;
    this.#post = {
      organization: new URL(origin).host,
      timeoutMs,
      closing,
      log: this.log,
      logLimits,
    };
    this.#queue = new DeliveryQueue(store, now, this.#post);
  }

  /** Forgets the events that are still to be posted. */
  clear(): void {
    this.#queue.clear();
  }

  idle(): Promise<void> {
    return this.#queue.idle();
  }

  /**
   * Answers a request and posts the events it leads to. Asynchronous steps are told afterwards. A
   * synchronous one is waited for in the middle of the work, which cannot wait: the run is undone, the
   * event posted, and the request run again, with what became of the event, the same ids and the same
   * time, until nothing is left to wait for. Steps registered by the request itself hear of the next one.
   *
   * @param rewind makes `work` ready to be run once more
   */
  async run(context: RequestContext, work: Work, rewind = () => {}): Promise<SandboxResponse> {
    const steps = readSteps(this.store);
    if (steps.length === 0) return work(context);
    const at = context.now();
    const correlationId = randomUUID();
    const settled: Outcome[] = [];
    const ids: string[] = [];
    for (;;) {
      const pipeline = new Pipeline(this.store, steps, settled);
      const attempt = this.#attempt(() =>
        replayingGuids(ids, () => work({ ...context, now: () => at, pipeline, correlationId })),
      );
      if (!(attempt instanceof Unsettled)) {
        this.#queue.add(pipeline.queued);
        return attempt();
      }
      settled.push(await deliver(attempt.delivery, this.#post));
      rewind();
    }
  }

  /** Undoes all of a run that has to wait, and nothing of one that ends otherwise. */
  #attempt(work: () => SandboxResponse): Unsettled | (() => SandboxResponse) {
    try {
      return this.store.atomic(() => ended(work));
    } catch (error) {
      if (error instanceof Unsettled) return error;
      throw error;
    }
  }
}

/** The end of a run, kept so that an error in it does not undo what came before. */
function ended(work: () => SandboxResponse): () => SandboxResponse {
  try {
    const answer = work();
    return () => answer;
  } catch (error) {
    if (error instanceof Unsettled) throw error;
    return () => {
      throw error;
    };
  }
}
