import { createClient } from "../../src/client";
import { forgetAt } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const client = () =>
  createClient(bench.connection(), { logger: { debug() {}, info() {}, warn() {} } });

beforeAll(() => bench.sandbox.insert("account", { accountid: id, name: "Litware" }));
beforeEach(() => {
  forgetAt(bench.sandbox.url);
  time.advance(60_000);
});

const NO_RECORDS = ["[]", "[[]]", "null", '"x"', "1"];
const NO_LISTS = [
  ...NO_RECORDS,
  "{}",
  '{"value":null}',
  '{"value":{}}',
  '{"value":[null]}',
  '{"value":[1]}',
  '{"value":[[]]}',
];
const NO_TABLES = [...NO_LISTS, '{"EntityMetadata":null}', '{"EntityMetadata":[1]}'];

interface Read {
  readonly path: string | RegExp;
  readonly shapes: readonly string[];
  readonly run: () => Promise<unknown>;
}

const id = "00000000-0000-4000-8000-0000000000a1";
const query = (entityType: string, more: object = {}) =>
  bench.act("queryEntities", { entityType, top: "1", ...more });
const lookup = (parentcustomerid: unknown) =>
  bench.act("createEntity", {
    entityType: "contacts",
    dynamicValues: { lastname: "Lee", parentcustomerid },
  });

/** Everything that is read as JSON, and how it comes about. */
const READS: Readonly<Record<string, Read>> = {
  "a page of records": { path: /accounts\?/, shapes: NO_LISTS, run: () => query("accounts") },
  "a record": {
    path: `accounts(${id})`,
    shapes: NO_RECORDS,
    run: () => bench.act("getEntity", { entityType: "accounts", entityId: id }),
  },
  "the record that a lookup names": {
    path: /accounts\?/,
    shapes: NO_LISTS,
    run: () => lookup({ table: "account", name: "Litware" }),
  },
  "the table that a lookup names": {
    path: /RetrieveMetadataChanges.*systemuser/,
    shapes: NO_TABLES,
    run: () =>
      bench.act("createEntity", {
        entityType: "accounts",
        dynamicValues: { name: "Lee", ownerid: { table: "systemuser", id } },
      }),
  },
  "the list of all tables": {
    path: "EntityDefinitions",
    shapes: NO_LISTS,
    run: () => query("Business Units"),
  },
  "a table's definition": {
    path: "RetrieveMetadataChanges",
    shapes: NO_TABLES,
    run: () => bench.act("describeEntityType", { entityType: "account" }),
  },
  "a page by FetchXML": {
    path: "fetchXml",
    shapes: NO_LISTS,
    run: () => bench.act("fetchXml", { xmlQuery: '<fetch><entity name="account"/></fetch>' }),
  },
  "a count": {
    path: /accounts|RetrieveTotalRecordCount/,
    shapes: NO_LISTS,
    run: () => client().countEntities({ entityType: "accounts", filterExpression: "name ne null" }),
  },
  "records for a picker": {
    path: /accounts\?/,
    shapes: NO_LISTS,
    run: () => client().listRecordsForPicker("accounts"),
  },
  "people for a picker": { path: "systemusers", shapes: NO_LISTS, run: () => client().listUsers() },
  "the user to act for": {
    path: "systemusers",
    shapes: NO_LISTS,
    run: () => query("accounts", { options: { impersonateUserId: "somebody@contoso.example" } }),
  },
  "tables that report to webhooks": {
    path: "sdkmessagefilters",
    shapes: NO_LISTS,
    run: () => client().listWebhookTables(),
  },
  "registered webhooks": {
    path: "serviceendpoints",
    shapes: NO_LISTS,
    run: () => client().listWebhookRegistrations({}),
  },
  "the service document": {
    path: /v9\.2\/?$/,
    shapes: NO_LISTS,
    run: () => client().listEntitySets(),
  },
  "who is asking": { path: "WhoAmI", shapes: [...NO_RECORDS, "{}"], run: () => client().whoAmI() },
};

const cases = Object.entries(READS).flatMap(([name, { shapes }]) =>
  shapes.map((body): [string, string] => [name, body]),
);

test.each(cases)("%s answered with %s is no answer of Dataverse's", async (name, body) => {
  const read = READS[name];
  bench.sandbox.fault({
    match: { method: "GET", path: read?.path ?? "" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "rewrite", status: 200, body },
  });
  await expect(read?.run()).rejects.toMatchObject({ name: "DataverseError", outcome: "notDone" });
  expect(bench.requests().some(({ status }) => status === 200)).toBe(true);
  expect(
    bench.requests().filter(({ method, url }) => method === "POST" && !/batch/.test(url)),
  ).toEqual([]);
});
