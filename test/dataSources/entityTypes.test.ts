import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { pick, stranger } from "./pick";

const time = useVirtualTime();
const bench = useSandbox();
const tables = (inputs: object = {}) => pick(bench, "entityTypes", inputs);
const keysOf = async (inputs: object = {}) => (await tables(inputs)).map(({ key }) => key);

test("every key is an entity set that the actions take as it is", async () => {
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

test("tables that hold many-to-many relationships are listed only if asked for", async () => {
  const { value } = await bench.act<{ value: { LogicalName: string; EntitySetName: string }[] }>(
    "rawRequestV2",
    {
      url: "EntityDefinitions?$select=LogicalName,EntitySetName&$filter=IsIntersect eq true",
      method: "GET",
    },
  );
  const intersect = value.map(({ EntitySetName }) => EntitySetName).filter((set) => set !== "");
  expect(intersect).not.toEqual([]);
  const keys = await keysOf();
  expect(intersect.filter((set) => keys.includes(set))).toEqual([]);
  expect(await keysOf({ includeInternal: "true" })).toEqual(expect.arrayContaining(intersect));
});

test("a search finds tables by any of their names, without a further request", async () => {
  await tables();
  bench.sandbox.clearRequests();
  expect(await keysOf({ search: "new_proj" })).toEqual(["new_projectcollection"]);
  expect(await keysOf({ search: "CASE" })).toEqual(["incidents", "incidentresolutions"]);
  expect(await keysOf({ search: "no such table" })).toEqual([]);
  expect(bench.requests()).toEqual([]);
});

test("tables whose changes are tracked are those that can be tracked", async () => {
  const [all, tracked] = [await keysOf(), await keysOf({ changeTrackedOnly: "true" })];
  expect(tracked).toContain("accounts");
  expect(tracked.length).toBeLessThan(all.length);
});

test("tables that report to webhooks take one more request, and each can be registered", async () => {
  const keys = await keysOf({ webhookCapableOnly: "true", ...stranger(bench) });
  expect(bench.requests()).toHaveLength(2);
  expect(keys).toContain("accounts");
  expect(keys).not.toContain("activityparties");
  expect(keys).not.toContain("asyncoperations");
});
