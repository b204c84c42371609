import { forEach, fresh, many, rowsOf } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const create = forEach(bench, "bulkCreateEntities");
const titled = (word: string, count: number) =>
  many(count, (index) => ({ name: `${word} ${index}` }));
const stored = (word: string) => rowsOf(bench, "account", "name", `${word} `);
const total = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0);
const ENDLESS = Number.POSITIVE_INFINITY;

/** Every second bulk message is refused, with so many seconds to wait. */
const busy = (retryAfter: number, path: string | RegExp = "CRM.CreateMultiple") =>
  bench.sandbox.fault({
    match: { path },
    every: 2,
    times: ENDLESS,
    action: { kind: "throttle", retryAfter },
  });

describe("the waits of a long run", () => {
  test("may be longer together than those of an action, as long as rows are written", async () => {
    const word = fresh("Long");
    busy(60);
    const result = await create("accounts", titled(word, 800), {
      options: { chunkSize: 40, maxParallel: 1, timeBudgetSeconds: 3_000 },
    });
    expect(result).toMatchObject({ succeeded: 800, unprocessed: 0 });
    expect(result.waitedMs).toBeGreaterThan(600_000);
    expect(stored(word)).toHaveLength(800);
  });

  test("inside of batches too", async () => {
    const word = fresh("Parts");
    bench.sandbox.fault({
      match: { method: "POST", path: "/accounts" },
      every: 8,
      times: ENDLESS,
      action: { kind: "throttle", retryAfter: 100 },
    });
    const result = await create("accounts", titled(word, 200), {
      options: { strategy: "batch", chunkSize: 40, maxParallel: 1 },
    });
    expect(result).toMatchObject({ succeeded: 200, failed: 0 });
    expect(result.waitedMs).toBeGreaterThan(600_000);
    expect(stored(word)).toHaveLength(200);
  });

  test("come to an end where none is written any more", async () => {
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      after: 5,
      times: ENDLESS,
      action: { kind: "throttle", retryAfter: 60 },
    });
    const rows = titled(fresh("Stuck"), 400);
    const result = await create("accounts", rows, { options: { chunkSize: 40, maxParallel: 1 } });
    expect(result).toMatchObject({ succeeded: 200, startAt: 200, unprocessed: 200 });
    expect(result.waitedMs).toBe(600_000);
    expect(result.results[200]?.error?.message).toMatch(/600 s that all waits together may take/);
  });
});

describe("a wait that goes past the time budget", () => {
  const budget = { options: { chunkSize: 50, maxParallel: 1, timeBudgetSeconds: 30 } };

  test("is not begun: the run ends, and another one goes on where it stopped", async () => {
    const word = fresh("Late");
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      after: 2,
      action: { kind: "throttle", retryAfter: 300 },
    });
    const rows = titled(word, 300);
    const first = await create("accounts", rows, budget);
    expect(first).toMatchObject({ succeeded: 100, failed: 0, startAt: 100, waitedMs: 0 });
    expect(first.results[100]?.error?.message).toMatch(/300 s would go past the time budget/);
    const second = await create("accounts", rows, { ...budget, startAt: first.startAt });
    expect(second).toMatchObject({ succeeded: 200, startAt: 300 });
    expect(stored(word)).toHaveLength(300);
  });

  test("by less than a minute is waited for: what is under way is finished", async () => {
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      after: 2,
      action: { kind: "throttle", retryAfter: 80 },
    });
    const result = await create("accounts", titled(fresh("Grace"), 300), budget);
    expect(result).toMatchObject({ succeeded: 150, failed: 0, startAt: 150 });
    expect(total(time.sleeps)).toBe(80_000);
  });

  test("leaves rows in doubt as unknown rather than sleeping over them", async () => {
    bench.sandbox.fault({
      match: { path: "CRM.UpdateMultiple" },
      times: ENDLESS,
      action: {
        kind: "status",
        status: 503,
        body: "<html></html>",
        headers: { "Retry-After": "300" },
      },
    });
    const rows = titled(fresh("Doubt"), 20).map((row) => ({
      accountid: bench.sandbox.insert("account", row),
      description: "x",
    }));
    const result = await bench.act("bulkUpdateEntities", {
      entityType: "accounts",
      records: rows,
      ...budget,
    });
    expect(result).toMatchObject({ unknown: 20, startAt: 20 });
    expect(time.sleeps).toEqual([]);
  });
});
