import { DataverseError, type RequestOutcome } from "../../../src/client/errors/DataverseError";
import { runtime } from "../../../src/client/runtime";
import type { Session } from "../../../src/client/session/session";
import { type Look, settleByReading } from "../../../src/client/session/settleByReading";
import { useVirtualTime } from "../../support/time";
import { recordingLogger } from "../fakes";

const time = useVirtualTime();

const lost = (outcome: RequestOutcome) =>
  new DataverseError({
    operation: "Merging x",
    outcome,
    detail: "the connection was closed",
    hint: outcome === "done" ? "Do not repeat it" : "Look first",
  });

const settle = async (error: unknown, finds: readonly unknown[], leftMs?: number) => {
  const logger = recordingLogger();
  const endsMs = leftMs === undefined ? undefined : runtime.now() + leftMs;
  let looks = 0;
  const look: Look<string> = {
    find: async () => {
      looks += 1;
      const found = finds[looks - 1];
      if (found instanceof Error) throw found;
      return found as { value: string } | { unclear: string } | undefined;
    },
    found: "it is merged",
    missing: "It was not merged by then",
  };
  const session = { logger, endsMs } as unknown as Session;
  const result = await settleByReading(session, error, look).catch((caught: Error) => caught);
  return { result, looks, lines: logger.lines };
};

test.each([lost("notDone"), new Error("no error of a request")])(
  "what was not carried out is thrown as it is, and nothing read",
  async (error) => {
    expect(await settle(error, [])).toMatchObject({ result: error, looks: 0 });
  },
);

test.each([
  [[{ value: "there" }], []],
  [[undefined, { value: "there" }], [5000]],
  [
    [undefined, undefined, { value: "there" }],
    [5000, 15000],
  ],
])("what is found by %j is the answer", async (finds, sleeps) => {
  const { result, looks, lines } = await settle(lost("unknown"), finds);
  expect([result, looks, time.sleeps]).toEqual(["there", finds.length, sleeps]);
  expect(lines.join()).toContain("Merging x: the answer was lost, but it is merged.");
});

test("what is not found is told, with the outcome that it had", async () => {
  const unknown = await settle(lost("unknown"), []);
  expect(unknown).toMatchObject({ looks: 3, result: { outcome: "unknown" } });
  expect((unknown.result as Error).message).toMatch(/closed\. It was not merged by then\.$/);
  const done = await settle(lost("done"), []);
  expect((done.result as Error).message).toMatch(/Do not repeat it\. It was not merged by then\.$/);
});

test("what is unclear ends the search", async () => {
  const { result, looks } = await settle(lost("unknown"), [{ unclear: "Two are there" }]);
  expect(looks).toBe(1);
  expect((result as Error).message).toMatch(/closed\. Two are there\.$/);
});

test("a read that fails is told beside what it was for", async () => {
  const { result } = await settle(lost("unknown"), [new Error("the roof is on fire")]);
  expect(result).toMatchObject({ outcome: "unknown" });
  expect((result as Error).message).toMatch(/could not be read: the roof is on fire\.$/);
});

test.each([
  [500, 0, /Look first\.$/],
  [4000, 1, /It was not merged by then\.$/],
  [10_000, 2, /It was not merged by then\.$/],
])("with %d ms left it looks %d times", async (leftMs, looks, why) => {
  const outcome = await settle(lost("unknown"), [], leftMs);
  expect(outcome.looks).toBe(looks);
  expect((outcome.result as Error).message).toMatch(why);
});
