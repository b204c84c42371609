import { unmet } from "../../migrate/run/unmet";
import component from "../../src";
import { actions } from "../../src/actions";
import type { Schema } from "../../src/actions/schemas";
import type { EntityTypeDescription } from "../../src/client";
import { useSandbox } from "../support/sandbox";

const bench = useSandbox();

type Data = Record<string, unknown>;
type Shown = {
  readonly examplePayload: { data: unknown };
  readonly examplePerform?: (context: object, params: object) => Promise<{ data: unknown }>;
};

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const context = { logger: { ...silent, error: () => undefined, trace: () => undefined } };

const shownOf = (key: string): Shown => component.actions[key] as unknown as Shown;

/** What the designer shows for an action, as the platform asks for it. */
const sample = async (key: string, inputs: object): Promise<Data> => {
  const run = shownOf(key).examplePerform;
  if (!run) throw new Error(`${key} makes no sample.`);
  return (await run(context, { connection: bench.connection(), ...inputs })).data as Data;
};

const exampleOf = (key: string) => shownOf(key).examplePayload.data;

const ONE = ["createEntity", "updateEntity", "upsertEntity"];
const MANY = ["Create", "Update", "Upsert", "Delete"].map((action) => `bulk${action}Entities`);
const ID = "11111111-2222-4333-8444-555555555555";
const TABLES = [
  ..."accounts contacts leads opportunities incidents tasks".split(" "),
  ..."systemusers teams transactioncurrencies new_projectcollection".split(" "),
];

const schemaOf = (key: keyof typeof actions): Schema =>
  (actions[key] as unknown as { outputSchema: { schema: Schema } }).outputSchema.schema;

let strangers = 0;
const cold = () => {
  strangers += 1;
  return { connection: bench.connection({ fields: { sampled: strangers } }) };
};

describe.each(TABLES)("of %s", (entityType) => {
  test("the samples of all writes meet their schemas, in one request, and none after it", async () => {
    const { connection } = cold();
    const inputs = { connection, entityType, entityId: ID, records: [{ x: 1 }, {}] };
    for (const key of [...ONE, "deleteEntity", ...MANY]) {
      const data = await sample(key, { ...inputs, dynamicValues: {} });
      expect([key, unmet(data, schemaOf(key as keyof typeof actions))]).toEqual([key, []]);
      if (ONE.includes(key)) expect(data).not.toEqual(exampleOf(key));
    }
    expect(bench.requests()).toHaveLength(1);
    expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("every column that can be read has a value of its type", async () => {
    const data = await sample("createEntity", { entityType, dynamicValues: {} });
    const { columns } = await bench.act<EntityTypeDescription>("describeEntityType", {
      entityType,
    });
    const read = columns.filter(({ read: is, type }) => is && !/partylist|other/.test(type));
    expect(read.length).toBeGreaterThan(3);
    for (const { name, type, ...column } of read) {
      const isLookup = /^(lookup|customer|owner)$/.test(type);
      const value = data[isLookup ? `_${name}_value` : name];
      expect([name, type, kindOf(value)]).toEqual([name, type, kindsOf(type)]);
      if (column.choices && type !== "boolean" && type !== "multichoice") {
        expect(column.choices.map((choice) => choice.value)).toContain(value);
      }
      if (column.maxLength) expect(String(value).length).toBeLessThanOrEqual(column.maxLength);
      if (typeof value === "number" && type !== "bigint") {
        expect(value).toBeGreaterThanOrEqual(column.min ?? value);
        expect(value).toBeLessThanOrEqual(column.max ?? value);
      }
    }
  });
});

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d{2}-\d{2}(T[\d:]+Z)?$/;

const kindOf = (value: unknown): string => {
  if (typeof value !== "string") return typeof value;
  if (GUID.test(value)) return "id";
  return DATE.test(value) ? "date" : "text";
};

const kindsOf = (type: string): string => {
  if (/^(lookup|customer|owner|uniqueidentifier|file)$/.test(type)) return "id";
  if (/^(integer|decimal|double|money|bigint|choice|state|status)$/.test(type)) return "number";
  if (type === "datetime") return "date";
  return type === "boolean" ? "boolean" : "text";
};

test("a sample has the columns of a record that is read, and no value of one", async () => {
  const entityId = bench.sandbox.insert("account", { name: "Known to nobody", revenue: 987654 });
  const address = { entityType: "accounts", entityId };
  const stored = await bench.act<Data>("getEntity", address);
  const data = await sample("updateEntity", { ...address, dynamicValues: { fax: "1" } });
  expect(Object.keys(data).sort()).toEqual(Object.keys(stored).sort());
  expect(data).toMatchObject({ accountid: entityId, fax: "1" });
  expect(JSON.stringify(data)).not.toMatch(/Known to nobody|987654/);
});

test.each<[string, unknown, string, unknown]>([
  ["new_name", "Bridge", "new_name", "Bridge"],
  ["New_Name", "Bridge", "new_name", "Bridge"],
  ["new_phase", "Idea", "new_phase", 100000000],
  ["new_skills", [9], "new_skills", "9"],
  ["new_budget", "1234.5", "new_budget", 1234.5],
  ["new_deadline", "2026-03-01", "new_deadline", "2026-03-01"],
  ["new_budget", null, "new_budget", null],
  ["new_accountid", ID, "_new_accountid_value", ID],
  ["new_accountid", `/accounts(${ID.toUpperCase()})`, "_new_accountid_value", ID],
  ["new_CustomerId_account@odata.bind", `/accounts(${ID})`, "_new_customerid_value", ID],
  ["new_customerid", { table: "contact", id: ID }, "_new_customerid_value", ID],
])("the input %s = %j is shown as it is stored", async (name, value, column, stored) => {
  const entityType = "new_projectcollection";
  const data = await sample("createEntity", { entityType, dynamicValues: { [name]: value } });
  expect(data[column]).toEqual(stored);
  expect(Object.keys(data)).not.toContain(name === column ? "" : name);
});

test("Field Value wins, and the key of the record is in its columns", async () => {
  const inputs = {
    entityType: "accounts",
    entityId: "accountnumber='O''Neil'",
    dynamicValues: { name: "A", fax: "1" },
    fieldValues: [{ key: "name", value: "B" }],
  };
  const data = await sample("upsertEntity", inputs);
  expect(data).toMatchObject({ name: "B", fax: "1", accountnumber: "O'Neil" });
});

test("Record ID and Time Zone of Options count", async () => {
  const data = await sample("createEntity", {
    entityType: "new_projectcollection",
    dynamicValues: { new_kickoffon: "2026-07-01 12:00" },
    options: { recordId: ID, timeZone: "Europe/Berlin" },
  });
  expect(data).toMatchObject({ new_projectid: ID, new_kickoffon: "2026-07-01T10:00:00Z" });
});

test("a bulk write shows a result for each row, with the ids that rows name", async () => {
  const records = [{ accountid: ID, name: "A" }, { name: "B" }];
  const data = await sample("bulkUpsertEntities", { entityType: "accounts", records });
  expect(data).toMatchObject({
    total: 2,
    results: [
      { index: 0, id: ID, status: "upserted" },
      { index: 1, status: "upserted" },
    ],
  });
});

describe("a batch", () => {
  const actions = [
    { action: "create", collection: "accounts", data: { name: "A" }, returnRepresentation: true },
    { action: "update", collection: "accounts", key: ID, data: { name: "B" } },
    {
      action: "upsert",
      collection: "accounts",
      key: "accountnumber='X'",
      data: { name: "C" },
      returnRepresentation: "true",
    },
    { action: "delete", collection: "accounts", key: ID },
    { action: "action", name: "WinOpportunity" },
  ];

  test("shows a record for each action that returns one, and the definition is asked for once", async () => {
    const { connection } = cold();
    const data = (await sample("batchEntityActions", { connection, actions })) as unknown as Data[];
    expect(data).toMatchObject([
      { name: "A", telephone1: expect.any(String) },
      { id: ID },
      { name: "C", accountnumber: "X" },
      {},
      {},
    ]);
    expect(unmet(data, schemaOf("batchEntityActions"))).toEqual([]);
    expect(bench.requests().map(({ method }) => method)).toEqual(["GET"]);
  });

  test("shows results where these are asked for, and the example for what would be refused", async () => {
    const results = await sample("batchEntityActions", { actions, results: "verdicts" });
    expect(results).toMatchObject([{ index: 0, status: "done" }, { id: ID }, {}, {}, {}]);
    for (const refused of [[], [{ action: "explode" }], undefined]) {
      const data = await sample("batchEntityActions", { actions: refused });
      expect(data).toEqual(exampleOf("batchEntityActions"));
    }
  });
});

describe("a column", () => {
  const inputs = { entityId: "contact" };

  test("shows the definition that is created, with labels as they are stored", async () => {
    const attributeBody = {
      "@odata.type": "Microsoft.Dynamics.CRM.StringAttributeMetadata",
      SchemaName: "new_Color",
      DisplayName: "Color",
      RequiredLevel: "None",
      MaxLength: 20,
    };
    const data = await sample("createAttribute", { ...inputs, attributeBody });
    expect(data).toMatchObject({
      LogicalName: "new_color",
      EntityLogicalName: "contact",
      MaxLength: 20,
      DisplayName: { LocalizedLabels: [{ Label: "Color" }] },
      RequiredLevel: { Value: "None" },
    });
    expect(data).not.toHaveProperty("Precision");
    expect(unmet(data, schemaOf("createAttribute"))).toEqual([]);
  });

  test("shows which column an update and a deletion are of; nothing is asked for", async () => {
    const attributeBody = { MaxLength: 50 };
    const more = { ...inputs, attributeKey: "new_Color", attributeBody, publish: "true" };
    const updated = await sample("updateAttribute", more);
    expect(updated).toMatchObject({ LogicalName: "new_color", published: true, updated: true });
    expect(await sample("deleteAttribute", { ...inputs, attributeKey: "x" })).toEqual({
      deleted: true,
    });
    expect(await sample("createAttribute", {})).toEqual(exampleOf("createAttribute"));
    expect(bench.requests()).toEqual([]);
  });
});

describe("what is to be returned", () => {
  const inputs = { entityType: "accounts", dynamicValues: { name: "A" } };

  test.each(ONE)("%s: the id, nothing, or the chosen columns", async (key) => {
    const address = key === "createEntity" ? { options: { recordId: ID } } : { entityId: ID };
    const shown = (returned: object) => sample(key, { ...inputs, ...address, ...returned });
    expect(await shown({ returnResult: "id" })).toEqual({ accountid: ID });
    expect(await shown({ returnResult: "none" })).toEqual({});
    const chosen = await shown({ fieldNames: ["name", "primarycontactid"] });
    expect(
      Object.keys(chosen)
        .filter((name) => !name.startsWith("@"))
        .sort(),
    ).toEqual(["_primarycontactid_value", "accountid", "name"].sort());
  });

  test("a column that is none gives the example", async () => {
    const data = await sample("createEntity", { ...inputs, fieldNames: ["nmae"] });
    expect(data).toEqual(exampleOf("createEntity"));
  });
});

describe("what fails gives the example of the action", () => {
  test.each([
    ["blank inputs", { entityType: "" }],
    ["no table of that name", { entityType: "no_such_table" }],
    ["a key that is none", { entityType: "accounts", entityId: "accountnumber=" }],
    ["no connection", { entityType: "accounts", connection: undefined }],
    ["what Options does not have", { entityType: "accounts", options: { nothing: "1" } }],
    ["what belongs in Options", { entityType: "accounts", timeZone: "Europe/Berlin" }],
    ["values that are none", { entityType: "accounts", dynamicValues: "{" }],
  ])("%s", async (_what, inputs) => {
    expect(await sample("updateEntity", inputs)).toEqual(exampleOf("updateEntity"));
  });

  test.each([...ONE, "deleteEntity", ...MANY])("everything blank: %s", async (key) => {
    expect(await sample(key, {})).toEqual(exampleOf(key));
    expect(bench.requests()).toEqual([]);
  });

  test("an environment that refuses to answer", async () => {
    bench.sandbox.fault({ times: Infinity, action: { kind: "status", status: 403 } });
    const data = await sample("createEntity", { ...cold(), entityType: "accounts" });
    expect(data).toEqual(exampleOf("createEntity"));
  });
});
