import fc from "fast-check";
import type { ColumnKind } from "../../src/client";
import { useSandbox } from "../support/sandbox";

const bench = useSandbox({ seed: "empty" });
type Row = Record<string, unknown>;
type Columns = readonly [column: string, values: () => fc.Arbitrary<unknown>];

const entityType = "new_projectcollection";
const time = fc.date({
  min: new Date("1990-01-01T00:00:00Z"),
  max: new Date("2060-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const seconds = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
const day = (date: Date): string => date.toISOString().slice(0, 10);
const cents = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((each) => each / 100);
const ids: Record<string, string[]> = {};

beforeAll(async () => {
  for (const [table, column] of [
    ["account", "name"],
    ["contact", "lastname"],
  ] as const) {
    ids[table] = ["A", "B"].map((name) => bench.sandbox.insert(table, { [column]: name }));
  }
  ids["owner"] = [
    String((await bench.act<Row>("getCurrentUser", {}))["UserId"]),
    bench.sandbox.insert("team", { name: "Builders" }),
  ];
});

/** For each kind of column that a record holds, one column, and what an app may write to it. */
const KINDS: Readonly<
  Record<Exclude<ColumnKind, "entityname" | "file" | "image" | "partylist" | "other">, Columns>
> = {
  string: ["new_code", () => fc.uuid().map((id) => id.slice(0, 18))],
  memo: ["new_summary", () => fc.stringMatching(/^[a-zäß \n"]{1,40}[a-z]$/)],
  integer: ["new_number", () => fc.integer({ min: 0, max: 2147483647 })],
  bigint: ["new_ticks", () => fc.integer({ min: -(2 ** 50), max: 2 ** 50 })],
  decimal: ["new_hours", () => cents(100_000)],
  double: ["new_ratio", () => fc.integer({ min: 0, max: 100_000 }).map((each) => each / 8)],
  money: ["new_budget", () => cents(1_000_000)],
  boolean: ["new_billable", () => fc.boolean()],
  choice: ["new_phase", () => fc.constantFrom(100000000, 100000001, 100000003)],
  multichoice: ["new_skills", () => fc.constantFrom([1], [1, 9], [2, 3, 4])],
  datetime: ["new_kickoffon", () => time.map(seconds)],
  uniqueidentifier: ["new_externalid", () => fc.uuid()],
  lookup: ["new_AccountId", () => fc.constantFrom(...(ids["account"] ?? []))],
  customer: ["new_CustomerId_contact", () => fc.constantFrom(...(ids["contact"] ?? []))],
  owner: ["ownerid", () => fc.constantFrom(...(ids["owner"] ?? []))],
  state: ["statecode", () => fc.constant(0)],
  status: ["statuscode", () => fc.constant(1)],
};

/** What a create does not set. */
const LEFT_OUT = ["state"];

const COLUMNS: readonly Columns[] = [
  ...Object.entries(KINDS).flatMap(([kind, columns]) => (LEFT_OUT.includes(kind) ? [] : [columns])),
  ["new_deadline", () => time.map(day)],
  ["new_openson", () => time.map(seconds)],
  ["new_reviewedon", () => time.map((date) => `${day(date)}T00:00:00Z`)],
  ["new_risk", () => fc.constantFrom("low", "__proto__", "high")],
];

const RISKS = [
  ["low", "Low"],
  ["__proto__", 727000001],
  ["high", "High"],
];
const FIELDS = COLUMNS.map(([column], at) => ({
  field: { key: ["__proto__", "constructor"][at] ?? `field ${at}` },
  mappedObject: { key: "new_project" },
  mappedField: { key: column },
  ...(column === "new_risk" ? { values: RISKS } : {}),
}));
const fieldMap = JSON.stringify({ fields: FIELDS });

const records = () =>
  fc
    .tuple(...COLUMNS.map(([, values]) => values()))
    .map((values) => Object.fromEntries(FIELDS.map(({ field }, at) => [field.key, values[at]])));
const columnOf = (name: string): string =>
  FIELDS.find(({ mappedField }) => mappedField.key === name)?.field.key ?? "";

/** Alternate keys let no two records have the same values. */
const clear = () => bench.sandbox.store.select('DELETE FROM "new_project"');
beforeEach(clear);

/** How a record is written in the words of the app, and which one it is then. */
const WRITES: [string, (record: Row) => Promise<string>][] = [
  [
    "createEntity",
    async (dynamicValues) => {
      const inputs = { entityType, dynamicValues, options: { fieldMap } };
      return String((await bench.act<Row>("createEntity", inputs))["new_projectid"]);
    },
  ],
  [
    "updateEntity",
    async (dynamicValues) => {
      const entityId = bench.sandbox.insert("new_project", { new_name: "Before" });
      await bench.act("updateEntity", {
        entityType,
        entityId,
        dynamicValues,
        options: { fieldMap },
      });
      return entityId;
    },
  ],
  [
    "bulkUpsertEntities",
    async (record) => {
      const key = columnOf("new_code");
      const inputs = { entityType, records: [record], alternateKey: key, options: { fieldMap } };
      const { results } = await bench.act<{ results: Row[] }>("bulkUpsertEntities", inputs);
      expect(results).toEqual([expect.objectContaining({ status: "upserted" })]);
      return `new_code='${String(record[key])}'`;
    },
  ],
];

test.each(WRITES)(
  "%s: what is written in the words of the app is read in the same, for each kind of column",
  async (_, write) => {
    await fc.assert(
      fc.asyncProperty(records(), async (record) => {
        clear();
        const entityId = await write(record);
        const read = await bench.act<Row>("getEntity", { entityType, entityId, fieldMap });
        expect(read["mapped"]).toEqual(record);
      }),
      { numRuns: 15 },
    );
  },
);

test("nothing is left of a record that is cleared", async () => {
  const [record = {}] = fc.sample(records(), 1);
  const inputs = { entityType, dynamicValues: record, options: { fieldMap } };
  const entityId = (await bench.act<Row>("createEntity", inputs))["new_projectid"];
  const stays = [columnOf("statuscode"), columnOf("ownerid")];
  const cleared = Object.fromEntries(
    Object.keys(record)
      .filter((field) => !stays.includes(field))
      .map((field) => [field, null]),
  );
  const more = { entityType, entityId, options: { fieldMap } };
  await bench.act("updateEntity", { ...more, dynamicValues: cleared });
  const read = await bench.act<Row>("getEntity", { entityType, entityId, fieldMap });
  expect(read["mapped"]).toMatchObject(cleared);
});

test("an owner by its ID alone is looked for among users and teams, once for all rows", async () => {
  const [user, team = ""] = ids["owner"] ?? [];
  const options = { fieldMap: { owner: "ownerid", name: "new_name" } };
  const records = [user, team, user, team].map((owner) => ({ owner, name: "x" }));
  bench.sandbox.clearRequests();
  await bench.act("bulkCreateEntities", { entityType, records, options });
  const asked = bench.requests().filter(({ body }) => /systemusers\?[\s\S]*teams\?/.test(body));
  expect(asked).toHaveLength(2);
  const missing = { owner: "00000000-0000-4000-8000-00000000dead" };
  const { message } = await bench.failure("createEntity", {
    entityType,
    dynamicValues: missing,
    options,
  });
  expect(message).toMatch(/owner \(ownerid\): no systemuser or team has the ID/);
  const batched = await bench.act<Row[]>("batchEntityActions", {
    actions: [{ collection: entityType, action: "create", data: { ownerid: team } }],
  });
  expect(batched).toHaveLength(1);
});

test("what owns a record is read as its ID, and a state as its number", async () => {
  const map = { owner: "ownerid", state: "statecode" };
  const entityId = bench.sandbox.insert("new_project", { new_name: "Owned" });
  const read = await bench.act<Row>("getEntity", { entityType, entityId, fieldMap: map });
  expect(read["mapped"]).toEqual({ owner: read["_ownerid_value"] ?? null, state: 0 });
});
