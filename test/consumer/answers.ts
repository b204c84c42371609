import type { ActionInputs, ActionKey } from "dynamics-365-connector";
import type { Bench } from "../support/sandbox";

type Call = {
  [K in ActionKey]: readonly [key: K, inputs: Omit<ActionInputs[K], "connection">];
}[ActionKey];

/** Actions by what they are called with, in an order in which each finds what it needs. */
const calls: readonly Call[] = [
  [
    "createEntity",
    { entityType: "accounts", fieldValues: { name: "Fabrikam", accountnumber: "A-1042" } },
  ],
  [
    "getEntity",
    {
      entityType: "accounts",
      entityId: "accountnumber='A-1042'",
      options: { includeLabels: true },
    },
  ],
  [
    "updateEntity",
    { entityType: "accounts", entityId: "accountnumber='A-1042'", fieldValues: { revenue: 5 } },
  ],
  [
    "upsertEntity",
    {
      entityType: "accounts",
      entityId: "accountnumber='A-1043'",
      fieldValues: { name: "Litware" },
    },
  ],
  ["findEntity", { entityType: "accounts", matchFields: { name: "Fabrikam" } }],
  ["queryEntities", { entityType: "accounts", recordsPerPage: 1, options: { count: true } }],
  ["queryEntities", { entityType: "contacts", fetchAll: true }],
  [
    "fetchXml",
    {
      xmlQuery: "<fetch count='1'><entity name='account'><attribute name='name'/></entity></fetch>",
    },
  ],
  ["countEntities", { entityType: "accounts" }],
  [
    "batchEntityActions",
    { actions: [{ collection: "accounts", action: "create", data: { name: "A" } }] },
  ],
  ["bulkCreateEntities", { entityType: "accounts", records: [{ name: "B" }, { nme: "C" }] }],
  [
    "bulkUpsertEntities",
    {
      entityType: "accounts",
      alternateKey: "accountnumber",
      records: [{ accountnumber: "A-1043", name: "D" }],
    },
  ],
  [
    "previewWrite",
    {
      entityType: "accounts",
      mode: "upsert",
      alternateKey: "accountnumber",
      records: [{ accountnumber: "A-1043", name: "E" }],
    },
  ],
  [
    "addNote",
    {
      entityType: "accounts",
      entityId: "accountnumber='A-1042'",
      subject: "Note",
      file: "Hello",
      name: "a.txt",
    },
  ],
  ["findEntity", { entityType: "accounts", matchFields: { name: "Nobody" } }],
  [
    "shareEntity",
    {
      entityType: "accounts",
      entityId: "accountnumber='A-1042'",
      principal: "Tender Desk",
      rights: "read",
    },
  ],
  [
    "compareSchema",
    { entityTypes: ["account"], earlierDescription: { logicalName: "account", columns: [] } },
  ],
  ["listNotes", { entityType: "accounts", entityId: "accountnumber='A-1042'" }],
  ["upsertUnified", { model: "account", record: { name: "Unified" } }],
  ["listUnified", { model: "account" }],
  [
    "setEntityState",
    { entityType: "accounts", entityId: "accountnumber='A-1043'", status: "Inactive" },
  ],
  ["logActivity", { activityType: "phonecall", subject: "Call" }],
  ["listEntities", {}],
  ["listEntitiesAction", { includeDetails: true }],
  ["getEntitiesMetaData", { recordTypeFilter: ["account"] }],
  ["getEntityMetaData", { entityType: "account" }],
  ["queryAttributes", { entityId: "account", fieldNames: ["LogicalName"] }],
  ["getAttribute", { entityId: "account", attributeType: "name" }],
  ["listAttributesAction", { entityId: "account", includeDetails: true }],
  ["describeEntityType", { entityType: "account" }],
  ["listChoices", { entityType: "account", columnName: "industrycode" }],
  ["listViews", { entityType: "account" }],
  ["listMessages", {}],
  ["callFunction", { message: "WhoAmI" }],
  ["getCurrentUser", {}],
  ["getOrganization", {}],
  ["validateConnection", { actionKeys: ["createEntity"], entityTypes: ["account"] }],
  ["validateConnection", {}],
  ["listWebhookRegistrations", {}],
  ["rawRequestV2", { url: "accounts?$top=1", method: "GET" }],
  ["deleteEntity", { entityType: "accounts", entityId: "accountnumber='A-1042'" }],
];

/** What actions really answer, as a module in which each answer is held to its type. */
export async function answersModule(bench: Bench): Promise<string> {
  const lines = ['import type { ActionOutputs } from "dynamics-365-connector";'];
  for (const [index, [key, inputs]] of calls.entries()) {
    lines.push(declaration(`${key}${index}`, key, await bench.act(key, inputs)));
  }
  return lines.join("\n");
}

/** The examples of actions, held to the same types. */
export function examplesModule(
  actions: Readonly<Record<string, { readonly examplePayload?: unknown }>>,
): string {
  const lines = Object.entries(actions).map(([key, { examplePayload }]) =>
    declaration(key, key, (examplePayload as { readonly data: unknown }).data),
  );
  return ['import type { ActionOutputs } from "dynamics-365-connector";', ...lines].join("\n");
}

const declaration = (name: string, key: string, data: unknown): string =>
  `export const ${name}: ActionOutputs[${JSON.stringify(key)}] = ${written(data)};`;

/** Bytes as a program has them. */
const written = (data: unknown): string =>
  JSON.stringify(data, shortened).replace(
    /\{"type":"Buffer","data":(\[[\d,]*\])\}/g,
    "Buffer.from($1)",
  );

/** A few entries of a list tell its type as well as all of them. */
const shortened = (_name: string, value: unknown): unknown =>
  Array.isArray(value) && value.length > 4 ? value.slice(0, 4) : value;
