import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

useVirtualTime();
const bench = useSandbox();

test("a read without an answer in time is repeated", async () => {
  bench.sandbox.fault({ action: { kind: "hang" } });
  await bench.act("getCurrentUser", {});
  expect(bench.requests()).toHaveLength(2);
});

test("a create without an answer in time is unknown, whether it was carried out or not", async () => {
  for (const applied of [true, false]) {
    bench.sandbox.fault({ action: { kind: "hang", applied } });
    const name = `Hanging ${applied}`;
    const error = await bench.failure("createEntity", {
      entityType: "accounts",
      dynamicValues: { name },
    });
    expect(error.outcome).toBe("unknown");
    expect(error.message).toMatch(/no answer within 120 s/);
    expect(bench.sandbox.store.find("account", { name })).toHaveLength(applied ? 1 : 0);
  }
});

test("a read whose answer stops halfway is repeated in time", async () => {
  bench.sandbox.fault({ action: { kind: "stall" } });
  await bench.act("getCurrentUser", {});
  expect(bench.requests()).toHaveLength(2);
});

test("a raw request keeps to its own timeout", async () => {
  bench.sandbox.fault({ action: { kind: "hang" } });
  const error = await bench.failure("rawRequestV2", {
    url: "accounts?$top=1",
    method: "GET",
    timeout: "50",
  });
  expect(error.message).toMatch(/no answer within 0.05 s/);
  expect(bench.requests()).toHaveLength(1);
});
