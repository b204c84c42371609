import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });
type Row = Record<string, unknown>;

const fieldMap = {
  fields: [
    { field: { key: "title" }, mappedField: { key: "new_name" } },
    {
      field: { key: "code" },
      mappedObject: { key: "new_projectcollection" },
      mappedField: { key: "new_code" },
    },
    {
      field: { key: "tier" },
      mappedField: { key: "new_phase" },
      values: { Gold: 100000001, Silver: "Running" },
    },
    { field: { key: "due" }, mappedField: { key: "new_deadline" } },
    { field: { key: "customer" }, mappedField: { key: "new_CustomerId_account" } },
    {
      field: { key: "mail" },
      mappedObject: { key: "contacts" },
      mappedField: { key: "emailaddress1" },
    },
    { field: { key: "fax" } },
  ],
};
const table = "new_projectcollection";
/** The inputs of a write, with the field map in their options. */
const inputsOf = ({ options = {}, ...inputs }: Row): Row => ({
  entityType: table,
  ...inputs,
  options: { fieldMap, ...(options as object) },
});
const write = (key: string, dynamicValues: Row, more: Row = {}) =>
  bench.act<Row>(key, inputsOf({ dynamicValues, ...more }));
const refused = async (given: Row) =>
  (await bench.failure("createEntity", inputsOf(given))).message;
const bodies = () =>
  bench.requests().flatMap(({ method, body }) => (method === "GET" ? [] : [body]));

test.each([["new_projectcollection"], ["new_project"], ["Project"]])(
  "a create of %s takes a record in the words of the app, its values repaired",
  async (entityType) => {
    const account = bench.sandbox.insert("account", { name: "Litware" });
    const given = {
      title: "Bridge",
      tier: "silver",
      due: "2026-03-01T00:00:00Z",
      customer: account,
    };
    const created = await write("createEntity", given, {
      entityType,
      options: { fieldMap: JSON.stringify(fieldMap) },
    });
    expect(created).toMatchObject({
      new_name: "Bridge",
      new_phase: 100000002,
      new_deadline: "2026-03-01",
      _new_customerid_value: account,
    });
  },
);

test("an update and an upsert do so too, and Field Value is in the same words", async () => {
  const entityId = bench.sandbox.insert("new_project", { new_name: "Old" });
  const fieldValues = [{ key: "title", value: "Newer" }];
  const updated = await write(
    "updateEntity",
    { title: "New", tier: "Gold" },
    { entityId, fieldValues },
  );
  expect(updated).toMatchObject({ new_name: "Newer", new_phase: 100000001 });
  const upserted = await write("upsertEntity", { title: "U" }, { entityId: "new_code='U-1'" });
  expect(upserted).toMatchObject({ new_name: "U", new_code: "U-1" });
});

test.each([true, false])(
  "warm %p: an error names the field and its column, and nothing is sent",
  async (warm) => {
    if (warm) await bench.act("describeEntityType", { entityType: table });
    else forgetAt(bench.sandbox.url);
    bench.sandbox.clearRequests();
    const dynamicValues = { due: "soon", tier: "Bronze", titel: "x", mail: "a@example.com" };
    const message = await refused({ dynamicValues });
    expect(message).toContain("due (new_deadline)");
    expect(message).toMatch(/tier \(new_phase\).*"Bronze".*"Gold", "Silver"/);
    expect(message).toMatch(/titel: .*"title"/);
    expect(message).toContain("mail: ");
    expect(bodies()).toEqual([]);
  },
);

test("fields that the map does not have are left out, or taken as columns, where that is wanted", async () => {
  const record = { title: "T", new_region: "North" };
  const ignored = await write("createEntity", record, { options: { unmappedFields: "ignore" } });
  expect(ignored).toMatchObject({ new_name: "T", new_region: null });
  expect(bench.log.info.join()).toContain("new_region");
  const passed = await write("createEntity", record, { options: { unmappedFields: "pass" } });
  expect(passed).toMatchObject({ new_name: "T", new_region: "North" });
});

test("a row that was read before may be passed as it was read", async () => {
  const entityId = bench.sandbox.insert("new_project", { new_name: "Before" });
  const row = await bench.act<Row>("getEntity", { entityType: table, entityId });
  const dynamicValues = { ...row, mapped: { title: "x" }, title: "After", new_name: undefined };
  const updated = await write("updateEntity", dynamicValues, {
    entityId,
    options: { unmappedFields: "pass" },
  });
  expect(updated).toMatchObject({ new_name: "After" });
});

test("a record of which nothing is left is refused", async () => {
  const inputs = { dynamicValues: { other: 1 }, options: { unmappedFields: "ignore" } };
  expect(await refused(inputs)).toMatch(/no columns/);
  expect(bodies()).toEqual([]);
});

test.each([
  [{ a: "new_name", b: "new_Name" }, /"a".*"b".*new_name/],
  [{ a: "new_nam" }, /new_nam\b.*new_name/],
  [{ a: { column: "new_phase", values: { Gold: "Nowhere" } } }, /"Gold"/],
])("%j is refused before anything is written", async (map, expected) => {
  const inputs = { dynamicValues: { a: "x" }, options: { fieldMap: map } };
  expect(await refused(inputs)).toMatch(expected);
  expect(bodies()).toEqual([]);
});

test.each(["code='K''1'", '{"code": "K\'1"}', "new_code='K''1'"])(
  "the key %s names fields or columns, in every action",
  async (entityId) => {
    await write("upsertEntity", { title: "First", tier: "Gold" }, { entityId });
    await write("updateEntity", { title: "Second" }, { entityId });
    const read = await bench.act("getEntity", { entityType: table, entityId, fieldMap });
    expect(read).toMatchObject({ new_name: "Second", new_code: "K'1", mapped: { code: "K'1" } });
    const inputs = { entityType: table, records: [entityId], options: { fieldMap } };
    expect(await bench.act("bulkDeleteEntities", inputs)).toMatchObject({ succeeded: 1 });
  },
);

test("a map with entries of other tables only is refused with their names, unless fields are left out", async () => {
  const map = { title: { column: "new_name", object: "new_projets" } };
  const inputs = (unmappedFields: string) => ({
    dynamicValues: { new_name: "x" },
    options: { fieldMap: map, unmappedFields },
  });
  expect(await refused(inputs("refuse"))).toMatch(/new_project: its entries are of "new_projets"/);
  const rows = { entityType: table, records: [{ title: "x" }], options: { fieldMap: map } };
  const { message } = await bench.failure("bulkCreateEntities", rows);
  expect(message).toContain('"new_projets"');
  expect(bodies()).toEqual([]);
  const passed = await bench.act("createEntity", inputsOf(inputs("pass")));
  expect(passed).toMatchObject({ new_name: "x" });
});

describe("a key whose column has other values than the app", () => {
  const map = { title: "new_name", region: { column: "new_code", values: { North: "N", "0": 7 } } };
  const options = { fieldMap: map };
  const entityType = table;
  const deleted = async (records: unknown, more: Row = {}) => {
    const inputs = { entityType, records, options, ...more };
    const { results } = await bench.act<{ results: Row[] }>("bulkDeleteEntities", inputs);
    return results[0]?.["status"];
  };
  const insert = () => bench.sandbox.insert("new_project", { new_code: "N" });

  test("goes by the value of the column, in every action", async () => {
    const entityId = "region='north'";
    const created = await bench.act("upsertEntity", {
      entityType,
      entityId,
      dynamicValues: { title: "U" },
      options,
    });
    expect(created).toMatchObject({ new_code: "N", new_name: "U" });
    const read = await bench.act("getEntity", { entityType, entityId, fieldMap: map });
    expect(read).toMatchObject({ mapped: { title: "U", region: "North" } });
    expect(await deleted([entityId])).toBe("deleted");
    insert();
    expect(await deleted([{ region: "North" }])).toBe("deleted");
    insert();
    expect(await deleted(["North"], { alternateKey: "region" })).toBe("deleted");
  });

  test("that the map does not have is refused before anything is sent", async () => {
    await bench.act("describeEntityType", { entityType });
    bench.sandbox.clearRequests();
    const inputs = { entityType, entityId: "region='South'", fieldMap: map };
    const { message } = await bench.failure("getEntity", inputs);
    expect(message).toMatch(/region \(new_code\).*"South".*"North"/);
    expect(await deleted(["South"], { alternateKey: "region" })).toBe("failed");
    expect(bench.requests()).toEqual([]);
  });
});

test("a refusal of Dataverse names the field of each column in it, in bulk too", async () => {
  const missing = "00000000-0000-4000-8000-00000000dead";
  const map = { owner: "new_AccountId", title: "new_name" };
  const record = { owner: missing, title: "x" };
  const options = { fieldMap: map, strategy: "single" };
  const said = /new_accountid is the field "owner"/;
  const single = { dynamicValues: record, options: { fieldMap: map } };
  expect(await refused(single)).toMatch(said);
  const { results } = await bench.act<{ results: { error?: { message: string } }[] }>(
    "bulkCreateEntities",
    { entityType: table, records: [record], options },
  );
  expect(results[0]?.error?.message).toMatch(said);
});

test("without Repair Values the fields become columns all the same, and values stay", async () => {
  const options = { repairValues: "false" };
  const created = await write("createEntity", { title: "As it is", tier: "Gold" }, { options });
  expect(created).toMatchObject({ new_name: "As it is", new_phase: 100000001 });
  expect(await refused({ dynamicValues: { titel: "x" }, options })).toContain("titel");
});

test("no field reaches a prototype", async () => {
  const names = ["__proto__", "constructor", "toString"];
  const columns = ["new_name", "new_region", "new_code"];
  const map = `{${names.map((name, at) => `"${name}": "${columns[at]}"`).join(",")}}`;
  const dynamicValues = `{${names.map((name, at) => `"${name}": "P-${at}"`).join(",")}}`;
  const created = await bench.act("createEntity", {
    entityType: table,
    dynamicValues,
    options: { fieldMap: map },
  });
  expect(created).toMatchObject({ new_name: "P-0", new_region: "P-1", new_code: "P-2" });
  expect({}).not.toHaveProperty("new_name");
});

test("the definition is asked for once, then the write is the one request", async () => {
  forgetAt(bench.sandbox.url);
  await write("createEntity", { title: "One" });
  await write("createEntity", { title: "Two" });
  expect(bench.requests().map(({ method }) => method)).toEqual(["GET", "POST", "POST"]);
});

describe("bulk", () => {
  const bulk = (key: string, records: unknown, more: Row = {}) =>
    bench.act<{ results: { status: string; error?: { message: string } }[] }>(key, {
      entityType: table,
      records,
      ...more,
      options: { fieldMap, ...(more["options"] as object) },
    });

  test("rows in the words of the app, found by a key in these words; faults name both", async () => {
    const records = [
      { code: "B-1", title: "One", tier: "Gold" },
      { code: "B-2", title: "Two", due: "soon" },
      { code: "B-3", titel: "Three" },
    ];
    const { results } = await bulk("bulkUpsertEntities", records, { alternateKey: "code" });
    expect(results.map(({ status }) => status)).toEqual(["upserted", "failed", "failed"]);
    expect(results[1]?.error?.message).toContain("due (new_deadline)");
    expect(results[2]?.error?.message).toMatch(/titel.*"title"/);
    const read = await bench.act("getEntity", { entityType: table, entityId: "new_code='B-1'" });
    expect(read).toMatchObject({ new_name: "One", new_phase: 100000001 });
  });

  test("creates, updates and deletes", async () => {
    const fields = { id: "new_projectid", title: "new_name" };
    const options = { fieldMap: fields, unmappedFields: "ignore" };
    const id = bench.sandbox.insert("new_project", { new_name: "Before" });
    await bulk("bulkCreateEntities", [{ title: "Created" }], { options });
    const { results } = await bulk("bulkUpdateEntities", [{ id, title: "After", other: 1 }], {
      options,
    });
    expect(results[0]?.status).toBe("updated");
    expect(bench.log.info.join()).toContain("other");
    const after = await bench.act("getEntity", { entityType: table, entityId: id });
    expect(after).toMatchObject({ new_name: "After" });
    const gone = await bulk("bulkDeleteEntities", [{ id }], { options });
    expect(gone.results[0]?.status).toBe("deleted");
  });
});
