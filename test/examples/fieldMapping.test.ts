import type { ObjectFieldMap } from "@prismatic-io/spectral";
import type { Row } from "dataverse-sandbox";
import type { DataverseRecord } from "../../src/client";
import { pick, pickMap } from "../dataSources/pick";
import { useSandbox } from "../support/sandbox";
import { useClock } from "../triggers/clock";
import { recurrence } from "../triggers/poller";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);

/** What the app knows: a deal, in its words. The flow below says nothing else of any customer. */
const mappingFields = [
  { key: "dealName", label: "Name", required: true },
  { key: "dealCode", label: "Deal Code" },
  { key: "stage", label: "Stage" },
  { key: "value", label: "Value" },
];

interface Customer {
  readonly name: string;
  /** The tables that the customer chooses, and the columns behind what is guessed. */
  readonly table: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly stages: Readonly<Record<string, number>>;
  /** A record as the customer's people keep it. */
  readonly given: Row;
  readonly logicalName: string;
  /** The same after the flow. */
  readonly kept: DataverseRecord;
}

const CUSTOMERS: readonly Customer[] = [
  {
    name: "a customer with a table of projects",
    table: "new_projectcollection",
    logicalName: "new_project",
    choices: { dealCode: "new_code", stage: "new_phase", value: "new_budget" },
    stages: { open: 100000001, won: 100000003 },
    given: { new_name: "Bridge", new_code: "D-1", new_phase: 100000001, new_budget: 12.5 },
    kept: { new_name: "Bridge", new_code: "D-1", new_phase: 100000003, new_budget: 25 },
  },
  {
    name: "a customer who keeps deals among accounts",
    table: "accounts",
    logicalName: "account",
    choices: {
      dealName: "name",
      dealCode: "accountnumber",
      stage: "industrycode",
      value: "revenue",
    },
    stages: { open: 1, won: 2 },
    given: { name: "Bridge", accountnumber: "D-1", industrycode: 1, revenue: 12.5 },
    kept: { name: "Bridge", accountnumber: "D-1", industrycode: 2, revenue: 25 },
  },
];

/** What a wizard saves: what was guessed, and over it what the customer chose from what was offered. */
const saved = async ({ table, choices, stages }: Customer): Promise<unknown> => {
  const tables = await pick(bench, "entityTypes");
  expect(tables.map(({ key }) => key)).toContain(table);
  const offered: ObjectFieldMap = await pickMap(bench, {
    mappingFields,
    objectSelection: [{ object: { key: table } }],
  });
  const [option] = offered.options ?? [];
  const fields = offered.fields.map(({ field, defaultField }) => {
    const chosen = choices[field.key];
    const mappedField = chosen ? option?.fields.find(({ key }) => key === chosen) : defaultField;
    expect(mappedField).toBeDefined();
    const valueMap = field.key === "stage" ? { valueMap: stages } : {};
    return { field, mappedObject: option?.object, mappedField, ...valueMap };
  });
  return { fields, options: offered.options };
};

/** The flow, the same for every customer: deals that changed are won, at twice their value. */
const transform = (deal: DataverseRecord): DataverseRecord => ({
  ...deal,
  stage: "won",
  value: Number(deal["value"]) * 2,
});

const flow = async (entityType: string, fieldMap: unknown) => {
  const { created } = await polling.run({ entityType, fieldMap });
  const deals = created.map(({ mapped }) => mapped as DataverseRecord);
  const { results } = await bench.act<{ results: { status: string }[] }>("bulkUpsertEntities", {
    entityType,
    records: deals.map(transform),
    alternateKey: "dealCode",
    options: { fieldMap },
  });
  const { value } = await bench.act<{ value: DataverseRecord[] }>("queryEntities", {
    entityType,
    fieldMap,
  });
  return { deals, results, written: value.map(({ mapped }) => mapped) };
};

test.each(CUSTOMERS)("$name: from the wizard to the records and back", async (customer) => {
  const { table, logicalName, given, kept } = customer;
  const fieldMap = await saved(customer);
  await polling.run({ entityType: table, fieldMap });
  clock.later(60);
  const id = bench.sandbox.insert(logicalName, given);
  clock.later(600);
  const { deals, results, written } = await flow(table, JSON.stringify(fieldMap));
  const deal = { dealName: "Bridge", dealCode: "D-1", stage: "open", value: 12.5 };
  expect(deals).toEqual([deal]);
  expect(results.map(({ status }) => status)).toEqual(["upserted"]);
  expect(written).toEqual([{ ...deal, stage: "won", value: 25 }]);
  const record = await bench.act("getEntity", { entityType: table, entityId: id });
  expect(record).toMatchObject(kept);
});
