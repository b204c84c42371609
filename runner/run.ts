import { createHarness } from "@prismatic-io/spectral/dist/testing";
import type { PublishedComponent } from "./bundle";
import type { Target } from "./target";

/** What one call of an action cost, as a person wants to see it. */
export interface RunFacts {
  /** One line a request sent, e.g. `GET /api/data/v9.2/accounts 200 1234 bytes in 3 ms`. */
  readonly requests: string[];
  /** One line a wait: why, and how long. */
  readonly waits: string[];
  readonly warnings: string[];
  readonly elapsedMs: number;
}

export interface Run extends RunFacts {
  readonly data: unknown;
}

export type Runnable = "actions" | "dataSources";

/**
 * Runs actions and data sources of the bundle as the platform does: defaults applied, inputs cleaned,
 * errors through the component's hook.
 */
export const runner = (component: PublishedComponent, target: Target) => {
  const harness = createHarness(component as never);
  return async (kind: Runnable, key: string, inputs: Record<string, unknown>): Promise<Run> => {
    const facts = { requests: [] as string[], waits: [] as string[], warnings: [] as string[] };
    const logger = loggerInto(facts);
    const params = { connection: target.connection, ...inputs };
    const startedMs = performance.now();
    const result: unknown =
      kind === "actions"
        ? await harness.action(key, params, { logger } as never)
        : await harness.dataSource(key, params, { logger } as never);
    const elapsedMs = performance.now() - startedMs;
    return { data: resultOf(result), ...facts, elapsedMs };
  };
};

const resultOf = (result: unknown): unknown => {
  if (typeof result !== "object" || result === null) return result;
  return "data" in result ? result.data : "result" in result ? result.result : result;
};

/** The component tells through the logger what it sends (`debug`) and why it waits (`warn`). */
const loggerInto = (facts: { requests: string[]; waits: string[]; warnings: string[] }) => {
  const request = (...parts: unknown[]) => facts.requests.push(String(parts[0]));
  const warn = (...parts: unknown[]) => {
    const text = String(parts[0]);
    (/; trying again in /.test(text) ? facts.waits : facts.warnings).push(text);
  };
  const ignore = () => undefined;
  return {
    metric: ignore,
    trace: ignore,
    debug: request,
    info: ignore,
    log: ignore,
    warn,
    error: warn,
  };
};
