import { createHarness } from "@prismatic-io/spectral/dist/testing";
import { isWaitLine } from "../src/client/http/waitLine";
import type { PublishedComponent } from "./bundle";
import { afterSignIn } from "./connect/afterSignIn";
import { allPages, atDeployment } from "./pages";
import type { Target } from "./target";

/** What one call of an action cost, as a person wants to see it. */
export interface RunFacts {
  /** One line a request sent, e.g. `GET /api/data/v9.2/accounts 200 1234 bytes in 3 ms`. */
  readonly requests: string[];
  /** One line a wait: why, and how long. */
  readonly waits: string[];
  readonly warnings: string[];
  /** What else the component has to say. */
  readonly notes: string[];
  /** Until now, or until the call ended. */
  readonly elapsedMs: number;
}

export function noFacts(): Mutable<RunFacts> {
  return {
    requests: [],
    waits: [],
    warnings: [],
    notes: [],
    elapsedMs: 0,
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Run extends RunFacts {
  readonly data: unknown;
  /** Of the data, where an action says it. */
  readonly contentType?: string;
}

export type Runnable = "actions" | "dataSources" | "triggers";

/** What a trigger is called with beside its inputs. */
export interface Call {
  /** The request; an example where left out. */
  readonly payload?: object;
  /** Where a polling trigger keeps its state; changed in place. */
  readonly instanceState?: Record<string, unknown>;
  /** Runs what a deployment runs before the first call. */
  readonly isFirst?: boolean;
  /** What the platform says of a flow beside the usual: its name, its webhook, its state. */
  readonly context?: object;
  /** Told of each wait as it begins. */
  readonly onWait?: (line: string) => void;
}

/**
 * Runs actions, data sources and triggers of the bundle as the platform does: defaults applied, inputs
 * cleaned, errors through the component's hook. `facts` grow while the call runs.
 */
export function runner(component: PublishedComponent, target: Target) {
  const harness = createHarness(component as never);
  return async (
    kind: Runnable,
    key: string,
    inputs: Record<string, unknown>,
    { payload = {}, instanceState = {}, isFirst = false, context: more = {}, onWait }: Call = {},
    facts = noFacts(),
  ): Promise<Run> => {
    const context = {
      logger: loggerInto(facts, onWait),
      instanceState,
      // Without API keys of the flow, the key of a webhook travels in the query.
      webhookApiKeys: {},
      // A trigger that registers itself makes its own key, which nobody here can know: a test needs none.
      isSimulatedTestExecution: makesOwnKey(component, kind, key) && !inputs["webhookKey"],
      ...more,
    } as never;
    const params = { connection: target.connection, ...inputs };
    const startedMs = performance.now();
    const calls: Record<Runnable, () => Promise<unknown>> = {
      actions: () => harness.action(key, params, context),
      dataSources: () => harness.dataSource(key, params, context),
      triggers: async () => {
        const published = component.triggers[key];
        if (isFirst && published?.hasOnInstanceDeploy)
          await harness.triggerOnInstanceDeploy(key, params, context);
        const called = createHarness(atDeployment(component, key, inputs) as never);
        const call = (page: object) =>
          called.trigger(key, { ...payload, ...page } as never, params, context);
        return published?.triggerResolverSupport === "required" ? allPages(call) : call({});
      },
    };
    try {
      const result = await calls[kind]();
      facts.elapsedMs = performance.now() - startedMs;
      return { data: resultOf(result), ...contentTypeOf(result), ...facts };
    } catch (error) {
      facts.elapsedMs = performance.now() - startedMs;
      throw target.isPerson ? afterSignIn(error) : error;
    }
  };
}

const makesOwnKey = ({ triggers }: PublishedComponent, kind: Runnable, key: string): boolean => {
  const published = kind === "triggers" ? triggers[key] : undefined;
  return published !== undefined && "webhookCreate" in published;
};

const resultOf = (result: unknown): unknown => {
  if (typeof result !== "object" || result === null) return result;
  return "data" in result ? result.data : "result" in result ? result.result : result;
};

const contentTypeOf = (result: unknown): Pick<Run, "contentType"> => {
  const { contentType } = Object(result) as { contentType?: unknown };
  return typeof contentType === "string" ? { contentType } : {};
};

/** The component logs what it sends (`debug`) and why it waits (`warn`). */
export function loggerInto(facts: Omit<RunFacts, "elapsedMs">, onWait?: (line: string) => void) {
  const request = (...parts: unknown[]) => facts.requests.push(String(parts[0]));
  const warn = (...parts: unknown[]) => {
    const text = String(parts[0]);
    const isWait = isWaitLine(text);
    (isWait ? facts.waits : facts.warnings).push(text);
    if (isWait) onWait?.(text);
  };
  const note = (...parts: unknown[]) => facts.notes.push(String(parts[0]));
  const ignore = () => undefined;
  return {
    metric: ignore,
    trace: ignore,
    debug: request,
    info: note,
    log: note,
    warn,
    error: warn,
  };
}
