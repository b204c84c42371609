import { users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const now = Date.UTC(2026, 0, 15, 12, 30, 45, 678);
const api = useApi({ clock: () => now });
const root = () => `${api.sandbox.url}/api/data/v9.2`;
const row = (table: string, id: string) => api.sandbox.store.read(table, id) ?? {};
const count = (table: string) => api.sandbox.store.find(table, {}).length;

describe("creating a row", () => {
  it("answers 204 with its address and nothing else", async () => {
    const answer = await api.send("POST", "accounts", { body: { name: "Litware" } });
    expect(answer).toMatchObject({ status: 204, text: "" });
    const address = answer.headers.get("odata-entityid") ?? "";
    expect(address).toMatch(/\/accounts\([0-9a-f-]{36}\)$/);
    expect(address.startsWith(`${root()}/accounts(`)).toBe(true);
    expect(answer.headers.get("location")).toBe(address);
    expect(answer.headers.get("preference-applied")).toBeNull();
  });

  it("answers the row without its address when a representation is preferred", async () => {
    const answer = await api.send("POST", "accounts?$select=name,createdon", {
      headers: { Prefer: "return=representation" },
      body: { name: "Litware" },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("preference-applied")).toBe("return=representation");
    expect(answer.headers.get("odata-entityid")).toBeNull();
    expect(answer.body).toEqual({
      "@odata.context": `${root()}/$metadata#accounts/$entity`,
      "@odata.etag": expect.stringMatching(/^W\/"\d+"$/),
      name: "Litware",
      createdon: "2026-01-15T12:30:45Z",
      accountid: expect.any(String),
    });
  });

  it("applies annotations to the representation too", async () => {
    const answer = await api.send("POST", "accounts?$select=name,statecode", {
      headers: {
        Prefer:
          'return=representation, odata.include-annotations="OData.Community.Display.V1.FormattedValue"',
      },
      body: { name: "Litware" },
    });
    expect(answer.body["statecode@OData.Community.Display.V1.FormattedValue"]).toBe("Active");
    expect(answer.headers.get("preference-applied")).toBe(
      'return=representation, odata.include-annotations="OData.Community.Display.V1.FormattedValue"',
    );
  });

  it("fills in what the system maintains", async () => {
    const id = await api.create("accounts", { name: "Litware" });
    const user = users.application.id;
    expect(row("account", id)).toMatchObject({
      createdon: "2026-01-15T12:30:45Z",
      modifiedon: "2026-01-15T12:30:45Z",
      createdby: user,
      modifiedby: user,
      createdonbehalfby: null,
      ownerid: user,
      ownerid__table: "systemuser",
      owninguser: user,
      owningteam: null,
      statecode: 0,
      statuscode: 1,
      donotemail: 0,
      transactioncurrencyid: null,
    });
    expect(row("account", id)["owningbusinessunit"]).toBe(
      row("systemuser", user)["businessunitid"],
    );
  });

  it("gives each row a version of its own, which grows", async () => {
    const [a, b] = [await api.create("accounts", {}), await api.create("accounts", {})];
    expect(Number(row("account", b)["versionnumber"])).toBeGreaterThan(
      Number(row("account", a)["versionnumber"]),
    );
  });

  it("takes an id of the caller's choice", async () => {
    const accountid = "11111111-2222-3333-4444-555555555501";
    const capitals = accountid.toUpperCase();
    const answer = await api.send("POST", "accounts", { body: { accountid: capitals, name: "A" } });
    expect(answer.headers.get("odata-entityid")).toBe(`${root()}/accounts(${accountid})`);
    expect(await api.send("POST", "accounts", { body: { accountid } })).toMatchObject({
      status: 412,
      error: { code: "0x80040237", message: "Cannot insert duplicate key." },
    });
  });

  it("refuses a second row with the same alternate key, whatever its letter case", async () => {
    await api.create("accounts", { accountnumber: "Key-1" });
    const answer = await api.send("POST", "accounts", { body: { accountnumber: "KEY-1" } });
    expect(answer).toMatchObject({ status: 412, error: { code: "0x80060892" } });
    expect(answer.error.message).toMatch(
      /^Entity Key .+ violated\. A record with the same value for .+ already exists\./,
    );
  });

  it("keeps the date of a migrated row, and notes when it was migrated", async () => {
    const id = await api.create("accounts", { overriddencreatedon: "2010-05-06T07:08:09Z" });
    expect(row("account", id)).toMatchObject({
      createdon: "2010-05-06T07:08:09Z",
      overriddencreatedon: "2026-01-15T12:30:45Z",
    });
  });

  it("ignores columns that are not valid for creation, once their values are right", async () => {
    const id = await api.create("accounts", {
      createdon: "2001-01-01T00:00:00Z",
      versionnumber: 1,
      statecode: 1,
    });
    expect(row("account", id)).toMatchObject({ createdon: "2026-01-15T12:30:45Z", statecode: 0 });
    expect(row("account", id)["versionnumber"]).not.toBe(1);
  });

  it("adds amounts in the base currency", async () => {
    const { id: eur } = { id: "8b2eac4f-5c60-ee11-8def-6045bd0a1102" };
    const id = await api.create("accounts", {
      revenue: 92,
      "transactioncurrencyid@odata.bind": `/transactioncurrencies(${eur})`,
    });
    expect(row("account", id)).toMatchObject({
      revenue: 92,
      revenue_base: 100,
      exchangerate: 0.92,
      transactioncurrencyid: eur,
    });
  });

  it("takes the API version the caller named into the address", async () => {
    const answer = await api.send("POST", "/api/data/v9.1/accounts", { body: {} });
    expect(answer.headers.get("odata-entityid")).toContain("/api/data/v9.1/accounts(");
  });
});

describe("a row of an elastic table", () => {
  it("is addressed by id and partition, and gives a session token", async () => {
    const body = { contoso_deviceid: "d1", partitionid: "Device 'A'" };
    const answer = await api.send("POST", "contoso_sensordatas", { body });
    expect(answer.headers.get("odata-entityid")).toMatch(
      /\/contoso_sensordatas\(contoso_sensordataid=[0-9a-f-]{36},partitionid='Device ''A'''\)$/,
    );
    expect(answer.headers.get("x-ms-session-token")).toMatch(/^\d+:\d+#\d+/);
  });

  it("has its own id for a partition where none is named", async () => {
    const answer = await api.send("POST", "contoso_sensordatas", { body: {} });
    const [, id, partition] =
      /contoso_sensordataid=(.+),partitionid='(.+)'/.exec(
        answer.headers.get("odata-entityid") ?? "",
      ) ?? [];
    expect(partition).toBe(id);
  });
});

describe("rows that are not written by themselves", () => {
  it.each([
    ["POST", "accountleadscollection", "Create", "accountleads"],
    ["POST", "activityparties", "Create", "activityparty"],
    ["PATCH", "activityparties(00000000-0000-0000-0000-000000000001)", "Update", "activityparty"],
    [
      "DELETE",
      "accountleadscollection(00000000-0000-0000-0000-000000000001)",
      "Delete",
      "accountleads",
    ],
  ])("%s %s", async (method, path, verb, table) => {
    const body = method === "DELETE" ? undefined : {};
    expect(await api.send(method, path, { body })).toMatchObject({
      status: 400,
      error: {
        code: "0x80040800",
        message: `The '${verb}' method does not support entities of type '${table}'. MessageProcessorCache returned MessageProcessor.Empty.`,
      },
    });
  });
});

describe("deep insert", () => {
  it("creates rows on both sides, in one go", async () => {
    const id = await api.create("accounts", {
      name: "Sample",
      primarycontactid: { firstname: "John", lastname: "Smith" },
      opportunity_customer_accounts: [
        { name: "Opp", Opportunity_Tasks: [{ subject: "One" }, { subject: "Two" }] },
      ],
    });
    const contact = row("contact", String(row("account", id)["primarycontactid"]));
    expect(contact).toMatchObject({ fullname: "John Smith" });
    const [opportunity = {}] = api.sandbox.store.find("opportunity", { customerid: id });
    expect(opportunity).toMatchObject({ name: "Opp", customerid__table: "account" });
    const tasks = api.sandbox.store.find("task", {
      regardingobjectid: String(opportunity["opportunityid"]),
    });
    expect(tasks.map(({ subject }) => subject).sort()).toEqual(["One", "Two"]);
    expect(tasks[0]?.["regardingobjectid__table"]).toBe("opportunity");
  });

  it("shows them when the representation expands them", async () => {
    const { status, body } = await api.send(
      "POST",
      "accounts?$select=name&$expand=primarycontactid($select=fullname),Account_Tasks($select=subject)",
      {
        headers: { Prefer: "return=representation" },
        body: {
          name: "Deep",
          primarycontactid: { firstname: "A", lastname: "B" },
          Account_Tasks: [{ subject: "T" }],
        },
      },
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: "Deep",
      primarycontactid: { fullname: "A B" },
      Account_Tasks: [{ subject: "T" }],
    });
  });

  it("creates and links rows of many-to-many collections", async () => {
    const id = await api.create("accounts", {
      name: "Linked",
      accountleads_association: [{ lastname: "Lead" }],
    });
    expect(api.sandbox.store.find("accountleads", { accountid: id })).toHaveLength(1);
  });

  it("leaves nothing behind when a nested row is refused", async () => {
    const before = [count("account"), count("contact"), count("task")];
    const answer = await api.send("POST", "accounts", {
      body: {
        name: "Half",
        primarycontactid: { lastname: "Smith" },
        Account_Tasks: [{ subject: "fine" }, { subject: "fine", statuscode: 5 }],
      },
    });
    expect(answer).toMatchObject({ status: 400, error: { code: "0x80048408" } });
    expect([count("account"), count("contact"), count("task")]).toEqual(before);
  });

  it("names the nested entity set's own table when a nested property is unknown", async () => {
    const body = { Account_Tasks: [{ Subject: "x" }] };
    const { error } = await api.send("POST", "accounts", { body });
    expect(error.message).toContain(
      "Invalid property 'Subject' was found in entity 'Microsoft.Dynamics.CRM.task'",
    );
  });
});

describe("activity parties", () => {
  it("are created with their e-mail", async () => {
    const contact = await api.create("contacts", { lastname: "To" });
    const id = await api.create("emails", {
      subject: "Hello",
      email_activity_parties: [
        {
          "partyid_systemuser@odata.bind": `systemusers(${users.manager.id})`,
          participationtypemask: 1,
        },
        { "partyid_contact@odata.bind": `contacts(${contact})`, participationtypemask: 2 },
      ],
    });
    const parties = api.sandbox.store.find("activityparty", { activityid: id });
    expect(
      parties.map((party) => [party["partyid__table"], party["participationtypemask"]]),
    ).toEqual(
      expect.arrayContaining([
        ["systemuser", 1],
        ["contact", 2],
      ]),
    );
  });

  it("are replaced as a whole by PUT", async () => {
    const [a, b] = [await api.create("contacts", {}), await api.create("contacts", {})];
    const party = (id: string) => ({
      "partyid_contact@odata.bind": `contacts(${id})`,
      participationtypemask: 2,
    });
    const id = await api.create("emails", { email_activity_parties: [party(a), party(a)] });
    const answer = await api.send("PUT", `emails(${id})/email_activity_parties`, {
      body: { value: [party(b)] },
    });
    expect(answer.status).toBe(204);
    const parties = api.sandbox.store.find("activityparty", { activityid: id });
    expect(parties.map(({ partyid }) => partyid)).toEqual([b]);
  });

  it("stay as they were when one of the new list is refused", async () => {
    const a = await api.create("contacts", {});
    const party = { "partyid_contact@odata.bind": `contacts(${a})`, participationtypemask: 2 };
    const id = await api.create("emails", { email_activity_parties: [party] });
    const value = [party, { ...party, participationtypemask: 99 }];
    const answer = await api.send("PUT", `emails(${id})/email_activity_parties`, {
      body: { value },
    });
    expect(answer).toMatchObject({ status: 400, error: { code: "0x8004431A" } });
    expect(api.sandbox.store.find("activityparty", { activityid: id })).toHaveLength(1);
  });
});
