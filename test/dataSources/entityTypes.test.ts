import { createHarness } from "@prismatic-io/spectral/dist/testing";
import component from "../../src";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const quiet = Object.fromEntries(
  ["metric", "trace", "debug", "info", "log", "warn", "error"].map((level) => [
    level,
    () => undefined,
  ]),
);
const tables = async (inputs: Record<string, unknown> = {}) => {
  const params = { connection: bench.connection(), ...inputs };
  const { result } = await createHarness(component).dataSource("entityTypes", params, {
    logger: quiet,
  } as never);
  return result as { key: string; label: string }[];
};

test("D5: every key is an entity set that the actions take as it is", async () => {
  const keys = (await tables()).map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(["accounts", "contacts", "new_projectcollection"]));
  expect(bench.requests()).toHaveLength(1);
  for (const entityType of keys) {
    await expect(bench.act("queryEntities", { entityType, top: "1" })).resolves.toHaveProperty(
      "value",
    );
  }
});

test("custom tables can be left out", async () => {
  const keys = (await tables({ includeCustom: "false" })).map(({ key }) => key);
  expect(keys).toContain("accounts");
  expect(keys).not.toContain("new_projectcollection");
});

test("waits for 20 s at most, since a person is waiting", async () => {
  bench.sandbox.fault({
    times: Number.POSITIVE_INFINITY,
    action: { kind: "throttle", retryAfter: 15 },
  });
  await expect(tables()).rejects.toThrow(/would exceed the 20 s that all waits together may take/);
  expect(time.sleeps).toEqual([15_000]);
});
