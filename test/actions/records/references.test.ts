import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
type Row = Record<string, unknown>;
const create = (entityType: string, values: Row, more: Row = {}) =>
  bench.act<Row>("createEntity", { entityType, dynamicValues: values, ...more });
const refused = async (entityType: string, values: Row, more: Row = {}) => {
  bench.sandbox.clearRequests();
  const error = await bench.failure("createEntity", {
    entityType,
    dynamicValues: values,
    ...more,
  });
  expect(error.name).toBe("InputError");
  expect(writes()).toEqual([]);
  return error.message;
};
const writes = () => bench.requests().filter(({ method }) => method !== "GET");
const bodyOf = (nth: number) => JSON.parse(writes().at(nth)?.body ?? "{}") as Row;
const counts = () =>
  ["account", "contact"].map((table) => bench.sandbox.store.find(table, {}).length);
let account = "";
let contact = "";
beforeAll(() => {
  account = bench.sandbox.insert("account", { name: "Fabrikam", accountnumber: "F-1" });
  contact = bench.sandbox.insert("contact", { firstname: "Jane", lastname: "Doe" });
});

describe("an object under a lookup means the same, however the lookup is spelt", () => {
  const spellings = [
    ["leads", "parentaccountid"],
    ["leads", "_parentaccountid_value"],
    ["new_projectcollection", "new_accountid"],
    ["new_projectcollection", "new_AccountId"],
    ["new_projectcollection", "NEW_ACCOUNTID"],
  ] as const;

  test.each(spellings)("%s %s: a reference in each form", async (entityType, name) => {
    const before = counts();
    const forms = [
      account,
      { id: account },
      { id: account, name: "Fabrikam" },
      { table: "account", id: account },
      { table: "account", key: { accountnumber: "F-1" } },
      { table: "accounts", name: "Fabrikam" },
      { "@odata.id": `accounts(${account})` },
      { accountid: account },
      { "@odata.etag": 'W/"1"', accountid: account, name: "Fabrikam", telephone1: "1" },
      JSON.stringify({ table: "account", id: account }),
      `/accounts(${account})`,
      `${bench.sandbox.url}/api/data/v9.2/accounts(${account})`,
    ];
    for (const form of forms) {
      await create(entityType, { [name]: form });
      const body = bodyOf(-1);
      const [[property, bind] = []] = Object.entries(body);
      expect(property).toMatch(/^(parentaccountid|new_AccountId)@odata\.bind$/);
      expect(bind).toMatch(/^\/accounts\(/);
    }
    expect(counts()).toEqual(before);
  });

  test.each(spellings)("%s %s: what could be either, or nothing, is refused", async (set, name) => {
    const before = counts();
    const unset = [
      { telephone1: "" },
      { name: "", telephone1: "  " },
      { name: null, numberofemployees: null },
      { "@odata.type": "Microsoft.Dynamics.CRM.account", name: "" },
      { "primarycontactid@odata.bind": "" },
    ];
    const noId = [{}, { name: null }, { accountid: account, telephone1: "1" }, { a: 1 }];
    for (const value of [...noId, ...unset]) {
      expect(await refused(set, { [name]: value })).toContain(name);
    }
    for (const value of [{ name: "Fabrikam" }, { name: "Fabrikam", telephone1: "" }]) {
      const message = await refused(set, { [name]: value });
      expect(message).toContain('{"table": "account", "name": "Fabrikam"}');
      expect(message).toContain('"@odata.type": "Microsoft.Dynamics.CRM.account"');
    }
    expect(counts()).toEqual(before);
  });

  test.each(spellings)("%s %s: a new record is created along", async (set, name) => {
    const [accounts = 0] = counts();
    await create(set, {
      [name]: { name: "Along", telephone1: "555-0100", numberofemployees: "12" },
    });
    await create(set, {
      [name]: { "@odata.type": "Microsoft.Dynamics.CRM.account", name: "Typed" },
    });
    expect(counts()[0]).toBe(accounts + 2);
    const [along] = bench.sandbox.store.find("account", { name: "Along" });
    expect(along).toMatchObject({ telephone1: "555-0100", numberofemployees: 12 });
    bench.sandbox.store.remove("account", String(along?.["accountid"]));
  });

  test("only a name that is computed is refused too, and faults of records along are named", async () => {
    expect(await refused("accounts", { primarycontactid: { fullname: "Jane Doe" } })).toContain(
      "primarycontactid: it could mean an existing record or a new one",
    );
    const values = { primarycontactid: { lastname: "Doe", birthdate: "31/12/2024", nosuch: 1 } };
    const message = await refused("accounts", values);
    expect(message).toContain('primarycontactid.birthdate: "31/12/2024" is not a date');
    expect(message).toContain("primarycontactid.nosuch: contact has no such column");
  });
});

describe("collections", () => {
  test("new records are typed, references are bound", async () => {
    const task = bench.sandbox.insert("task", { subject: "There" });
    await create("accounts", { name: "With tasks", Account_Tasks: [{ subject: "New" }] });
    await create("accounts", { name: "With a task", Account_Tasks: [`/tasks(${task})`] });
    expect(bodyOf(-1)["Account_Tasks@odata.bind"]).toEqual([`/tasks(${task})`]);
    const message = await refused("accounts", { Account_Tasks: [{}, { prioritycode: "Urgent" }] });
    expect(message).toContain("Account_Tasks[0]");
    const unset = { Account_Tasks: [{ subject: "", description: null }] };
    expect(await refused("accounts", unset)).toContain("Account_Tasks[0]");
  });

  test("an update lists them among what is wrong", async () => {
    const error = await bench.failure("updateEntity", {
      entityType: "accounts",
      entityId: account,
      dynamicValues: {
        primarycontactid: { firstname: "A", lastname: "B" },
        contact_customer_accounts: [{ lastname: "C" }],
        numberofemployees: "many",
      },
    });
    expect(error.message).toMatch(
      /3 columns.*primarycontactid: .*contact_customer_accounts: .*many/,
    );
    expect(writes()).toEqual([]);
  });
});

test.each([
  "https://other.crm.dynamics.com/api/data/v9.2/contacts(7eb682f1-ca75-e511-80d4-00155d2a68d1)",
  "http://127.0.0.1:1/api/data/v9.2/contacts(7eb682f1-ca75-e511-80d4-00155d2a68d1)",
])("a reference to a record of another environment is refused: %s", async (url) => {
  for (const values of [
    { primarycontactid: url },
    { "primarycontactid@odata.bind": url },
    { primarycontactid: { "@odata.id": url } },
  ]) {
    expect(await refused("accounts", { name: "x", ...values })).toContain("environment");
  }
  const to = await refused("emails", { subject: "x", to: url });
  expect(to).toMatch(/^The record has a column that emails cannot take: to: /);
});

describe("@odata.bind", () => {
  test.each<[string, Row]>([
    ["a GUID", { "primarycontactid@odata.bind": "ID" }],
    ["the table's logical name", { "primarycontactid@odata.bind": "/contact(ID)" }],
    ["another letter case", { "PrimaryContactId@odata.bind": "/contacts(ID)" }],
  ])("%s is repaired", async (_, values) => {
    const [[name = "", value] = []] = Object.entries(values);
    await create("accounts", { name: "x", [name]: String(value).replace("ID", contact) });
    expect(bodyOf(-1)).toEqual({
      name: "x",
      "primarycontactid@odata.bind": `/contacts(${contact})`,
    });
  });

  test("the name of a lookup to several tables takes the table from the path", async () => {
    await create("contacts", {
      lastname: "x",
      "parentcustomerid@odata.bind": `/accounts(${account})`,
    });
    expect(bodyOf(-1)["parentcustomerid_account@odata.bind"]).toBe(`/accounts(${account})`);
    const custom = { "new_accountid@odata.bind": `/accounts(${account})` };
    await create("new_projectcollection", { new_name: "x", ...custom });
    expect(bodyOf(-1)["new_AccountId@odata.bind"]).toBe(`/accounts(${account})`);
  });

  test.each(["", "/contacts()", "/contacts(null)", "/contacts(undefined)", "undefined"])(
    "without a value, %j is left out, or clears the lookup",
    async (value) => {
      const entityId = bench.sandbox.insert("account", { name: "x", primarycontactid: contact });
      const update = (emptyValues: string) =>
        bench.act<Row>("updateEntity", {
          entityType: "accounts",
          entityId,
          dynamicValues: { name: "y", "primarycontactid@odata.bind": value },
          options: { emptyValues },
        });
      expect((await update("omit"))["_primarycontactid_value"]).toBe(contact);
      expect((await update("clear"))["_primarycontactid_value"]).toBeNull();
      expect(bodyOf(-1)).toEqual({ name: "y", primarycontactid: null });
    },
  );
});

describe("two spellings of one column", () => {
  test.each<[Row, string, string]>([
    [{ primarycontactid: 1, "primarycontactid@odata.bind": 1 }, "primarycontactid", "@odata.bind"],
    [{ primarycontactid: 1, _primarycontactid_value: 1 }, "primarycontactid", "_value"],
    [{ primarycontactid: 1, PrimaryContactId: 1 }, "primarycontactid", "PrimaryContactId"],
  ])("%j is refused, naming both", async (names, one, other) => {
    const values = Object.fromEntries(Object.keys(names).map((name) => [name, contact]));
    const message = await refused("accounts", { name: "x", ...values });
    expect(message).toContain(one);
    expect(message).toContain(other);
  });

  test("two navigation properties of one lookup as well", async () => {
    const message = await refused("contacts", {
      lastname: "x",
      "parentcustomerid_account@odata.bind": `/accounts(${account})`,
      "parentcustomerid_contact@odata.bind": `/contacts(${contact})`,
    });
    expect(message).toContain("parentcustomerid_account");
    expect(message).toContain("parentcustomerid_contact");
  });

  test.each(["primarycontactid", "_primarycontactid_value", "PRIMARYCONTACTID"])(
    "Field Value %s wins over Dynamic Values in another spelling",
    async (key) => {
      const other = bench.sandbox.insert("contact", { lastname: "Other" });
      const record = await create(
        "accounts",
        { name: "x", "primarycontactid@odata.bind": `/contacts(${other})` },
        { fieldValues: [{ key, value: contact }] },
      );
      expect(record["_primarycontactid_value"]).toBe(contact);
    },
  );
});

test("a lookup to a record that does not exist is told by column and value", async () => {
  const missing = "11111111-2222-4333-8444-555555555555";
  const byId = await bench.failure("createEntity", {
    entityType: "accounts",
    dynamicValues: { name: "x", primarycontactid: missing },
  });
  expect(byId.message).toContain(`primarycontactid refers to /contacts(${missing})`);
  const byKey = await bench.failure("createEntity", {
    entityType: "accounts",
    dynamicValues: {
      name: "x",
      parentaccountid: { table: "account", key: { accountnumber: "none" } },
    },
  });
  expect(byKey.message).toContain("parentaccountid refers to /accounts(accountnumber='none')");
  const data = { name: "x", primarycontactid: missing };
  const batch = await bench.failure("batchEntityActions", {
    actions: [{ collection: "accounts", action: "create", data }],
  });
  const { results } = await bench.act<{ results: { error: { message: string } }[] }>(
    "bulkCreateEntities",
    { entityType: "accounts", records: [data] },
  );
  for (const message of [batch.message, results[0]?.error.message]) {
    expect(message).toContain(`primarycontactid refers to /contacts(${missing})`);
  }
  for (const { message } of [byId, byKey]) expect(message).not.toContain("Entity ID");
  const link = await bench.failure("batchEntityActions", {
    actions: [
      {
        collection: "accounts",
        action: "associate",
        key: account,
        navigation: "contact_customer_accounts",
        target: `contacts(${missing})`,
      },
    ],
  });
  expect(link.message).toMatch(new RegExp(`"target" refers to .*contacts\\(${missing}\\)`));
  expect(link.message).not.toContain('Check the "key"');
});

test("a party of another organization is refused in Dataverse's own form too, before anything is sent", async () => {
  const foreign = `https://other.crm.dynamics.com/api/data/v9.2/contacts(${contact})`;
  const party = (bind: string) => ({
    "partyid_contact@odata.bind": bind,
    participationtypemask: 2,
  });
  for (const bind of [foreign, "/contacts()"]) {
    const rows = { email_activity_parties: [party(`/contacts(${contact})`), party(bind)] };
    expect(await refused("emails", rows)).toContain("email_activity_parties[1]");
    expect(await refused("emails", { to: [party(bind)] })).toContain("partyid_contact@odata.bind");
  }
  const { message } = await bench.failure("batchEntityActions", {
    actions: [
      {
        collection: "accounts",
        action: "associate",
        key: account,
        navigation: "contact_customer_accounts",
        target: foreign,
      },
    ],
  });
  expect(message).toContain('"target" points to https://other.crm.dynamics.com');
  expect(writes()).toEqual([]);
});

test("of many faults the first are told, with their number; a long address is cut", async () => {
  const values = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`none${at}`, "x"]));
  const message = await refused("accounts", values);
  expect(message).toContain("1000 columns");
  expect(message).toMatch(/none49: .*; and 950 more/);
  expect(message).not.toContain("none50:");
  const { results } = await bench.act<{ results: { error: { message: string } }[] }>(
    "bulkCreateEntities",
    { entityType: "accounts", records: [values] },
  );
  expect(results[0]?.error.message).toContain("and 950 more");
  const batch = await bench.failure("batchEntityActions", {
    actions: [{ collection: "accounts", action: "create", data: values }],
  });
  expect(batch.message).toMatch(/action 0: none49: .*; and 950 more\. Nothing was sent\.$/);
  const { message: address } = await bench.failure("getEntity", {
    entityType: "accounts",
    entityId: `http://${"a".repeat(60_000)}`,
  });
  expect(address.length).toBeLessThan(1_000);
});
