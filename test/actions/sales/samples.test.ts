import { unmet } from "../../../migrate/run/unmet";
import component from "../../../src";
import { actions } from "../../../src/actions";
import type { Schema } from "../../../src/actions/schemas";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });

type Shown = {
  readonly examplePayload: { data: unknown };
  readonly examplePerform: (context: object, params: object) => Promise<{ data: unknown }>;
};
type Key = "qualifyLead" | "convertEntity" | "mergeEntities";

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const context = { logger: { ...silent, error: () => undefined, trace: () => undefined } };
const shownOf = (key: Key) => component.actions[key] as unknown as Shown;
const schemaOf = (key: Key): Schema =>
  (actions[key] as unknown as { outputSchema: { schema: Schema } }).outputSchema.schema;

const sample = async (key: Key, inputs: object) => {
  const connection = bench.connection();
  return (await shownOf(key).examplePerform(context, { connection, ...inputs })).data;
};
const ID = "00000000-0000-4000-8000-000000000001";
const source = { entityType: "quotes", entityId: ID };
const create = { createAccount: true, createContact: true, createOpportunity: true };

test.each<[Key, object, object]>([
  [
    "qualifyLead",
    { lead: "x", ...create },
    {
      account: { accountid: expect.any(String) },
      contact: { contactid: expect.any(String) },
      opportunity: { opportunityid: expect.any(String) },
    },
  ],
  [
    "qualifyLead",
    { lead: "x", ...create, account: "Litware", createContact: false },
    { account: null, contact: null, opportunity: { opportunityid: expect.any(String) } },
  ],
  ["convertEntity", { ...source, to: "quote" }, { quoteid: expect.any(String) }],
  ["convertEntity", { ...source, to: "order" }, { salesorderid: expect.any(String) }],
  ["convertEntity", { ...source, to: "invoice" }, { invoiceid: expect.any(String) }],
  ["convertEntity", { ...source, to: "revision" }, { quoteid: expect.any(String) }],
  [
    "mergeEntities",
    { entityType: "Contacts", masterRecord: ID, mergedRecord: ID },
    { changed: true, masterRecord: { contactid: expect.any(String) } },
  ],
])("%s shows %j what it would answer, and writes nothing", async (key, inputs, shown) => {
  const data = await sample(key, inputs);
  expect(data).toMatchObject(shown);
  expect(unmet(data, schemaOf(key))).toEqual([]);
  expect(data).not.toEqual(shownOf(key).examplePayload.data);
  expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
});

test.each<Key>(["qualifyLead", "convertEntity", "mergeEntities"])(
  "%s shows its example where no sample can be made, which meets its schema",
  async (key) => {
    const { examplePayload } = shownOf(key);
    const connection = bench.connection({ fields: { webApiUrl: "nowhere" } });
    const shown = await shownOf(key).examplePerform(context, { connection });
    expect(shown).toEqual(examplePayload);
    expect(unmet(examplePayload.data, schemaOf(key))).toEqual([]);
  },
);
