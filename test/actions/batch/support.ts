import type { ActionError, Bench } from "../../support/sandbox";

export type Result = Record<string, unknown>;

/** A GUID that no record has. */
export const missing = "0b0f6d6e-52c1-4b7a-9a53-0000000000ff";

/** What Dataverse refuses and no definition could tell before. */
export const bad = {
  collection: "accounts",
  action: "update",
  key: missing,
  data: { description: "of nobody" },
};

export const create = (name: string, more: object = {}) => ({
  collection: "accounts",
  action: "create",
  data: { name },
  ...more,
});

/** Runs batches on a bench, and looks at what they left. */
export const batchOn = (bench: Bench) => {
  let counter = 0;
  const batches = () => bench.requests().filter(({ path }) => path.endsWith("$batch"));
  return {
    /** A name no other record has. */
    fresh: (word: string) => `${word} ${++counter}`,
    run: (actions: unknown, more: object = {}): Promise<Result[]> =>
      bench.act<Result[]>("batchEntityActions", { actions, ...more }),
    fail: (actions: unknown, more: object = {}): Promise<ActionError> =>
      bench.failure("batchEntityActions", { actions, ...more }),
    /** Verdicts of a run that continues. */
    verdicts: (actions: unknown, more: object = {}): Promise<Result[]> =>
      bench.act<Result[]>("batchEntityActions", {
        actions,
        onError: "continue",
        results: "verdicts",
        ...more,
      }),
    named: (name: string) => bench.sandbox.store.find("account", { name }),
    batches,
    /** What the test asked for beside batches: definitions above all. */
    others: () => bench.requests().filter((request) => !batches().includes(request)),
    parts: (at = 0) => batches()[at]?.parts ?? [],
    bodyOf: (part: number): Result => JSON.parse(batches()[0]?.parts?.[part]?.body ?? "{}"),
  };
};
