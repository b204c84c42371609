import component from "../../src";
import { useSandbox } from "../support/sandbox";
import { useClock } from "./clock";
import { type PollAnswer, poller, stateful, stateOf } from "./poller";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const poll = poller(bench);
const batch = { batch: { enabled: true, batchSize: 50 } };
const inputs = { fieldNames: "name", lookBackDate: "2026-05-04" };

/** Rounds until the trigger asks for no further one. */
const rounds = async (instance: Record<string, unknown>, given: object = inputs) => {
  const answers: PollAnswer[] = [];
  let paginationState: unknown;
  do {
    const payload = paginationState ? { paginationState } : {};
    const answer = await poll.call(instance, { ...given }, { payload, context: batch });
    answers.push(answer);
    paginationState = poll.next(answer);
  } while (paginationState);
  return answers;
};

test("is published as a trigger that a flow may batch, 50 items at a time", () => {
  expect(component.triggers["pollChangesTrigger"]).toMatchObject({
    isPollingTrigger: true,
    scheduleSupport: "required",
    triggerResolverSupport: "valid",
    triggerResolverDefaultBatchSize: 50,
    hasResolveTriggerItems: true,
    hasGetNextDiscoveryState: true,
  });
});

describe("in a flow that batches", () => {
  beforeAll(() => {
    for (let row = 0; row < 2_300; row += 1) bench.sandbox.insert("account", { name: `${row}` });
  });

  test("items flow page by page, each once, however few of them a page has", async () => {
    const answers = await rounds({});
    const items = answers.map((answer) => poll.items(answer));
    expect(items.map(({ length }) => length)).toEqual([1_000, 1_000, 300]);
    expect(new Set(items.flat().map(({ key }) => key)).size).toBe(2_300);
    expect(items[0]?.[0]).toEqual({
      changeType: "created",
      key: expect.stringMatching(/^[0-9a-f-]{36}:\d+$/),
      record: expect.objectContaining({ name: expect.any(String) }),
    });
    expect(items[0]?.[0]?.record).not.toHaveProperty("key");
  });

  test("the state of the instance and the cursor of the page are the same value", async () => {
    const instance: Record<string, unknown> = {};
    const answer = await poll.call(instance, inputs, { context: batch });
    expect(answer.payload.paginationState).toEqual(stateOf(instance));
    expect(stateOf(instance)?.cursor).toMatchObject({ rows: 1_000 });
  });

  test("a round goes by its cursor, not by the state of the instance", async () => {
    const first = await poll.call({}, inputs, { context: batch });
    const second = await poll.call(stateful({ watermark: "damaged" }), inputs, {
      payload: { paginationState: first.payload.paginationState },
      context: batch,
    });
    const keys = new Set(poll.items(first).map(({ key }) => key));
    expect(poll.items(second)).toHaveLength(1_000);
    expect(poll.items(second).some(({ key }) => keys.has(key))).toBe(false);
    expect(poll.lines).toEqual([]);
  });

  test("only a whole execution without changes is told as one", async () => {
    const instance: Record<string, unknown> = {};
    const answers = await rounds(instance);
    expect(answers.map(({ resultType }) => resultType)).toEqual(
      Array.from({ length: 3 }, () => "completed"),
    );
    clock.later(1);
    const [quiet, ...more] = await rounds(instance);
    expect(quiet?.resultType).toBe("polled_no_changes");
    expect(more).toEqual([]);
  });

  test("a last round that has nothing left is none without changes", async () => {
    const instance: Record<string, unknown> = {};
    const first = await poll.call(instance, inputs, { context: batch });
    const { cursor: _, ...state } = stateOf(instance) ?? {};
    const again = { ...state, watermark: new Date(clock.now()).toISOString() };
    const filter = { ...inputs, filterExpression: "name eq 'nobody'" };
    const round = await poll.call(instance, filter, {
      payload: { paginationState: again },
      context: batch,
    });
    expect(poll.items(first)).toHaveLength(1_000);
    expect(poll.items(round)).toEqual([]);
    expect(round.resultType).toBe("completed");
    expect(poll.next(round)).toBeNull();
  });

  test("pages without anything to hand over are passed by in the same round", async () => {
    const updates = { ...inputs, showNewRecords: "false" };
    const [only, ...more] = await rounds({}, updates);
    expect(more).toEqual([]);
    expect(only?.resultType).toBe("polled_no_changes");
    expect(bench.requests().filter(({ path }) => path.endsWith("/accounts"))).toHaveLength(3);
  });

  test("with pages left an execution has not gone without changes", async () => {
    const few = { ...inputs, showNewRecords: "false", options: { pageLimit: "2" } };
    const first = await poll.call({}, few, { context: batch });
    expect(poll.items(first)).toEqual([]);
    expect(first.resultType).toBe("completed");
    expect(poll.next(first)).not.toBeNull();
  });

  test("a cursor that the service refuses within the execution ends it", async () => {
    const first = await poll.call({}, inputs, { context: batch });
    bench.sandbox.fault({
      match: { path: "skiptoken" },
      action: { kind: "status", status: 400, body: { code: "0x8004112A", message: "No." } },
    });
    const payload = { paginationState: first.payload.paginationState };
    await expect(poll.call({}, inputs, { payload, context: batch })).rejects.toThrow(/0x8004112A/);
  });

  test("a platform that does not say that it batches gets the items all the same", async () => {
    const answer = await poll.call({}, inputs);
    expect(poll.items(answer)).toHaveLength(2_300);
    expect(poll.items(answer)[0]).toMatchObject({ changeType: "created", key: expect.any(String) });
    expect(poll.next(answer)).toBeNull();
  });
});
