import type { UnifiedRecord } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const bench = useSandbox();
useVirtualTime();

type Inputs = Record<string, unknown>;
const upsert = (model: string, record: Inputs, inputs: Inputs = {}) =>
  bench.act<UnifiedRecord>("upsertUnified", { model, record, ...inputs });
const refused = async (model: string, record: Inputs) =>
  (await bench.failure("upsertUnified", { model, record })).message;

let alpha = "";
let person = "";
beforeAll(() => {
  alpha = bench.sandbox.insert("account", { name: "Alpha", accountnumber: "ALPHA" });
  bench.sandbox.insert("account", { name: "Beta" });
  person = bench.sandbox.insert("contact", {
    firstname: "Cy",
    lastname: "Lee",
    emailaddress1: "cy@lee.example",
  });
});

const TYPE = { "@odata.type": "#Microsoft.Dynamics.CRM.contact" };
const ETAG = { "@odata.etag": 'W/"1"' };
/** Each means Alpha, whatever name stands beside its ID. */
const FORMS: readonly (() => unknown)[] = [
  () => ({ accountid: alpha, ...ETAG, name: "Beta" }),
  () => ({ accountid: alpha, name: "Beta" }),
  () => ({ "@odata.id": `accounts(${alpha})`, name: "Beta" }),
  () => ({ id: alpha, name: "Beta", type: "account" }),
  () => ({ table: "account", id: alpha }),
  () => ({ id: alpha, name: null }),
  () => ({ id: alpha, name: "Beta", industry: null, remote_data: null }),
  () => ({ id: null, type: "account", key: { accountnumber: "ALPHA" } }),
  () => ({ id: null, name: "Alpha" }),
  () => JSON.stringify({ id: alpha, name: "Beta" }),
  () => JSON.stringify({ table: "accounts", id: alpha }),
  () => `account: ${alpha}`,
  () => alpha,
];

test("an account is the record that its ID names, in each form", async () => {
  for (const form of FORMS) {
    const account = form();
    const written = await upsert("contact", { last_name: "Given", account });
    expect([account, written["account"]]).toEqual([account, { id: alpha, name: "Alpha" }]);
  }
});

test("a table that is named beside the ID is the one that counts", async () => {
  for (const account of [
    { table: "contact", id: alpha },
    { id: alpha, type: "contact" },
  ]) {
    expect(await refused("contact", { last_name: "Given", account })).toMatch(/contact/);
  }
});

const emails = [
  { email: "a@x.example", type: "main" },
  { email: "b@x.example", type: "second" },
];
const written = (id: unknown): Inputs =>
  bench.sandbox.store.find("contact", { contactid: String(id) })[0] ?? {};

test("lists and objects may be JSON text", async () => {
  const plain = { emails, phones: ["+1 425 555 0100"], custom_fields: {} };
  const one = await upsert("contact", { last_name: "One", ...plain });
  const texts = Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [name, JSON.stringify(value)]),
  );
  const other = await upsert("contact", { last_name: "One", ...texts });
  for (const name of ["emailaddress1", "emailaddress2", "telephone1"]) {
    expect([name, written(other["id"])[name]]).toEqual([name, written(one["id"])[name]]);
  }
  expect(await refused("contact", { last_name: "One", emails: "[{broken" })).toMatch(
    /emails.*JSON/,
  );
  const none = await upsert("contact", { last_name: "None", emails: "[]" });
  expect(written(none["id"])).toMatchObject({ emailaddress1: null });
});

test("a participant's record goes before its address, and participants may be JSON text", async () => {
  const forms = [
    { record: { contactid: person, ...TYPE, ...ETAG, lastname: "Lee" }, email: "other@x.example" },
    { record: { contactid: person, ...ETAG, lastname: "Lee" } },
    { record: { id: person, type: "contact", name: "Somebody" } },
    { record: JSON.stringify({ table: "contact", id: person }) },
    { record: { id: null, type: "contact", name: null }, email: "cy@lee.example" },
  ];
  for (const form of forms) {
    for (const participants of [[form], JSON.stringify([form])]) {
      const record = { type: "Call", direction: "Outgoing", subject: "Hi", participants };
      const { id } = await upsert("engagement", record);
      const [party] = bench.sandbox.store
        .select('SELECT * FROM "activityparty" WHERE "activityid" = ?', [String(id)])
        .filter(({ participationtypemask: role }) => role === 2);
      const expected = "email" in form && form.record !== forms[0]?.record;
      expect(party).toMatchObject(
        expected ? { addressused: "cy@lee.example" } : { partyid: person },
      );
    }
  }
});

test("a participant's row that does not say its table is refused, whatever its address", async () => {
  const participants = [{ record: { lastname: "Lee", ...ETAG }, email: "other@x.example" }];
  const record = { type: "call", subject: "Hi", participants };
  expect(await refused("engagement", record)).toMatch(/participants.* is no party/);
});

test("a record that was read with a Field Map can be written back", async () => {
  const options = { options: { fieldMap: { tier: "jobtitle" } } };
  const id = bench.sandbox.insert("contact", { lastname: "Map", jobtitle: "Chief" });
  const read = await bench.act<UnifiedRecord>("getUnified", {
    model: "contact",
    recordId: id,
    ...options,
  });
  await upsert("contact", { ...read }, options);
  expect(written(id)).toMatchObject({ jobtitle: "Chief" });
  const custom = { ...(read["custom_fields"] as object), tier: "Other" };
  const error = await bench.failure("upsertUnified", {
    model: "contact",
    record: { ...read, custom_fields: custom },
    ...options,
  });
  expect(error.message).toMatch(/jobtitle/);
});

test("what was deleted is none to write, also where that is text", async () => {
  expect(await refused("contact", { id: person, deleted: "true", last_name: null })).toMatch(
    /deleted/,
  );
});
