import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { pick, stranger } from "./pick";

const time = useVirtualTime();
const bench = useSandbox();
const tables = (inputs: object = {}) => pick(bench, "entityTypes", inputs);
const keysOf = async (inputs: object = {}) => (await tables(inputs)).map(({ key }) => key);

test("D5: every key is an entity set that the actions take as it is", async () => {
  const keys = await keysOf(stranger(bench));
  expect(keys).toEqual(expect.arrayContaining(["accounts", "contacts", "new_projectcollection"]));
  expect(bench.requests()).toHaveLength(1);
  bench.sandbox.clearRequests();
  for (const entityType of keys) {
    await expect(bench.act("queryEntities", { entityType, top: "1" })).resolves.toHaveProperty(
      "value",
    );
  }
  expect(bench.requests()).toHaveLength(keys.length);
});

test("labels are display name and schema name, and sorted", async () => {
  const found = await tables();
  expect(found).toContainEqual({ key: "new_projectcollection", label: "Project (new_Project)" });
  expect(found).toContainEqual({ key: "incidents", label: "Case (Incident)" });
  const labels = found.map(({ label }) => label);
  expect(labels).toEqual([...labels].sort((a, b) => a.localeCompare(b, "en")));
});

test("custom tables can be left out", async () => {
  const keys = await keysOf({ includeCustom: "false" });
  expect(keys).toContain("accounts");
  expect(keys).not.toContain("new_projectcollection");
});

test("child tables can be left out", async () => {
  expect(await keysOf()).toContain("activityparties");
  const keys = await keysOf({ includeOnlyTopLevel: "true" });
  expect(keys).toContain("accounts");
  expect(keys).not.toContain("activityparties");
});

test("what is remembered is not asked for again", async () => {
  await tables();
  bench.sandbox.clearRequests();
  await tables({ includeCustom: "false" });
  expect(bench.requests()).toEqual([]);
  time.advance(600_000);
  await tables();
  expect(bench.requests()).toHaveLength(1);
});

test("waits for 20 s at most, since a person is waiting", async () => {
  bench.sandbox.fault({
    times: Number.POSITIVE_INFINITY,
    action: { kind: "throttle", retryAfter: 15 },
  });
  await expect(tables(stranger(bench))).rejects.toThrow(
    /would exceed the 20 s that all waits together may take/,
  );
  expect(time.sleeps).toEqual([15_000]);
});
