import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { WAYS } from "../rows/ways";

const bench = useSandbox();
type Row = Record<string, unknown>;
const NAMES = [
  "Litmus Ltd.",
  "Adventure: Works: East",
  'The "Best" O\'Neil',
  "account: Twice",
  "https://litware.example",
  "100% [Wild] _Card_",
  "A & B + C # D? (Berlin)",
  "Müller, Söhne; 東京",
  "7eb682f1",
];
const ids = new Map<string, string>();
let contact = "";
beforeAll(() => {
  for (const name of NAMES) ids.set(name, bench.sandbox.insert("account", { name }));
  contact = bench.sandbox.insert("contact", { firstname: "Ann", lastname: "Lee" });
});
beforeEach(() => forgetAt(bench.sandbox.url));

const idOf = (name: string) => ids.get(name) ?? "";
const writes = () => bench.requests().filter(({ method }) => method !== "GET");
const bodyOf = (nth = -1) => JSON.parse(writes().at(nth)?.body ?? "{}") as Row;
const rowsRead = (set: string) =>
  bench.requests().filter(({ url }) => url.startsWith(`/api/data/v9.2/${set}?`));
const create = (entityType: string, fieldValues: Row, more: Row = {}) =>
  bench.act<Row>("createEntity", { entityType, fieldValues, ...more });
const refused = async (entityType: string, fieldValues: Row) => {
  bench.sandbox.clearRequests();
  const error = await bench.failure("createEntity", { entityType, fieldValues });
  expect(error.name).toBe("InputError");
  expect(writes()).toEqual([]);
  return error.message;
};

describe("a lookup by the table and the name of its record", () => {
  test.each(NAMES)("%s: one request finds the record, cold and warm", async (name) => {
    for (const round of ["cold", "warm"]) {
      bench.sandbox.clearRequests();
      await create("contacts", { lastname: round, parentcustomerid: `account: ${name}` });
      expect(bodyOf()).toMatchObject({
        "parentcustomerid_account@odata.bind": `/accounts(${idOf(name)})`,
      });
      expect(rowsRead("accounts")).toHaveLength(1);
    }
  });

  test.each([
    ["set name", "accounts:Litmus Ltd."],
    ["label, other case", " ACCOUNT : litmus ltd. "],
    ["schema name", "Account: Litmus Ltd."],
    ["double quotes", 'account: "Litmus Ltd."'],
    ["single quotes", "account: 'Litmus Ltd.'"],
    ["quoted table", '"account": "Litmus Ltd."'],
  ])("%s", async (_, value) => {
    await create("accounts", { name: "x", parentaccountid: value });
    expect(bodyOf()["parentaccountid@odata.bind"]).toBe(`/accounts(${idOf("Litmus Ltd.")})`);
  });

  test("quotes that are part of a name are doubled within quotes", async () => {
    for (const value of ['account: "The ""Best"" O\'Neil"', "account: 'The \"Best\" O''Neil'"]) {
      await create("accounts", { name: "x", parentaccountid: value });
      const bind = bodyOf()["parentaccountid@odata.bind"];
      expect(bind).toBe(`/accounts(${idOf('The "Best" O\'Neil')})`);
    }
  });

  test("the table decides where the lookup refers to several", async () => {
    for (const [value, property, target] of [
      ["account: Litmus Ltd.", "customerid_account", `/accounts(${idOf("Litmus Ltd.")})`],
      ["contact: Ann Lee", "customerid_contact", `/contacts(${contact})`],
    ]) {
      await create("incidents", { title: "x", customerid: value });
      expect(bodyOf()[`${property}@odata.bind`]).toBe(target);
    }
  });

  test("an inactive record counts", async () => {
    const id = bench.sandbox.insert("account", { name: "Closed Co", statecode: 1, statuscode: 2 });
    await create("contacts", { lastname: "x", parentcustomerid: "account: Closed Co" });
    expect(bodyOf()["parentcustomerid_account@odata.bind"]).toBe(`/accounts(${id})`);
  });

  test("in every spelling of the lookup, as JSON text, and in Dynamic Values", async () => {
    const value = "account: Litmus Ltd.";
    const bind = `/accounts(${idOf("Litmus Ltd.")})`;
    for (const name of [
      "parentaccountid",
      "ParentAccountId",
      "_parentaccountid_value",
      "parentaccountid@odata.bind",
    ]) {
      await create("accounts", { name: "x", [name]: value });
      expect(bodyOf()["parentaccountid@odata.bind"]).toBe(bind);
    }
    const dynamicValues = { name: "y", parentaccountid: value };
    for (const form of [dynamicValues, JSON.stringify(dynamicValues)]) {
      await bench.act("createEntity", { entityType: "accounts", dynamicValues: form });
      expect(bodyOf()["parentaccountid@odata.bind"]).toBe(bind);
    }
  });

  test("an update and an upsert", async () => {
    const entityId = bench.sandbox.insert("account", { name: "Upd" });
    for (const key of ["updateEntity", "upsertEntity"]) {
      const fieldValues = { primarycontactid: "contact: Ann Lee" };
      await bench.act(key, { entityType: "accounts", entityId, fieldValues });
      expect(bodyOf()).toEqual({ "primarycontactid@odata.bind": `/contacts(${contact})` });
    }
  });

  test.each(WAYS)("%s", async (_, way) => {
    const id = bench.sandbox.insert("account", { name: "Way" });
    const table = { set: "accounts", primaryId: "accountid" };
    const row = { name: "Way", primarycontactid: "contact: Ann Lee" };
    expect((await way(bench, table, row, id)).message).toBeUndefined();
    expect(writes().at(-1)?.body).toContain(`/contacts(${contact})`);
    const wrong = { name: "Way", primarycontactid: "contact: Nobody At All" };
    bench.sandbox.clearRequests();
    expect((await way(bench, table, wrong, id)).message).toContain("Nobody At All");
    expect(writes()).toEqual([]);
  });

  test("a party of an activity, alone and in a list", async () => {
    await create("emails", {
      subject: "x",
      to: '"contact": "Ann Lee"; jane@example.com; account: Litmus Ltd.',
    });
    expect(bodyOf()["email_activity_parties"]).toEqual([
      { "partyid_contact@odata.bind": `/contacts(${contact})`, participationtypemask: 2 },
      { addressused: "jane@example.com", participationtypemask: 2 },
      {
        "partyid_account@odata.bind": `/accounts(${idOf("Litmus Ltd.")})`,
        participationtypemask: 2,
      },
    ]);
  });
});

describe("refused, with nothing sent", () => {
  test("several records: they are listed", async () => {
    const twins = [1, 2].map(() => bench.sandbox.insert("account", { name: "Twin Co" }));
    const message = await refused("contacts", {
      lastname: "x",
      parentcustomerid: "account: Twin Co",
    });
    for (const id of twins) expect(message).toContain(`/accounts(${id})`);
  });

  test("no record: the nearest names", async () => {
    for (const wanted of ["Litmsu Ltd.", "Litmus"]) {
      const message = await refused("contacts", {
        lastname: "x",
        parentcustomerid: `account: ${wanted}`,
      });
      expect(message).toContain(wanted);
      expect(message).toContain('"Litmus Ltd."');
    }
  });

  test("no record, and the search for near ones fails: the rest is said", async () => {
    const body = { code: "0x80040220", message: "No." };
    bench.sandbox.fault({
      match: { path: "startswith" },
      action: { kind: "status", status: 403, body },
    });
    const message = await refused("contacts", {
      lastname: "x",
      parentcustomerid: "account: Nobody",
    });
    expect(message).toContain("Nobody");
  });

  test.each([
    ["a table that is none", "Ann: Lee", /"Ann".*contact/],
    ["a table that the column does not refer to", "account: Litmus Ltd.", /contact.*account/],
    ["a table that is none, and no name", "Ann:", /"Ann"/],
    ["a name alone", "Ann Lee", /Ann Lee/],
    ["another address", "https://elsewhere.example/contacts(1)", /elsewhere/],
  ])("%s", async (_, value, message) => {
    expect(await refused("accounts", { name: "x", primarycontactid: value })).toMatch(message);
  });

  test("a wrong name in many rows: only some are searched for near ones", async () => {
    const records = Array.from({ length: 20 }, (_, at) => ({
      name: "x",
      primarycontactid: `contact: Ann Le${at}`,
    }));
    await bench.act("bulkCreateEntities", { entityType: "accounts", records });
    expect(rowsRead("contacts").filter(({ url }) => url.includes("startswith"))).toHaveLength(3);
  });
});

test("a table without a name is no value, as other references that led to nothing", async () => {
  for (const value of [
    "contact:",
    "contact: ",
    "contact: null",
    "contact: undefined",
    'contact: ""',
  ]) {
    const dynamicValues = { primarycontactid: contact };
    await create("accounts", { name: "x", primarycontactid: value }, { dynamicValues });
    // What is left out does not win over Dynamic Values.
    expect(bodyOf()["primarycontactid@odata.bind"]).toBe(`/contacts(${contact})`);
  }
  const entityId = bench.sandbox.insert("account", { name: "Clear" });
  await bench.act("updateEntity", {
    entityType: "accounts",
    entityId,
    fieldValues: { primarycontactid: "contact: " },
    options: { emptyValues: "clear" },
  });
  expect(bodyOf()).toEqual({ primarycontactid: null });
});

test("text columns keep their colons, and no record is looked up", async () => {
  const value = "account: Litmus Ltd.";
  await create("accounts", { name: value, description: value, new_unknown: undefined });
  expect(bodyOf()).toEqual({ name: value, description: value });
  expect(rowsRead("accounts")).toEqual([]);
});
