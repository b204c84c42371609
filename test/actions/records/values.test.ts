import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
type Row = Record<string, unknown>;
const create = (entityType: string, values: Row, more: Row = {}) =>
  bench.act<Row>("createEntity", { entityType, dynamicValues: values, ...more });
const paths = () =>
  bench
    .requests()
    .map(
      ({ method, path }) => `${method} ${path.replace("/api/data/v9.2/", "").replace(/\(.*/, "")}`,
    );
/** A connection with credentials of its own remembers nothing of what others have read. */
let strangers = 0;
const stranger = () => {
  strangers += 1;
  return { connection: bench.connection({ fields: { note: strangers } }) };
};

test("Field Value entries are text, and become what their columns take", async () => {
  const contact = bench.sandbox.insert("contact", { firstname: "Ann", lastname: "Lee" });
  const record = await bench.act<Row>("createEntity", {
    entityType: "accounts",
    fieldValues: [
      { key: "name", value: "Typed Ltd" },
      { key: "numberofemployees", value: "250" },
      { key: "revenue", value: " 1250000.50 " },
      { key: "creditonhold", value: "yes" },
      { key: "accountcategorycode", value: "Preferred Customer" },
      { key: "primarycontactid", value: contact },
    ],
  });
  expect(record).toMatchObject({
    name: "Typed Ltd",
    numberofemployees: 250,
    revenue: 1250000.5,
    creditonhold: true,
    accountcategorycode: 1,
    _primarycontactid_value: contact,
  });
});

test("a record that needs no help costs one request", async () => {
  await create("contacts", { lastname: "Plain", donotemail: true }, stranger());
  expect(paths()).toEqual(["POST contacts"]);
});

test("one that may be misread waits for the definition; then it is known", async () => {
  const connection = stranger();
  await create("leads", { lastname: "First", subject: "x", numberofemployees: "12" }, connection);
  expect(paths()).toEqual(["GET RetrieveMetadataChanges", "POST leads"]);
  bench.sandbox.clearRequests();
  await create("leads", { lastname: "Second", subject: "x", numberofemployees: "12" }, connection);
  expect(paths()).toEqual(["POST leads"]);
});

test("everything wrong is named in one error, and nothing is written", async () => {
  const error = await bench.failure("createEntity", {
    entityType: "accounts",
    dynamicValues: { nmae: "x", numberofemployees: "many", accountcategorycode: "Unheard Of" },
  });
  expect(error.message).toMatch(
    /^The record has 3 columns that accounts cannot take: nmae: .*did you mean name\?/,
  );
  expect(error.message).toMatch(/numberofemployees: "many" is not a number/);
  expect(error.message).toMatch(
    /accountcategorycode: "Unheard Of" is no option; expected Preferred Customer \(1\)/,
  );
  expect(bench.requests().every(({ method, status }) => method === "GET" || status === 400)).toBe(
    true,
  );
});

test("a lookup to several tables, by key and by name", async () => {
  bench.sandbox.insert("account", { name: "Only One Of This Name", accountnumber: "LK-1" });
  const byKey = await create("contacts", {
    lastname: "K",
    parentcustomerid: { table: "account", key: { accountnumber: "LK-1" } },
  });
  const byName = await create("contacts", {
    lastname: "N",
    parentcustomerid: { table: "Account", name: "Only One Of This Name" },
  });
  expect(byKey["_parentcustomerid_value"]).toBe(byName["_parentcustomerid_value"]);
  expect(byKey["_parentcustomerid_value"]).toMatch(/^[0-9a-f-]{36}$/);
  const error = await bench.failure("createEntity", {
    entityType: "contacts",
    dynamicValues: { lastname: "X", parentcustomerid: { table: "account", name: "Nobody" } },
  });
  expect(error.message).toMatch(/parentcustomerid: no record of account is named "Nobody"/);
});

test("an update repairs values too, and an upsert", async () => {
  const entityId = bench.sandbox.insert("account", { name: "Upd" });
  const updated = await bench.act<Row>("updateEntity", {
    entityType: "accounts",
    entityId,
    fieldValues: { numberofemployees: "7" },
  });
  expect(updated["numberofemployees"]).toBe(7);
  const upserted = await bench.act<Row>("upsertEntity", {
    entityType: "account",
    entityId: "accountnumber='V-1'",
    fieldValues: { name: "Ups", creditonhold: "No" },
  });
  expect(upserted).toMatchObject({ creditonhold: false, accountnumber: "V-1" });
});

test("dates by the column's behaviour, in the zone that is said", async () => {
  const record = await create(
    "new_projectcollection",
    {
      new_name: "Dates",
      ...Object.fromEntries(dateColumns().map((name) => [name, "2024-07-01T12:00:00"])),
    },
    { options: { timeZone: "Europe/Berlin" } },
  );
  for (const name of dateColumns()) {
    const { behavior } = columnOf(name);
    expect([name, record[name]]).toEqual([
      name,
      {
        UserLocal: "2024-07-01T10:00:00Z",
        TimeZoneIndependent: "2024-07-01T12:00:00Z",
        DateOnly: "2024-07-01",
      }[behavior ?? "UserLocal"],
    ]);
  }
  const error = await bench.failure("createEntity", {
    entityType: "accounts",
    dynamicValues: { name: "x" },
    options: { timeZone: "Mars/Olympus" },
  });
  expect(error.message).toMatch(/^Time Zone .*"Mars\/Olympus"/);
});

test("a record created along, with an id of one's own choice: one record, whatever happens to the answer", async () => {
  const recordId = "77777777-1111-4111-8111-111111111111";
  bench.sandbox.fault({
    match: { method: "POST", path: "/accounts" },
    action: { kind: "lostResponse" },
  });
  const record = await create(
    "accounts",
    { name: "Nested", contact_customer_accounts: [{ lastname: "Child" }] },
    { options: { recordId } },
  );
  expect(record["accountid"]).toBe(recordId);
  expect(bench.sandbox.store.find("contact", { parentcustomerid: recordId })).toHaveLength(1);
});

test("parties of an e-mail", async () => {
  const contact = bench.sandbox.insert("contact", { lastname: "Party" });
  const email = await create("emails", {
    subject: "Hello",
    to: [{ table: "contact", id: contact }, "jane@example.com"],
  });
  const parties = bench.sandbox.store.find("activityparty", {
    activityid: String(email["activityid"]),
    participationtypemask: 2,
  });
  expect(parties).toHaveLength(2);
});

test("where the definition cannot be read, only what cannot be misread is written", async () => {
  const forbidden = { code: "0x80040220", message: "no" };
  bench.sandbox.fault({
    match: { path: "RetrieveMetadataChanges" },
    times: 9,
    action: { kind: "status", status: 403, body: forbidden },
  });
  const { connection } = stranger();
  await create("accounts", { name: "Plain text" }, { connection });
  const error = await bench.failure("createEntity", {
    entityType: "accounts",
    dynamicValues: { name: "Dated", lastusedincampaign: "2024-12-31" },
    connection,
  });
  expect(error).toMatchObject({ status: 403, outcome: "notDone" });
  expect(error.message).toMatch(/values could not be checked; with Repair Values off/);
  expect(bench.requests().filter(({ method }) => method !== "GET")).toHaveLength(1);
});

test("Repair Values off sends the record as it is", async () => {
  const error = await bench.failure("createEntity", {
    entityType: "accounts",
    options: { repairValues: "false" },
    dynamicValues: { name: "x", numberofemployees: "twelve" },
  });
  expect(error.status).toBe(400);
  expect(bench.requests()).toHaveLength(1);
});

const columnOf = (name: string) => {
  const found = bench.sandbox.store.schema.tables.get("new_project")?.columns.get(name);
  if (!found) throw new Error(name);
  return found;
};
const dateColumns = () =>
  [...(bench.sandbox.store.schema.tables.get("new_project")?.columns.values() ?? [])]
    .filter(({ type, custom }) => type === "datetime" && custom)
    .map(({ name }) => name);
