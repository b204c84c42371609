import { existingActions } from "../../migrate/catalogue/actions";
import { existingAnswers, existingPayloads } from "../../migrate/catalogue/answers";
import { readRow } from "../../migrate/catalogue/rows";
import { existingTriggers } from "../../migrate/catalogue/triggers";
import { unmet } from "../../migrate/run/unmet";
import { actions } from "../../src/actions";
import type { Schema } from "../../src/actions/schemas";
import { triggers } from "../../src/triggers";
import { useSandbox } from "../support/sandbox";

const bench = useSandbox();

const schemaOf = (key: string): Schema => {
  const schema = existingAnswers[key];
  if (!schema) throw new Error(`Nothing is said of the answer of ${key}.`);
  return schema;
};

const COLUMN = JSON.stringify({
  "@odata.type": "Microsoft.Dynamics.CRM.StringAttributeMetadata",
  SchemaName: "new_Answered",
  DisplayName: "Answered",
  RequiredLevel: "None",
  MaxLength: 50,
});

const table = { entityType: "accounts" };
const KEY = "11111111-2222-4333-8444-555555555555";
const xmlQuery =
  '<fetch count="2"><entity name="account"><attribute name="name" /></entity></fetch>';

/** In this order: what is written by one is read by the next. */
const CALLS: readonly (readonly [key: string, inputs: Record<string, unknown>])[] = [
  ["queryEntities", { ...table, recordsPerPage: "2" }],
  ["queryEntities", { ...table, fetchAll: "true", fieldNames: ["name"] }],
  ["upsertEntity", { ...table, entityId: KEY, fieldValues: [{ key: "name", value: "Answer" }] }],
  ["getEntity", { ...table, entityId: KEY }],
  ["updateEntity", { ...table, entityId: KEY, fieldValues: [{ key: "name", value: "Again" }] }],
  ["deleteEntity", { ...table, entityId: KEY }],
  ["createEntity", { ...table, dynamicValues: { name: "Answer" } }],
  [
    "batchEntityActions",
    {
      actions: [
        {
          action: "create",
          collection: "accounts",
          data: { name: "A" },
          returnRepresentation: true,
        },
        { action: "create", collection: "accounts", data: { name: "B" } },
      ],
    },
  ],
  ["listEntities", { maxPageSize: "10" }],
  ["listEntities", { fetchAll: "true" }],
  ["listEntitiesAction", {}],
  ["getEntitiesMetaData", { recordTypeFilter: ["account"], includeAllCustomRecordTypes: "false" }],
  ["getEntityMetaData", { entityType: "account" }],
  ["createAttribute", { entityId: "account", attributeBody: COLUMN }],
  ["getAttribute", { entityId: "account", attributeType: "name" }],
  ["queryAttributes", { entityId: "account", attributeType: "Money" }],
  [
    "updateAttribute",
    { entityId: "account", attributeKey: "new_answered", attributeBody: '{ "DisplayName": "X" }' },
  ],
  ["listAttributesAction", { entityId: "account" }],
  ["fetchXml", { xmlQuery }],
  ["fetchXml", { xmlQuery, fetchAll: "true" }],
  ["getCurrentUser", {}],
];

test.each(CALLS)("%s answers as the existing component does: %j", async (key, inputs) => {
  expect(unmet(await bench.act(key, inputs), schemaOf(key))).toEqual([]);
});

const RAW = ["rawRequest", "rawRequestV2"];

test("every action of the existing component is called, but for raw requests", () => {
  const called = new Set([...CALLS.map(([key]) => key), ...RAW]);
  expect(Object.keys(existingActions).filter((key) => !called.has(key))).toEqual([]);
  expect(Object.keys(existingAnswers).filter((key) => !(key in existingActions))).toEqual([]);
});

test("the examples that the designer shows have the same fields", () => {
  for (const key of Object.keys(existingAnswers)) {
    const { examplePayload } = actions[key as keyof typeof actions];
    expect([key, unmet(examplePayload?.data, schemaOf(key))]).toEqual([key, []]);
  }
  for (const [key, schema] of Object.entries(existingPayloads)) {
    const { examplePayload } = triggers[key as keyof typeof triggers] as unknown as {
      examplePayload: { payload: unknown };
    };
    expect([key, unmet(examplePayload.payload, schema)]).toEqual([key, []]);
  }
  expect(Object.keys(existingPayloads)).toEqual(Object.keys(existingTriggers));
});

describe("a line of the catalogue", () => {
  test("is read into its parts", () => {
    expect(readRow('fetchAll "Fetch All" boolean? = false')).toEqual({
      key: "fetchAll",
      label: "Fetch All",
      type: "boolean",
      isRequired: false,
      defaultText: "false",
    });
    expect(readRow('connection "Connection" conn')).toMatchObject({ isRequired: true });
    expect(() => readRow("fetchAll")).toThrow(/no line of the catalogue/);
  });

  test("can be read in every action", () => {
    const rows = Object.values(existingActions).flatMap(({ inputs }) => [...inputs]);
    expect(rows.map((row) => readRow(row).key)).not.toContain("");
  });
});
