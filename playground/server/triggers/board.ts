import { pollingState } from "../../../runner/trigger";
import type { FiringView, TriggerRequest, TriggerState } from "../../contract";
import { howOf } from "../component/componentView";
import { findPublished } from "../component/findPublished";
import { Problem } from "../http/problem";
import type { Playground } from "../playground";
import { Hooks } from "./hooks";
import { poll } from "./poll";
import { tryOnce } from "./tryOnce";
import { openWebhook, type Webhook } from "./webhook";

const MOST_FIRINGS = 50;

interface Started {
  readonly inputs: Record<string, unknown>;
  readonly everyMs?: number;
  /** Where a polling trigger keeps its state. */
  readonly instanceState: Record<string, unknown>;
  webhook?: Webhook;
  timer?: NodeJS.Timeout;
  polledAt?: number;
}

type Asked = Pick<TriggerRequest, "do" | "everyMs" | "tables" | "payload"> & {
  readonly inputs: Record<string, unknown>;
};

/** The triggers that were started, and what they have brought. */
export class TriggerBoard {
  readonly #started = new Map<string, Started>();
  readonly #firings = new Map<string, FiringView[]>();
  readonly #errors = new Map<string, string>();
  /** Steps of one trigger go one after the other. */
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #hooks = new Hooks();
  #count = 0;

  constructor(private readonly playground: Playground) {}

  list(): TriggerState[] {
    return Object.keys(this.playground.component.triggers).map((key) => this.#state(key));
  }

  /** One step, after those that were asked for before. */
  step(key: string, asked: Asked): Promise<TriggerState> {
    const before = this.#queues.get(key) ?? Promise.resolve();
    const next = before.catch(() => undefined).then(() => this.#step(key, asked));
    this.#queues.set(key, next);
    return next;
  }

  async close(): Promise<void> {
    for (const { timer } of this.#started.values()) clearInterval(timer);
    await this.#hooks.close();
  }

  async #step(key: string, asked: Asked): Promise<TriggerState> {
    this.#errors.delete(key);
    try {
      if (asked.do === "try") {
        this.#fire(key, await tryOnce(this.playground, key, asked.inputs, asked.payload));
      } else if (asked.do === "stop") await this.#stop(key);
      else if (asked.do === "start") await this.#start(key, asked);
      else await this.#poll(key, asked);
    } catch (error) {
      if (error instanceof Problem && error.status !== 400) throw error;
      this.#errors.set(key, error instanceof Error ? error.message : String(error));
    }
    const trigger = this.#state(key);
    this.playground.hub.tell({ kind: "trigger", trigger });
    return trigger;
  }

  async #start(key: string, { inputs, everyMs, tables = ["account", "contact"] }: Asked) {
    await this.#stop(key);
    const started: Started = {
      inputs,
      ...(everyMs === undefined ? {} : { everyMs }),
      instanceState: {},
    };
    if (howOf(findPublished(this.playground.component, "triggers", key)) === "polls") {
      await this.#pollOnce(key, started);
    } else {
      const onEvent = this.#onEvent(key);
      started.webhook = await openWebhook(this.playground, this.#hooks, {
        key,
        inputs,
        tables,
        onEvent,
      });
    }
    this.#started.set(key, started);
    if (everyMs !== undefined && !started.webhook) {
      started.timer = setInterval(() => {
        this.step(key, { do: "poll", inputs }).catch(() => undefined);
      }, everyMs).unref();
    }
  }

  #onEvent(key: string) {
    return (received: Parameters<Parameters<typeof openWebhook>[2]["onEvent"]>[0]) => {
      if (received instanceof Error) this.#errors.set(key, received.message);
      else this.#fire(key, received);
      this.playground.hub.tell({ kind: "trigger", trigger: this.#state(key) });
    };
  }

  async #poll(key: string, asked: Asked): Promise<void> {
    const started = this.#started.get(key);
    if (started?.webhook)
      throw new Problem(400, "A webhook is not polled: it is set off by events.");
    if (started) await this.#pollOnce(key, started);
    else await this.#start(key, asked);
  }

  async #pollOnce(key: string, started: Started): Promise<void> {
    const isFirst = started.polledAt === undefined;
    const brought = await poll(this.playground, key, { ...started, isFirst });
    started.polledAt = Date.now();
    if (brought) this.#fire(key, brought);
  }

  async #stop(key: string): Promise<void> {
    const started = this.#started.get(key);
    this.#started.delete(key);
    clearInterval(started?.timer);
    await started?.webhook?.remove();
  }

  #fire(key: string, brought: Omit<FiringView, "id" | "key" | "at">): void {
    this.#count += 1;
    const firing: FiringView = { id: this.#count, key, at: Date.now(), ...brought };
    this.#firings.set(key, [firing, ...(this.#firings.get(key) ?? [])].slice(0, MOST_FIRINGS));
    this.playground.hub.tell({ kind: "fired", firing });
  }

  #state(key: string): TriggerState {
    const started = this.#started.get(key);
    const error = this.#errors.get(key);
    const polling = started && pollingState(started.instanceState);
    return {
      key,
      running: started !== undefined,
      inputs: started?.inputs ?? {},
      firings: this.#firings.get(key) ?? [],
      ...(started?.everyMs === undefined ? {} : { everyMs: started.everyMs }),
      ...(polling === undefined ? {} : { state: polling }),
      ...(started?.polledAt === undefined ? {} : { polledAt: started.polledAt }),
      ...(error === undefined ? {} : { error }),
    };
  }
}
