import { forEach, fresh, many, rowsOf, writes } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const create = forEach(bench, "bulkCreateEntities");
const update = forEach(bench, "bulkUpdateEntities");
const titled = (word: string, count: number) =>
  many(count, (index) => ({ name: `${word} ${index}` }));
const ENDLESS = Number.POSITIVE_INFINITY;
const PLATFORM_MS = 900_000;

/** Every row has one verdict, and what is told to be created is there. */
const expectWhole = (word: string, result: Awaited<ReturnType<typeof create>>, rows: number) => {
  expect(result.results.map(({ index }) => index)).toEqual(many(rows, (index) => index));
  const { succeeded, failed, unknown, unprocessed } = result;
  expect(succeeded + failed + unknown + unprocessed).toBe(rows);
  expect(rowsOf(bench, "account", "name", `${word} `)).toHaveLength(succeeded);
};

test("without a budget of one's own a run ends before the platform does, with what it has", async () => {
  const word = fresh("Budget");
  bench.sandbox.fault({
    match: { path: "CRM.CreateMultiple" },
    every: 2,
    times: ENDLESS,
    action: { kind: "throttle", retryAfter: 120 },
  });
  const beganMs = time.now();
  const rows = titled(word, 1_000);
  const first = await create("accounts", rows, { options: { chunkSize: 50, maxParallel: 1 } });
  expect(time.now() - beganMs).toBeLessThanOrEqual(PLATFORM_MS - 60_000);
  expectWhole(word, first, 1_000);
  expect(first.succeeded).toBeGreaterThan(0);
  expect(first.startAt).toBe(first.succeeded);
  bench.sandbox.clearFaults();
  const second = await create("accounts", rows, { startAt: first.startAt });
  expect(second).toMatchObject({ failed: 0, startAt: 1_000 });
  expect(rowsOf(bench, "account", "name", `${word} `)).toHaveLength(1_000);
});

test("a concurrency limit that asks for seven minutes is waited for, within the budget", async () => {
  const word = fresh("Seven");
  const action = { kind: "throttle", retryAfter: 427, code: "concurrency" } as const;
  bench.sandbox.fault({ match: { path: "CRM.CreateMultiple" }, action });
  const result = await create("accounts", titled(word, 100));
  expect(result).toMatchObject({ succeeded: 100, waitedMs: 427_000 });
});

test("two such waits do not fit: the second is not begun", async () => {
  const word = fresh("Twice");
  const action = { kind: "throttle", retryAfter: 427, code: "concurrency" } as const;
  bench.sandbox.fault({ match: { path: "CRM.CreateMultiple" }, after: 1, times: 2, action });
  const result = await create("accounts", titled(word, 200), {
    options: { chunkSize: 100, maxParallel: 1 },
  });
  expect(time.sleeps).toEqual([427_000]);
  expect(result).toMatchObject({ succeeded: 100, startAt: 100, unprocessed: 100 });
  expectWhole(word, result, 200);
});

test("what is sent apart is given up when the time is over, not sent to its end", async () => {
  const word = fresh("Apart");
  const ids = many(300, (index) => bench.sandbox.insert("account", { name: `${word} ${index}` }));
  const rows = ids.map((accountid, index) => ({ accountid, fax: String(index) }));
  const gone = "11111111-1111-4111-8111-0000000000fd";
  rows[0] = { accountid: gone, fax: "0" };
  bench.sandbox.fault({
    match: { path: /\$batch$/ },
    times: ENDLESS,
    action: { kind: "throttle", retryAfter: 50 },
    every: 2,
  });
  const beganMs = time.now();
  const result = await update("accounts", rows, {
    options: { chunkSize: 300, maxParallel: 1, timeBudgetSeconds: 10 },
  });
  expect(time.now() - beganMs).toBeLessThanOrEqual(70_000);
  expect(result.results).toHaveLength(300);
  for (const { index, status } of result.results.slice(1)) {
    const [row] = bench.sandbox.store.find("account", { accountid: String(ids[index]) });
    expect(row?.["fax"]).toBe(status === "updated" ? String(index) : null);
  }
  expect(writes(bench).length).toBeGreaterThan(1);
});
