import { createHarness } from "@prismatic-io/spectral/dist/testing";
import component from "../../src";
import type { Change, DataverseRecord, IncompleteExpand, PollState } from "../../src/client";
import type { Bench } from "../support/sandbox";

type Inputs = Record<string, unknown>;

export interface PollAnswer {
  readonly resultType: string;
  readonly payload: {
    readonly body: { readonly data: unknown };
    readonly paginationState?: PollState;
  };
}

export interface Lists {
  readonly created: DataverseRecord[];
  readonly updated: DataverseRecord[];
  readonly keys: { readonly created: string[]; readonly updated: string[] };
  readonly incompleteExpands?: Record<"created" | "updated", readonly IncompleteExpand[]>;
}

/** Runs the polling trigger as the platform does: state in the instance, cleaned inputs, hooks. */
export const poller = (bench: Bench) => {
  const harness = createHarness(component);
  const trigger = component.triggers["pollChangesTrigger"];
  const lines: string[] = [];
  const into =
    (level: string) =>
    (...parts: unknown[]) => {
      if (level !== "debug") lines.push(`${level}: ${parts.map(String).join(" ")}`);
    };
  const levels = ["metric", "trace", "debug", "info", "log", "warn", "error"];
  const logger = Object.fromEntries(levels.map((level) => [level, into(level)]));
  beforeEach(() => {
    lines.length = 0;
  });
  /** One call of the trigger; `instanceState` is changed as the trigger changes it. */
  const call = async (
    instanceState: Record<string, unknown>,
    inputs: Inputs,
    { payload = {}, context = {} }: { payload?: object; context?: object } = {},
  ): Promise<PollAnswer> => {
    const params = { connection: bench.connection(), entityType: "accounts", ...inputs };
    const result: unknown = await harness.trigger(
      "pollChangesTrigger",
      payload as never,
      params as never,
      { logger, instanceState, ...context } as never,
    );
    return result as PollAnswer;
  };
  return {
    lines,
    call,
    items: (answer: PollAnswer) =>
      trigger?.resolveTriggerItems?.({} as never, answer as never) as Change[],
    next: (answer: PollAnswer) =>
      (trigger?.getNextPaginationState?.({} as never, answer as never) ?? null) as PollState | null,
  };
};

export const stateOf = (instanceState: Record<string, unknown>): PollState | undefined =>
  (instanceState["__prismaticInternal"] as { polling?: PollState } | undefined)?.polling;

export const stateful = (polling?: unknown): Record<string, unknown> =>
  polling === undefined ? {} : { __prismaticInternal: { polling } };

/** A recurrence that is kept from one poll to the next, without batching. */
export const recurrence = (bench: Bench, polling?: unknown) => {
  const poll = poller(bench);
  let instance = stateful(polling);
  beforeEach(() => {
    instance = stateful(polling);
  });
  return {
    lines: poll.lines,
    state: () => stateOf(instance),
    begin: (state?: unknown) => {
      instance = stateful(state);
    },
    run: async (
      inputs: Inputs = {},
      context: object = {},
    ): Promise<Lists & { resultType: string }> => {
      const answer = await poll.call(instance, inputs, { context });
      return { ...(answer.payload.body.data as Lists), resultType: answer.resultType };
    },
    failure: async (inputs: Inputs = {}): Promise<Error> => {
      try {
        await poll.call(instance, inputs);
      } catch (error) {
        return error as Error;
      }
      throw new Error("The poll did not fail.");
    },
  };
};
