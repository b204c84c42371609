import type { UnifiedRecord } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const bench = useSandbox();
useVirtualTime();

type Inputs = Record<string, unknown>;
const get = (model: string, recordId: unknown) =>
  bench.act<UnifiedRecord>("getUnified", { model, recordId });
const upsert = (model: string, record: Inputs, inputs: Inputs = {}) =>
  bench.act<UnifiedRecord>("upsertUnified", { model, record, ...inputs });
const refused = async (model: string, record: Inputs, inputs: Inputs = {}) =>
  (await bench.failure("upsertUnified", { model, record, ...inputs })).message;
const writes = () =>
  bench.requests().flatMap(({ method, path }) => (method === "GET" ? [] : [`${method} ${path}`]));

const ids: Record<string, string> = {};
beforeAll(() => {
  for (const [table, row] of Object.entries({
    account: { name: "Northwind" },
    contact: { firstname: "Ann", lastname: "Lee", emailaddress1: "ann@northwind.example" },
  })) {
    ids[table] = bench.sandbox.insert(table, row);
  }
});

const phones = [
  { number: "+1 425 555 0100", type: "work" },
  { number: "+1 425 555 0101", type: "mobile" },
];
const address = (type: string) => ({
  type,
  street_1: "1 Main Street",
  street_2: null,
  city: "Straße",
  state: "WA",
  postal_code: "98052",
  country: "USA",
});

/** For each model that is written as a whole, what an app may write. */
const records: Readonly<Record<string, () => Inputs>> = {
  account: () => ({
    name: "Litware",
    description: "Makes glass.\nAnd more.",
    industry: "Consulting",
    website: "https://litware.example",
    number_of_employees: 12,
    annual_revenue: 1234.5,
    parent: { id: ids["account"], name: "Northwind" },
    emails: [{ email: "info@litware.example", type: "main" }],
    phones: [{ number: "+49 30 1", type: "second" }],
    addresses: [address("secondary")],
  }),
  contact: () => ({
    first_name: "Jo",
    last_name: "O'Neil",
    title: "CFO",
    account: { id: ids["account"], name: "Northwind" },
    emails: [
      { email: "jo@example.com", type: "main" },
      { email: "jo@home.example", type: "third" },
    ],
    phones,
    addresses: [address("primary"), address("tertiary")],
    urls: [{ url: "https://jo.example", type: "website" }],
  }),
  lead: () => ({
    first_name: "Li",
    last_name: "Wu",
    topic: "Wants glass",
    title: "Buyer",
    company: "Wu & Co.",
    source: "Web",
    status: "DISQUALIFIED",
    emails: [{ email: "li@wu.example", type: "main" }],
    phones,
  }),
  opportunity: () => ({
    name: "Glass for a tower",
    description: "50 floors",
    amount: 5000.25,
    status: "WON",
    stage: "3-Propose",
    close_date: "2027-03-01",
    probability: 60,
    account: { id: ids["account"], name: "Northwind" },
    contact: { id: ids["contact"], name: "Ann Lee" },
  }),
  note: () => ({
    title: "Call",
    content: "They want blue glass.",
    regarding: { id: ids["account"], name: "Northwind", type: "account" },
  }),
};

test.each(Object.keys(records))("what is written as a %s is read the same", async (model) => {
  const record = records[model]?.() ?? {};
  const written = await upsert(model, record);
  expect(written).toMatchObject(record);
  const read = await get(model, written["id"]);
  expect(read).toEqual(written);
  // What was read is written back as it is: nothing changes but what each write changes.
  const { etag: _, updated_at: __, remote_data: ___, ...same } = read;
  expect(await upsert(model, read)).toMatchObject(same);
});

test.each([
  {
    type: "call",
    subject: "Prices",
    content: "Too high",
    start: "2026-11-30T09:00:00Z",
    end: "2026-11-30T09:30:00Z",
    completed: true,
    direction: "incoming",
    roles: ["from", "to"],
  },
  {
    type: "email",
    subject: "Offer",
    completed: false,
    direction: "outgoing",
    roles: ["to", "from"],
  },
  {
    type: "meeting",
    subject: "Tour",
    start: "2026-12-01T09:00:00Z",
    end: "2026-12-01T10:00:00Z",
    completed: false,
    direction: null,
    roles: ["required", "organizer"],
  },
  {
    type: "letter",
    subject: "Contract",
    completed: true,
    direction: "incoming",
    roles: ["from", "to"],
  },
  { type: "task", subject: "Ask again", completed: true, direction: null, roles: [] },
])("what is written as an engagement, a $type, is read the same", async ({ roles, ...record }) => {
  const { UserId } = await bench.act<{ UserId: string }>("getCurrentUser", {});
  const [first, second] = roles;
  const participants = roles.length
    ? [
        { role: first, record: { id: ids["contact"], type: "contact" } },
        { role: second, record: { id: UserId.toLowerCase(), type: "systemuser" } },
      ]
    : [];
  const regarding = { id: ids["account"], name: "Northwind", type: "account" };
  const whole = { ...record, regarding, participants };
  const written = await upsert("engagement", whole);
  const { participants: read, ...rest } = written;
  const { participants: _, ...wanted } = whole;
  expect(rest).toMatchObject(wanted);
  expect(read).toHaveLength(participants.length);
  expect(read).toEqual(
    expect.arrayContaining(participants.map((each) => expect.objectContaining(each))),
  );
  expect(await get("engagement", written["id"])).toEqual(written);
});

test("an engagement is created once under a Record ID, and not changed", async () => {
  const recordId = "00000000-0000-4000-8000-00000000e001";
  const task = { type: "task", subject: "Once" };
  await upsert("engagement", task, { recordId });
  const again = await upsert(
    "engagement",
    { ...task, subject: "Twice", completed: true },
    { recordId },
  );
  expect(again).toMatchObject({ id: recordId, subject: "Once", completed: true });
  expect(await refused("engagement", again)).toContain("Engagements are created, and not changed");
  expect(await refused("engagement", { type: "fax" })).toContain("expected task, call, email");
  const party = { role: "bcc", email: "a@b.example" };
  expect(await refused("engagement", { ...task, participants: [party] })).toContain('role "bcc"');
  expect(await refused("engagement", { ...task, participants: [{ role: "to" }] })).toMatch(
    /participants/,
  );
  expect(await refused("engagement", { ...task, direction: "up" })).toContain(
    "incoming or outgoing",
  );
});

test("models that are only read, and what is no field, are refused before anything is sent", async () => {
  for (const model of ["user", "field"]) {
    expect(await refused(model, { name: "x" })).toContain(`Model is ${model}, which is read-only`);
  }
  bench.sandbox.clearRequests();
  await get("contact", ids["contact"]);
  bench.sandbox.clearRequests();
  const message = await refused("contact", {
    first_nam: "x",
    emails: [{ email: "a", type: "work" }],
    phones: 5,
    addresses: ["x"],
    custom_fields: { new_nothing: 1, __proto__: 1 },
  });
  for (const part of [
    '"first_nam" is no field of the model contact (did you mean first_name?)',
    'emails: there is no type "work"; expected main, second, third',
    "phones: expected a list of objects",
    "addresses: expected a list of objects",
    "custom_fields.new_nothing: the table contact has no such custom column",
  ]) {
    expect(message).toContain(part);
  }
  expect(await refused("opportunity", { status: "GONE" })).toContain("none of OPEN, WON, LOST");
  expect(await refused("contact", { name: "Jo" })).toContain("nothing to write");
  const deleted = { id: ids["contact"], first_name: null, deleted: true };
  expect(await refused("contact", deleted)).toContain("is one that was deleted");
  expect(writes()).toEqual([]);
});

test("only what is given is written; what the customer is not, is not cleared", async () => {
  const parent = bench.sandbox.insert("contact", { lastname: "Boss" });
  const id = bench.sandbox.insert("contact", {
    firstname: "Kid",
    lastname: "Lee",
    jobtitle: "Clerk",
    telephone1: "1",
  });
  await bench.act("updateEntity", {
    entityType: "contacts",
    entityId: id,
    dynamicValues: { parentcustomerid_contact: parent },
  });
  const read = await get("contact", id);
  expect(read["account"]).toBeNull();
  expect(await upsert("contact", { id, account: null })).toMatchObject({ id, account: null });
  await upsert("contact", { ...read, title: null, phones: ["2"] });
  const raw = await bench.act<UnifiedRecord>("getEntity", { entityType: "contacts", entityId: id });
  expect(raw).toMatchObject({
    firstname: "Kid",
    jobtitle: null,
    telephone1: "2",
    _parentcustomerid_value: parent,
  });
  await upsert("contact", { id, account: "account: Northwind" });
  expect((await upsert("contact", { id, account: null }))["account"]).toBeNull();
});

test.each([
  ["in parentheses", (id: string) => `(${id})`],
  ["as a literal", (id: string) => `guid'${id.toUpperCase()}'`],
  ["without dashes", (id: string) => id.replaceAll("-", "")],
])("an account is meant by an ID %s, though a customer may be a contact", async (_, written) => {
  const account = ids["account"] ?? "";
  const made = await upsert("contact", { last_name: "Byid", account: written(account) });
  expect(made["account"]).toEqual({ id: account, name: "Northwind" });
});

test("an opportunity is opened before it is written, and closed after it", async () => {
  const { id } = await upsert("opportunity", { name: "One", status: "LOST" });
  const opened = await upsert("opportunity", { id, name: "Two", status: "OPEN" });
  expect(opened).toMatchObject({ name: "Two", status: "OPEN" });
  bench.sandbox.clearRequests();
  expect(await upsert("opportunity", { id, status: "WON" })).toMatchObject({ status: "WON" });
  expect(writes().map((each) => each.replace(/^.*v9\.2/, ""))).toEqual(["/WinOpportunity"]);
});

test("a lead is not qualified by a write, and one that is can be written back", async () => {
  const byQualifying = "Qualify Lead makes a lead QUALIFIED";
  bench.sandbox.clearRequests();
  expect(await refused("lead", { last_name: "New", status: "QUALIFIED" })).toContain(byQualifying);
  expect(writes()).toEqual([]);
  const { id } = await upsert("lead", { last_name: "Quick", topic: "Now", company: "Quick AG" });
  bench.sandbox.clearRequests();
  expect(await refused("lead", { id, topic: "x", status: "QUALIFIED" })).toContain(byQualifying);
  expect(writes()).toEqual([]);
  await bench.act("qualifyLead", { lead: id });
  const qualified = await get("lead", id);
  expect(qualified).toMatchObject({ status: "QUALIFIED", converted: expect.any(Object) });
  const { etag: _, updated_at: __, remote_data: ___, ...same } = qualified;
  expect(await upsert("lead", qualified)).toMatchObject(same);
});

test("status OPEN of an ID that is not there yet creates the record", async () => {
  const id = "00000000-0000-4000-8000-00000000e0f0";
  expect(await upsert("opportunity", { id, name: "At once", status: "OPEN" })).toMatchObject({
    id,
  });
});

test("a key with a field of the map finds the record, or creates it with that key", async () => {
  const options = { fieldMap: { external_id: "accountnumber" } };
  const recordId = "external_id='U-77'";
  const made = await upsert("account", { name: "Keyed" }, { recordId, options });
  expect(made).toMatchObject({ name: "Keyed", custom_fields: { external_id: "U-77" } });
  const again = await upsert("account", { website: "k.example" }, { recordId, options });
  expect(again).toMatchObject({ id: made["id"], name: "Keyed", website: "k.example" });
  const read = { model: "account", recordId, options };
  expect(await bench.act("getUnified", read)).toMatchObject({ id: made["id"] });
});

test("a record is written under its version only", async () => {
  const { id, etag } = await upsert("account", { name: "Versioned" });
  await upsert("account", { id, name: "Newer" });
  const options = { ifMatch: etag };
  expect(await refused("account", { id, name: "Older" }, { options })).toMatch(/412/);
});

test("a lost answer creates no second record, and what fails behind a write names the record", async () => {
  const lost = { kind: "lostResponse" } as const;
  bench.sandbox.fault({ match: { method: "PATCH", path: "/contacts" }, action: lost });
  const { id } = await upsert("contact", { last_name: "Lostanswer" });
  const found = await bench.act<{ value: unknown[] }>("queryEntities", {
    entityType: "contacts",
    filterExpression: "lastname eq 'Lostanswer'",
  });
  expect(found.value).toMatchObject([{ contactid: id }]);
  bench.sandbox.fault({ match: {}, action: { kind: "throttle", retryAfter: 1 } });
  expect(await upsert("contact", { id, title: "CEO" })).toMatchObject({ title: "CEO" });
  const denied = { code: "0x80040220", message: "missing prvWriteOpportunity privilege" };
  bench.sandbox.fault({
    match: { path: "WinOpportunity" },
    action: { kind: "status", status: 403, body: denied },
  });
  const error = await bench.failure("upsertUnified", {
    model: "opportunity",
    record: { name: "Half", status: "WON" },
  });
  expect(error.message).toMatch(/The record itself was written: go on with its ID [0-9a-f-]{36}/);
});
