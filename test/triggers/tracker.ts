import { createHarness } from "@prismatic-io/spectral/dist/testing";
import component from "../../src";
import type { TrackedChange, TrackingState } from "../../src/client";
import type { Bench } from "../support/sandbox";

type Inputs = Record<string, unknown>;

interface Answer {
  readonly resultType: string;
  readonly payload: { readonly body: { readonly data: TrackedChange[] } };
}

/** What one execution handed over, page by page. */
export interface Execution {
  readonly changes: TrackedChange[];
  readonly pages: number;
  /** Of the first page, which speaks for the whole execution. */
  readonly resultType: string;
}

interface RunOptions {
  /** Inputs of the initial sync; the trigger itself runs where there are none. */
  readonly deploy?: Inputs;
  /** Stops the execution after so many pages, as a crash would. */
  readonly pages?: number;
  /**
   * When the platform keeps the state that the trigger sets, which is not documented: after each page,
   * or only when the execution ends.
   */
  readonly saves?: "each" | "end";
}

/** Runs the tracking trigger as the platform does: page by page, with the state in the instance. */
export const tracker = (bench: Bench, defaults: Inputs = {}) => {
  const harness = createHarness(component);
  const trigger = component.triggers["changeTrackingTrigger"];
  const lines: string[] = [];
  const into =
    (level: string) =>
    (...parts: unknown[]) => {
      if (level !== "debug") lines.push(`${level}: ${parts.map(String).join(" ")}`);
    };
  const levels = ["metric", "trace", "debug", "info", "log", "warn", "error"];
  const logger = Object.fromEntries(levels.map((level) => [level, into(level)]));
  let saved: unknown;
  beforeEach(() => {
    lines.length = 0;
    saved = undefined;
  });
  const inputsOf = (inputs: Inputs) => ({
    connection: bench.connection(),
    entityType: "accounts",
    fieldNames: ["name"],
    ...defaults,
    ...inputs,
  });
  const call = async (instanceState: Inputs, cursor: unknown, inputs: Inputs, deploy?: Inputs) => {
    const payload = { ...(cursor ? { paginationState: cursor } : {}) };
    const context = { logger, instanceState };
    if (!deploy) {
      return (await harness.trigger(
        "changeTrackingTrigger",
        payload as never,
        inputsOf(inputs) as never,
        context as never,
      )) as unknown as Answer;
    }
    const params = { ...inputsOf(inputs), ...deploy };
    return (await trigger?.onDeployPerform?.(
      context as never,
      payload as never,
      params as never,
    )) as unknown as Answer;
  };
  const run = async (
    inputs: Inputs = {},
    { deploy, pages: limit = Number.POSITIVE_INFINITY, saves = "each" }: RunOptions = {},
  ): Promise<Execution> => {
    const instanceState: Inputs = stateful(structuredClone(saved));
    const changes: TrackedChange[] = [];
    let cursor: unknown = null;
    let resultType = "";
    let pages = 0;
    do {
      const answer = await call(instanceState, cursor, inputs, deploy);
      if (pages === 0) resultType = answer.resultType;
      pages += 1;
      changes.push(
        ...((trigger?.resolveTriggerItems?.({} as never, answer as never) ??
          []) as TrackedChange[]),
      );
      cursor = structuredClone(
        trigger?.getNextPaginationState?.({} as never, answer as never) ?? null,
      );
      if (saves === "each" || cursor === null) saved = pollingOf(instanceState);
      if (pages > 200) throw new Error("The execution does not end.");
    } while (cursor !== null && pages < limit);
    return { changes, pages, resultType };
  };
  return {
    lines,
    run,
    failure: async (inputs: Inputs = {}): Promise<Error> => {
      try {
        await run(inputs);
      } catch (error) {
        return error as Error;
      }
      throw new Error("The run did not fail.");
    },
    deploy: (inputs: Inputs = {}) =>
      harness.triggerOnInstanceDeploy(
        "changeTrackingTrigger",
        inputsOf(inputs) as never,
        { logger, instanceState: {} } as never,
      ),
    state: () => saved as TrackingState | undefined,
    keep: (state: unknown) => {
      saved = state;
    },
  };
};

const stateful = (polling: unknown): Inputs =>
  polling === undefined ? {} : { __prismaticInternal: { polling } };

const pollingOf = (instanceState: Inputs): unknown =>
  structuredClone(
    (instanceState["__prismaticInternal"] as { polling?: unknown } | undefined)?.polling,
  );

/** `created Contoso`, `deleted <id>` and so on, in order. */
export const told = (changes: readonly TrackedChange[]): string[] =>
  changes.map(
    ({ changeType, id, record }) =>
      `${changeType} ${record?.["name"] ?? record?.["new_name"] ?? id}`,
  );
