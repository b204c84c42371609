import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const throttle = (retryAfter: number) =>
  ({ kind: "throttle", retryAfter, code: "concurrency" }) as const;
const locked = { kind: "throttle", code: "customization" } as const;

test("a wait of 363 s for too many requests at once is waited out", async () => {
  bench.sandbox.fault({ action: throttle(363) });
  await bench.act("getCurrentUser", {});
  expect(time.sleeps).toEqual([363_000]);
});

test("no wait is begun that would end after the run", async () => {
  bench.sandbox.fault({ times: 4, action: { kind: "hang" } });
  bench.sandbox.fault({ action: throttle(440) });
  const startedMs = time.now();
  const error = await bench.failure("getCurrentUser", {});
  expect(error).toMatchObject({ status: 429, outcome: "notDone" });
  expect(time.now() - startedMs).toBeLessThan(840_000);
});

test("the customization lock is waited for by itself, and harms no create", async () => {
  bench.sandbox.fault({ times: 3, action: locked });
  await bench.act("createEntity", { entityType: "accounts", dynamicValues: { name: "Locked" } });
  expect(time.sleeps).toHaveLength(3);
  expect(Math.min(...time.sleeps)).toBeGreaterThanOrEqual(5_000);
  expect(bench.sandbox.store.find("account", { name: "Locked" })).toHaveLength(1);
});

test.each([1205, 3732])("the database's error %s is repeated, for a create too", async (number) => {
  bench.sandbox.fault({ times: 2, action: { kind: "sql", number } });
  const name = `Victim ${number}`;
  await bench.act("createEntity", { entityType: "accounts", dynamicValues: { name } });
  expect(bench.requests()).toHaveLength(3);
  expect(Math.max(...time.sleeps)).toBeLessThanOrEqual(4_000);
  expect(bench.sandbox.store.find("account", { name })).toHaveLength(1);
});

test.each([547, 2627, 2601])(
  "the database's error %s is not, for a read neither",
  async (number) => {
    bench.sandbox.fault({ action: { kind: "sql", number } });
    expect(await bench.failure("getCurrentUser", {})).toMatchObject({ status: 500 });
    expect(bench.requests()).toHaveLength(1);
  },
);

test.each([-2, 10054])(
  "after the database's error %s a create is unknown, an update sent again",
  async (number) => {
    bench.sandbox.fault({ action: { kind: "sql", number } });
    const values = { entityType: "accounts", dynamicValues: { name: "Lost" } };
    expect((await bench.failure("createEntity", values)).outcome).toBe("unknown");
    const entityId = bench.sandbox.insert("account", { name: "Fabrikam" });
    bench.sandbox.fault({ action: { kind: "sql", number } });
    await bench.act("updateEntity", { ...values, entityId });
    expect(bench.requests()).toHaveLength(3);
  },
);

test("a timeout that no timer can hold is refused, and nothing sent", async () => {
  for (const timeout of ["2147483648", "900000"]) {
    const error = await bench.failure("rawRequestV2", { url: "accounts", method: "GET", timeout });
    expect(error.message).toContain("Timeout");
  }
  expect(bench.requests()).toHaveLength(0);
});
