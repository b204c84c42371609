import { forEach, fresh, many, rowsOf, writes } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const create = forEach(bench, "bulkCreateEntities");
const update = forEach(bench, "bulkUpdateEntities");
const titled = (word: string, count: number) =>
  many(count, (index) => ({ name: `${word} ${index}` }));
const stored = (word: string) => rowsOf(bench, "account", "name", `${word} `);
const total = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0);

test("a storm of 429: waits as told, loses and doubles nothing, says how long it waited", async () => {
  const word = fresh("Storm");
  bench.sandbox.fault({
    match: { path: "CRM.CreateMultiple" },
    every: 2,
    times: 12,
    action: { kind: "throttle", retryAfter: 17 },
  });
  const result = await create("accounts", titled(word, 1_200), { options: { chunkSize: 60 } });
  expect(result).toMatchObject({ succeeded: 1_200, failed: 0, unknown: 0 });
  expect(stored(word)).toHaveLength(1_200);
  expect(time.sleeps).toEqual(many(12, () => 17_000));
  expect(result.waitedMs).toBe(total(time.sleeps));
  expect(result.requests).toBe(bench.requests().length);
  expect(Math.max(...result.results.map(({ attempts }) => attempts))).toBeGreaterThan(1);
});

test("progress goes to the log, one line in ten seconds at most", async () => {
  const word = fresh("Progress");
  bench.sandbox.fault({
    match: { path: "CRM.CreateMultiple" },
    every: 2,
    times: 5,
    action: { kind: "throttle", retryAfter: 4 },
  });
  await create("accounts", titled(word, 600), { options: { chunkSize: 60, maxParallel: 1 } });
  const lines = bench.log.info.filter((line) => line.startsWith("Creating records"));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /^Creating records of accounts: \d+ of 600 done; \d+ requests, 1 at once$/,
  );
});

test("many waits, as long as all of them together may take", async () => {
  const word = fresh("Patient");
  bench.sandbox.fault({
    match: { path: "CRM.CreateMultiple" },
    times: 40,
    action: { kind: "throttle", retryAfter: 14 },
  });
  const result = await create("accounts", titled(word, 400), {
    options: { chunkSize: 50, maxParallel: 1 },
  });
  expect(result.succeeded).toBe(400);
  expect(result.waitedMs).toBe(560_000);
});

test("inside of a batch too: only the refused rows are sent again", async () => {
  const word = fresh("Part");
  bench.sandbox.fault({
    match: { method: "POST", path: "/accounts" },
    after: 5,
    times: 3,
    action: { kind: "throttle", retryAfter: 9 },
  });
  const result = await create("accounts", titled(word, 30), { options: { strategy: "batch" } });
  expect(result.succeeded).toBe(30);
  expect(stored(word)).toHaveLength(30);
  expect(writes(bench).map(({ parts }) => parts?.length)).toEqual([30, 3]);
  expect(time.sleeps).toEqual([9_000]);
  expect(result.results.filter(({ attempts }) => attempts === 2)).toHaveLength(3);
});

test("a 429 without end stops the run; what was not sent is not run, and can be run", async () => {
  const word = fresh("Endless");
  bench.sandbox.fault({
    match: { path: "CRM.CreateMultiple" },
    after: 3,
    times: Number.POSITIVE_INFINITY,
    action: { kind: "throttle", retryAfter: 200 },
  });
  const rows = titled(word, 600);
  const first = await create("accounts", rows, { options: { chunkSize: 60, maxParallel: 2 } });
  expect(first.succeeded).toBe(180);
  expect(first.startAt).toBe(first.succeeded + first.failed);
  expect(first.unprocessed).toBe(600 - first.startAt);
  const refused = first.results.find(({ status, error }) => status === "notRun" && error);
  expect(refused?.error).toMatchObject({ status: 429 });
  bench.sandbox.clearFaults();
  const again = first.results.filter(({ status }) => status === "failed");
  const second = await create("accounts", rows, { startAt: first.startAt });
  expect(second.succeeded + first.succeeded + again.length).toBe(600);
  expect(new Set(stored(word).map(({ name }) => name)).size).toBe(600 - again.length);
});

test("a 429 without end before anything was written is an error", async () => {
  bench.sandbox.fault({
    match: { path: "CRM.CreateMultiple" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "throttle", retryAfter: 200 },
  });
  const error = await bench.failure("bulkCreateEntities", {
    entityType: "accounts",
    records: titled(fresh("Never"), 60),
  });
  expect(error).toMatchObject({ status: 429, outcome: "notDone" });
});

describe("a token that runs out", () => {
  test("is renewed under way", async () => {
    const word = fresh("Renewed");
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      after: 2,
      action: { kind: "expireToken" },
    });
    const result = await create("accounts", titled(word, 400), { options: { chunkSize: 50 } });
    expect(result.succeeded).toBe(400);
    expect(stored(word)).toHaveLength(400);
  });

  test("and cannot be renewed stops the run, which goes on with another one", async () => {
    const word = fresh("Reconnect");
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      after: 2,
      action: { kind: "expireToken" },
    });
    const connection = { ...bench.connection(), key: "oauth2" };
    const rows = titled(word, 400);
    const more = { options: { chunkSize: 50, maxParallel: 1 } };
    const first = await create("accounts", rows, { ...more, connection });
    expect(first).toMatchObject({ succeeded: 100, startAt: 100, unprocessed: 300 });
    expect(first.results[100]?.error?.message).toMatch(/401/);
    const second = await create("accounts", rows, { startAt: first.startAt });
    expect(second.succeeded).toBe(300);
    expect(stored(word)).toHaveLength(400);
  });
});

describe("a time budget", () => {
  test.each([1, 3])(
    "%i at once: stopped and begun again is the same as one run",
    async (maxParallel) => {
      const word = fresh("Budget");
      const rows = titled(word, 700).map((row, index) => ({
        ...row,
        revenue: index === 300 ? "much" : index,
      }));
      bench.sandbox.fault({
        match: { path: "CRM.CreateMultiple" },
        every: 3,
        times: 50,
        action: { kind: "throttle", retryAfter: 20 },
      });
      let startAt = 0;
      const seen: string[] = [];
      for (let run = 0; startAt < 700; run += 1) {
        const result = await create("accounts", rows, {
          startAt,
          options: { timeBudgetSeconds: 30, chunkSize: 50, maxParallel },
        });
        expect(run).toBeLessThan(20);
        const verdicts = result.results.slice(0, result.startAt - startAt);
        expect(verdicts.map(({ status }) => status)).not.toContain("notRun");
        expect(result.unprocessed).toBe(700 - result.startAt);
        seen.push(...verdicts.map(({ index, status }) => `${index} ${status}`));
        expect(result.startAt).toBeGreaterThan(startAt);
        startAt = result.startAt;
      }
      expect(seen).toEqual(
        many(700, (index) => `${index} ${index === 300 ? "failed" : "created"}`),
      );
      expect(stored(word)).toHaveLength(699);
    },
  );

  test("rows held back because of their record are done before it ends", async () => {
    const word = fresh("Held");
    const ids = titled(word, 3).map((row) => bench.sandbox.insert("account", row));
    const rows = many(240, (index) => ({
      accountid: ids[index % 3],
      description: `${index}`,
    }));
    bench.sandbox.fault({
      match: { path: "CRM.UpdateMultiple" },
      every: 2,
      times: 30,
      action: { kind: "throttle", retryAfter: 5 },
    });
    let startAt = 0;
    let runs = 0;
    while (startAt < 240) {
      const result = await update("accounts", rows, {
        startAt,
        options: { timeBudgetSeconds: 20, maxParallel: 2 },
      });
      const verdicts = result.results.slice(0, result.startAt - startAt);
      expect(new Set(verdicts.map(({ status }) => status))).toEqual(new Set(["updated"]));
      expect(result.startAt).toBeGreaterThan(startAt);
      startAt = result.startAt;
      runs += 1;
    }
    expect(runs).toBeGreaterThan(1);
    const last = new Map(rows.map(({ accountid, description }) => [accountid, description]));
    for (const id of ids) {
      expect(bench.sandbox.store.read("account", id)?.["description"]).toBe(last.get(id));
    }
  });
});
