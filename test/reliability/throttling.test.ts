import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const query = { entityType: "accounts", fieldNames: ["name"] };

describe("429 is waited out", () => {
  test("by Retry-After in seconds", async () => {
    bench.sandbox.fault({ times: 2, action: { kind: "throttle", retryAfter: 7 } });
    await bench.act("queryEntities", query);
    expect(time.sleeps).toEqual([7_000, 7_000]);
    expect(bench.requests().map(({ status }) => status)).toEqual([429, 429, 200]);
  });

  test("by Retry-After as an HTTP date", async () => {
    const date = new Date(Math.ceil(time.now() / 1000) * 1000 + 9_000).toUTCString();
    bench.sandbox.fault({ action: { kind: "throttle", retryAfter: date } });
    await bench.act("queryEntities", query);
    expect(time.sleeps).toHaveLength(1);
    expect(time.sleeps[0]).toBeGreaterThanOrEqual(9_000);
    expect(time.sleeps[0]).toBeLessThan(10_001);
  });

  test.each(["requests", "time", "concurrency"] as const)(
    "whichever limit it names: %s",
    async (code) => {
      bench.sandbox.fault({ action: { kind: "throttle", retryAfter: 1, code } });
      await bench.act("getCurrentUser", {});
      expect(bench.requests()).toHaveLength(2);
    },
  );

  test("on a create, which then happens once", async () => {
    bench.sandbox.fault({ times: 3, action: { kind: "throttle", retryAfter: 2 } });
    const record = { name: "Throttled Ltd" };
    await bench.act("createEntity", { entityType: "accounts", dynamicValues: record });
    expect(bench.sandbox.store.find("account", record)).toHaveLength(1);
    expect(bench.requests()).toHaveLength(4);
  });

  test("but not for longer than one wait may take", async () => {
    bench.sandbox.fault({ action: { kind: "throttle", retryAfter: 3_600 } });
    const error = await bench.failure("queryEntities", query);
    expect(error.message).toMatch(/asks to wait 3600 s, longer than the 450 s/);
    expect(error).toMatchObject({ status: 429, code: "0x80072322", outcome: "notDone" });
    expect(time.sleeps).toEqual([]);
  });

  test("nor for longer than all waits together may take", async () => {
    bench.sandbox.fault({
      times: Number.POSITIVE_INFINITY,
      action: { kind: "throttle", retryAfter: 250 },
    });
    const error = await bench.failure("queryEntities", query);
    expect(time.sleeps).toEqual([250_000, 250_000]);
    expect(error.message).toMatch(/would exceed the 600 s that all waits together may take/);
    expect(error.message).toMatch(/Run again later/);
  });
});

test("a real sliding window is survived without a fault rule", async () => {
  const { startSandbox } = await import("dataverse-sandbox");
  const sandbox = await startSandbox({
    limits: { requests: 3, windowSeconds: 60 },
    clock: time.now,
  });
  try {
    const connection = {
      ...bench.connection({ token: { access_token: sandbox.issueToken() } }),
    };
    connection.fields["webApiUrl"] = sandbox.url;
    for (let round = 0; round < 8; round += 1) await bench.act("getCurrentUser", { connection });
    expect(sandbox.apiRequests().filter(({ status }) => status === 200)).toHaveLength(8);
    expect(sandbox.apiRequests().some(({ status }) => status === 429)).toBe(true);
  } finally {
    await sandbox.close();
  }
});
