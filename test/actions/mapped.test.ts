import component from "../../src";
import type { DataverseRecord } from "../../src/client";
import { useSandbox } from "../support/sandbox";
import { useClock } from "../triggers/clock";
import { recurrence } from "../triggers/poller";
import { tracker } from "../triggers/tracker";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);
const tracking = tracker(bench);

type Row = DataverseRecord & { readonly mapped?: DataverseRecord };

const entityType = "new_projectcollection";
const fieldMap = {
  title: "Name",
  tier: { column: "new_phase", values: { Gold: 100000001, Silver: "Running" } },
  risk: "new_risk",
  skills: "new_skills",
  account: "_new_accountid_value",
  gone: { column: "nowhere", object: "contacts" },
};
const given = { new_name: "Bridge", new_phase: 100000001, new_risk: 727000002, new_skills: "1,9" };
let account = "";
let person = "";
let entityId = "";
const insert = (more: DataverseRecord = {}) =>
  bench.sandbox.insert("new_project", {
    ...given,
    new_accountid: account,
    new_customerid: person,
    new_customerid__table: "contact",
    ...more,
  });
beforeAll(() => {
  account = bench.sandbox.insert("account", { name: "Litware" });
  person = bench.sandbox.insert("contact", { lastname: "Lee" });
  entityId = insert();
});

const plain = () => ({ title: "Bridge", tier: "Gold", risk: 727000002, skills: [1, 9], account });
const labelled = {
  title: "Bridge",
  tier: "Gold",
  risk: "High",
  skills: ["Design", "Translation"],
  account: "Litware",
};
const COLUMNS = ["new_name", "new_phase", "new_risk", "new_skills", "_new_accountid_value"];
const xmlQuery = (inside = "") => `<fetch><entity name="new_project">${inside}</entity></fetch>`;
const first = async (key: string, inputs: object) => {
  const list = await bench.act<{ value: Row[] }>(key, { entityType, fieldMap, ...inputs });
  return list.value[0];
};
const selected = () =>
  bench
    .requests()
    .flatMap(({ url }) => new URL(url, "http://x").searchParams.get("$select")?.split(",") ?? []);

const READS: [string, (inputs: object) => Promise<Row | undefined>][] = [
  [
    "getEntity",
    (inputs) => bench.act<Row>("getEntity", { entityType, entityId, fieldMap, ...inputs }),
  ],
  ["queryEntities", (inputs) => first("queryEntities", inputs)],
  ["queryEntities, all", (inputs) => first("queryEntities", { fetchAll: "true", ...inputs })],
  ["fetchXml", (inputs) => first("fetchXml", { xmlQuery: xmlQuery(), ...inputs })],
];

describe.each(READS)("%s", (key, read) => {
  test("adds the values by the fields of the app beside the record", async () => {
    const row = await read({});
    expect(row?.mapped).toEqual(plain());
    expect(row).toMatchObject({ new_name: "Bridge", new_phase: 100000001, new_skills: "1,9" });
  });

  test("with labels where they are asked for, but for values that the map has", async () => {
    expect((await read({ options: { includeLabels: "true" } }))?.mapped).toEqual(labelled);
  });

  test("reads the mapped columns only where no others are asked for", async () => {
    const row = await read({});
    expect(row).not.toHaveProperty("new_budget");
    if (key !== "fetchXml") expect(selected()).toEqual(COLUMNS);
  });

  test("refuses a value that the map does not have, with those that it has", async () => {
    const map = { ...fieldMap, risk: { column: "new_risk", values: { low: "Low" } } };
    const reading = read({ fieldMap: map }).then(
      () => "read",
      (error: unknown) => String(error),
    );
    expect(await reading).toMatch(/"risk".*727000002.*727000000/s);
  });

  test("tells the fields of a lookup to several tables apart, and leaves no annotation for it", async () => {
    const map = { company: "new_CustomerId_account", person: "new_CustomerId_contact" };
    const row = await read({ fieldMap: map });
    expect(row?.mapped).toEqual({ company: null, person });
    expect(Object.keys(row ?? {}).join()).not.toMatch(/lookuplogicalname|_LogicalName/);
    const asked = { includeAnnotations: "lookuplogicalname" };
    const inputs = key === "fetchXml" ? asked : { options: asked };
    expect(JSON.stringify(await read({ fieldMap: map, ...inputs }))).toContain(
      'lookuplogicalname":"contact"',
    );
  });

  test("says in the log that all entries are of other tables", async () => {
    const row = await read({ fieldMap: { title: { column: "new_name", object: "projets" } } });
    expect(row?.mapped).toEqual({});
    expect(bench.log.warn.join()).toContain('its entries are of "projets"');
  });

  test("names a column that is gone with the nearest", async () => {
    const reading = read({ fieldMap: { title: "new_nam" } }).catch((error: unknown) =>
      String(error),
    );
    expect(await reading).toMatch(/new_nam\b.*new_name/);
  });
});

test("columns that are asked for are read besides, each once", async () => {
  const fieldNames = ["new_budget, new_phase", "_new_accountid_value"];
  const row = await bench.act<Row>("getEntity", { entityType, entityId, fieldMap, fieldNames });
  expect(row.mapped).toEqual(plain());
  expect(row).toHaveProperty("new_budget");
  expect([...selected()].sort()).toEqual([...COLUMNS, "new_budget"].sort());
});

test("a FetchXML query that names its columns, groups or is distinct is sent as it is", async () => {
  const named = await first("fetchXml", { xmlQuery: xmlQuery('<attribute name="new_name" />') });
  expect(named?.mapped).toEqual({ title: "Bridge" });
  const groups = `<fetch aggregate="true"><entity name="new_project"><attribute name="new_name" alias="n" aggregate="count" /></entity></fetch>`;
  expect(await first("fetchXml", { xmlQuery: groups })).toMatchObject({ mapped: {} });
});

test("a column that is empty is null, whoever reads it", async () => {
  const id = insert({ new_name: "Empty", new_risk: null, new_accountid: null });
  const filter = `<filter><condition attribute="new_projectid" operator="eq" value="${id}" /></filter>`;
  const rows = [
    await bench.act<Row>("getEntity", { entityType, entityId: id, fieldMap }),
    await first("fetchXml", { xmlQuery: xmlQuery(filter) }),
  ];
  for (const row of rows) expect(row?.mapped).toMatchObject({ risk: null, account: null });
});

test("a groups query goes on as it is", async () => {
  const options = { apply: "groupby((new_phase))" };
  const row = await first("queryEntities", { options });
  expect(row?.mapped).toEqual({ tier: "Gold" });
});

test("a page behind the first has the same", async () => {
  insert();
  const page = await bench.act<{ oDataNextLink: string }>("queryEntities", {
    entityType,
    fieldMap,
    recordsPerPage: "1",
  });
  const next = await first("queryEntities", { nextPageId: page.oDataNextLink });
  expect(next?.mapped).toHaveProperty("title");
});

test("a record that was read with it can be sent back as it is", async () => {
  const dynamicValues = await bench.act<Row>("getEntity", { entityType, entityId, fieldMap });
  const inputs = { entityType, entityId, dynamicValues };
  await expect(bench.act("updateEntity", inputs)).resolves.toMatchObject({ new_name: "Bridge" });
});

test("New and Updated Records", async () => {
  await polling.run({ entityType, fieldMap });
  clock.later(60);
  insert({ new_name: "Polled" });
  clock.later(600);
  const { created } = await polling.run({ entityType, fieldMap });
  expect(created[0]).toMatchObject({ mapped: { ...plain(), title: "Polled" } });
  expect(created[0]).not.toHaveProperty("new_budget");
});

test("Record Changes: a value that the map does not have costs the field, and is told", async () => {
  const map = { ...fieldMap, risk: { column: "new_risk", values: { low: "Low" } } };
  const inputs = { entityType, fieldNames: [], fieldMap: map };
  await tracking.run(inputs);
  clock.later(60);
  insert({ new_name: "Tracked" });
  const { changes } = await tracking.run(inputs);
  const { risk: _, ...others } = plain();
  expect(changes[0]?.record?.["mapped"]).toEqual({ ...others, title: "Tracked" });
  expect(tracking.lines.join()).toMatch(/warn: .*"risk".*727000002/);
});

test("Record Changes refuses a map that does not fit when it is deployed", async () => {
  const inputs = { entityType, fieldMap: { title: "new_nam" } };
  await expect(tracking.deploy(inputs)).rejects.toThrow("new_name");
});

test("a column that is called mapped is returned, nothing is added, and the log says so", async () => {
  const query = '<attribute name="new_name" alias="mapped" />';
  const row = await first("fetchXml", { xmlQuery: xmlQuery(query) });
  expect(typeof row?.mapped).toBe("string");
  expect(bench.log.warn.join()).toContain("mapped");
});

test("a poll after the first takes the definition once in ten minutes", async () => {
  await polling.run({ entityType, fieldMap });
  bench.sandbox.clearRequests();
  await polling.run({ entityType, fieldMap });
  expect(bench.requests()).toHaveLength(1);
});

test("the sample of a write has the columns of the app's fields", async () => {
  const options = { fieldMap: { title: "new_name" } };
  const inputs = { entityType, dynamicValues: { title: "Sampled" }, options };
  const sample = component.actions["createEntity"]?.examplePerform as (
    context: unknown,
    params: unknown,
  ) => Promise<{ data: DataverseRecord }>;
  const given = { connection: bench.connection(), ...inputs };
  const { data } = await sample(
    { logger: { warn: () => undefined, debug: () => undefined } },
    given,
  );
  expect(data).toMatchObject({ new_name: "Sampled" });
  expect(data).not.toHaveProperty("title");
});
