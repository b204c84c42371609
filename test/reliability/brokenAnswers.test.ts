import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

useVirtualTime();
const bench = useSandbox();
const create = (name: string) => ({ entityType: "accounts", dynamicValues: { name } });
const named = (name: string) => bench.sandbox.store.find("account", { name });
const cut = { action: { kind: "truncate", bytes: 40 } } as const;
const garbled = { action: { kind: "malformed" } } as const;

test("a page cut off in the middle is asked for again", async () => {
  bench.sandbox.fault(cut);
  const list = await bench.act<{ value: unknown[]; hasMore: boolean }>("queryEntities", {
    entityType: "accounts",
    recordsPerPage: "10",
  });
  expect(list.value).toHaveLength(10);
  expect(bench.requests()).toHaveLength(2);
});

test("Fetch All with every third page cut off loses and doubles nothing", async () => {
  bench.sandbox.fault({ every: 3, times: Number.POSITIVE_INFINITY, ...cut });
  const { value } = await bench.act<{ value: { contactid: string }[] }>("queryEntities", {
    entityType: "contacts",
    fieldNames: ["contactid"],
    fetchAll: "true",
    recordsPerPage: "7",
  });
  const ids = bench.sandbox.store
    .select("SELECT contactid FROM contact")
    .map(({ contactid }) => contactid);
  expect(value.map(({ contactid }) => contactid).sort()).toEqual(ids.sort());
});

test("a page that arrived whole but is not JSON ends in a clear error", async () => {
  bench.sandbox.fault(garbled);
  const error = await bench.failure("queryEntities", { entityType: "accounts" });
  expect(error.message).toMatch(/Querying accounts failed \(200\): the answer is not valid JSON/);
  expect(bench.requests()).toHaveLength(1);
});

test("a create whose answer is cut off is reported as done, and not repeated", async () => {
  bench.sandbox.fault({ match: { method: "POST" }, ...cut });
  const error = await bench.failure("createEntity", create("Cut Off Ltd"));
  expect(error).toMatchObject({ outcome: "done", status: 201 });
  expect(error.message).toMatch(/carried it out.*do not repeat/);
  expect(named("Cut Off Ltd")).toHaveLength(1);
});

test("a create whose answer is not JSON is reported as done, and not repeated", async () => {
  bench.sandbox.fault({ match: { method: "POST" }, ...garbled });
  const error = await bench.failure("createEntity", create("Garbled Ltd"));
  expect(error.outcome).toBe("done");
  expect(bench.requests()).toHaveLength(1);
  expect(named("Garbled Ltd")).toHaveLength(1);
});

test("an update whose answer is cut off is repeated; one that is not JSON is reported as done", async () => {
  const address = {
    entityType: "accounts",
    entityId: bench.sandbox.insert("account", { name: "Broken" }),
  };
  bench.sandbox.fault(cut);
  await bench.act("updateEntity", { ...address, dynamicValues: { description: "first" } });
  expect(bench.requests()).toHaveLength(2);
  bench.sandbox.clearRequests();
  bench.sandbox.fault(garbled);
  const error = await bench.failure("updateEntity", {
    ...address,
    dynamicValues: { description: "second" },
  });
  expect(error.outcome).toBe("done");
  expect(bench.requests()).toHaveLength(1);
});

test("a create with Record ID whose answer is cut off or garbled returns the record", async () => {
  for (const [fault, id] of [
    [cut, "11111111-2222-4333-8444-555555555501"],
    [garbled, "11111111-2222-4333-8444-555555555502"],
  ] as const) {
    bench.sandbox.fault({ match: { method: "PATCH" }, ...fault });
    const record = await bench.act("createEntity", {
      ...create(`Kept ${id}`),
      options: { recordId: id },
    });
    expect(record).toMatchObject({ accountid: id });
    expect(named(`Kept ${id}`)).toHaveLength(1);
  }
});
