import { concurrency } from "../../../../src/client/http/policies/concurrency";
import { waitBudget } from "../../../../src/client/http/waits";
import type { HttpResponse, Next, WaitBudget } from "../../../../src/client/types/http";
import { useVirtualTime } from "../../../support/time";
import { request, response } from "../../fakes";

const time = useVirtualTime();

/** A server that answers when told to. */
const held = () => {
  const waiting: { answer: (response: HttpResponse) => void; fail: (error: Error) => void }[] = [];
  const next: Next = () =>
    new Promise((answer, fail) => {
      waiting.push({ answer, fail });
    });
  return { next, waiting };
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("16 at once, the others in their order as places come free", async () => {
  const server = held();
  const policy = concurrency("https://one.example");
  const finished: number[] = [];
  const all = Array.from({ length: 40 }, async (_, index) => {
    await policy(request(), server.next);
    finished.push(index);
  });
  await settled();
  expect(server.waiting).toHaveLength(16);
  server.waiting[3]?.answer(response(200));
  await settled();
  expect(server.waiting).toHaveLength(17);
  expect(finished).toEqual([3]);
  for (let at = 0; at < 40; at += 1) {
    server.waiting[at]?.answer(response(200));
    await settled();
  }
  await Promise.all(all);
  expect(finished).toEqual([
    3,
    ...Array.from({ length: 40 }, (_, at) => at).filter((at) => at !== 3),
  ]);
});

test("a newcomer cannot take the place that was handed on", async () => {
  const server = held();
  const policy = concurrency("https://two.example");
  const send = () => policy(request(), server.next);
  const all = Array.from({ length: 17 }, send);
  await settled();
  server.waiting[0]?.answer(response(200));
  await settled();
  all.push(send());
  await settled();
  expect(server.waiting).toHaveLength(17);
  for (let at = 1; at < 18; at += 1) {
    server.waiting[at]?.answer(response(200));
    await settled();
  }
  expect(await Promise.all(all)).toHaveLength(18);
});

test("a failure frees its place", async () => {
  const server = held();
  const policy = concurrency("https://three.example");
  for (let round = 0; round < 3; round += 1) {
    const before = server.waiting.length;
    const all = Array.from({ length: 16 }, () => policy(request(), server.next));
    expect(server.waiting).toHaveLength(before + 16);
    for (const { fail } of server.waiting.slice(before)) fail(new Error("reset"));
    const results = await Promise.allSettled(all);
    expect(results.every(({ status }) => status === "rejected")).toBe(true);
  }
});

test("environments do not wait for each other; clients of one environment do", async () => {
  const server = held();
  const first = Array.from({ length: 16 }, () =>
    concurrency("https://four.example")(request(), server.next),
  );
  const other = concurrency("https://five.example")(request(), server.next);
  const same = concurrency("https://four.example")(request(), server.next);
  await settled();
  expect(server.waiting).toHaveLength(17);
  for (const { answer } of server.waiting) answer(response(200));
  await settled();
  server.waiting[17]?.answer(response(200));
  expect(await Promise.all([...first, other, same])).toHaveLength(18);
});

describe("waiting for a place", () => {
  const full = async (key: string, budget: WaitBudget, endsMs?: number) => {
    const server = held();
    const policy = concurrency(key, budget);
    const under = Array.from({ length: 16 }, () => policy(request(), server.next));
    await settled();
    const waiting = policy(request({ endsMs }), server.next).catch((error: unknown) => error);
    await settled();
    time.toNextTimer();
    const late = await waiting;
    for (const { answer } of server.waiting) answer(response(200));
    await Promise.all(under);
    const after = policy(request(), server.next);
    await settled();
    server.waiting.at(-1)?.answer(response(200));
    await after;
    return { late, sent: server.waiting.length };
  };

  test("takes from the time of all waits, and ends with it", async () => {
    const budget = waitBudget(20_000);
    const { late, sent } = await full("https://six.example", budget);
    expect(late).toMatchObject({ kind: "outOfTime" });
    expect(budget.remainingMs).toBe(0);
    expect(sent).toBe(17);
  });

  test("ends with the run", async () => {
    const budget = waitBudget(600_000);
    const { late } = await full("https://seven.example", budget, time.now() + 5_000);
    expect(late).toMatchObject({ kind: "outOfTime" });
    expect(budget.remainingMs).toBe(595_000);
  });
});
