import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const collection = "new_projectcollection";
const writes = () => bench.requests().filter(({ method }) => method !== "GET");
const rows = (code: string) =>
  bench.sandbox.store.select("SELECT * FROM new_project WHERE new_code = ?", [code]);

test.each([
  ["new_code=''", /no value for new_code/],
  ["new_region='EU'", /new_number is missing/],
  ["new_name='x'", /no key of the table; .*new_number \+ new_region/],
  ["id=00000000-0000-0000-0000-000000000001", /no column of new_project/],
])("a batch whose key is %s is refused before anything is sent", async (key, message) => {
  for (const action of ["get", "update", "upsert", "delete"]) {
    const data = action === "update" || action === "upsert" ? { data: { new_name: "x" } } : {};
    const actions = [{ collection, action, key, ...data }];
    const error = await bench.failure("batchEntityActions", { actions });
    expect(error).toMatchObject({ name: "InputError" });
    expect(error.message).toMatch(/action 0: "key" /);
    expect(error.message).toMatch(message);
  }
  expect(writes()).toEqual([]);
});

test("a batch and a bulk action refuse a value that contradicts the key", async () => {
  const data = { new_name: "x", new_code: "0099" };
  const actions = [{ collection, action: "upsert", key: "new_code='CONTRA'", data }];
  const error = await bench.failure("batchEntityActions", { actions });
  expect(error.message).toMatch(/action 0: "key" .*new_code/);
  const bulk = await bench.act<{ results: { status: string; error?: { message: string } }[] }>(
    "bulkUpsertEntities",
    {
      entityType: collection,
      records: [{ "@odata.id": `${collection}(new_code='CONTRA')`, ...data }],
    },
  );
  expect(bulk.results[0]).toMatchObject({ status: "failed" });
  expect(bulk.results[0]?.error?.message).toMatch(/new_code/);
  expect(writes()).toEqual([]);
  expect(rows("CONTRA")).toEqual([]);
});

test("quotes, letter case and types of keys are read alike in batches and bulk rows", async () => {
  bench.sandbox.insert("new_project", { new_name: "a", new_code: "ALIKE" });
  await bench.act("batchEntityActions", {
    actions: [{ collection, action: "update", key: 'NEW_CODE="ALIKE"', data: { new_name: "b" } }],
  });
  expect(rows("ALIKE")).toMatchObject([{ new_name: "b" }]);
  await bench.act("bulkUpdateEntities", {
    entityType: collection,
    alternateKey: "new_codekey",
    records: [{ New_Code: "ALIKE", new_name: "c" }],
  });
  expect(rows("ALIKE")).toMatchObject([{ new_name: "c" }]);
  await bench.act("bulkDeleteEntities", {
    entityType: collection,
    records: ["new_code=\u201cALIKE\u201d"],
  });
  expect(rows("ALIKE")).toEqual([]);
});

test.each(["create", "update", "upsert"])(
  "a batch whose %s has no value but references that led nowhere is refused, as by the single action",
  async (action) => {
    const key =
      action === "create" ? {} : { key: bench.sandbox.insert("account", { name: "Kept" }) };
    const data = { name: undefined, telephone1: undefined };
    const actions = [{ collection: "accounts", action, data, ...key }];
    const error = await bench.failure("batchEntityActions", { actions });
    expect(error).toMatchObject({ name: "InputError" });
    expect(error.message).toContain(`action 0: ${action} needs "data"`);
    expect(bench.requests()).toEqual([]);
  },
);
