import { forgetAt } from "../support/forget";
import { useSandbox } from "../support/sandbox";

const bench = useSandbox();
const paths = () =>
  bench.requests().map(({ method, url }) => `${method} ${url.split("/v9.2/")[1]}`);
const statuses = () => bench.requests().map(({ status }) => status);
const DIRECTORY = /^GET EntityDefinitions\?\$select=/;

// Every test begins as a new process does.
beforeEach(() => forgetAt(bench.sandbox.url));

const newAccount = (name = "Tailspin") => bench.sandbox.insert("account", { name });

describe("a set name", () => {
  test("costs nothing", async () => {
    await bench.act("queryEntities", { entityType: "new_projectcollection", top: "1" });
    expect(paths()).toEqual(["GET new_projectcollection?$top=1"]);
  });

  test("with blanks and slashes around it is one too", async () => {
    await bench.act("queryEntities", { entityType: " /accounts/ ", top: "1" });
    expect(paths()).toEqual(["GET accounts?$top=1"]);
  });
});

test.each([
  "describeEntityType",
  "listViews",
  "getEntityMetaData",
  "bulkCreateEntities",
  "listMessages",
])("%s takes a table with slashes around its name", async (key) => {
  const records = [{ name: "x" }];
  for (const entityType of ["/accounts", "/account/"]) {
    await bench.act(key, { entityType, ...(key === "bulkCreateEntities" ? { records } : {}) });
  }
});

test.each(["account", "ACCOUNTS", "Account", "/accounts"])(
  "FetchXML runs on the table %s, whatever is remembered",
  async (entityType) => {
    const xmlQuery = '<fetch count="1"><entity name="account"/></fetch>';
    for (const _ of ["cold", "warm"]) await bench.act("fetchXml", { entityType, xmlQuery });
  },
);

test("FetchXML on no table names the nearest one", async () => {
  const xmlQuery = '<fetch count="1"><entity name="account"/></fetch>';
  for (const _ of ["cold", "warm"]) {
    const { message } = await bench.failure("fetchXml", { entityType: "acount", xmlQuery });
    expect(message).toContain("did you mean accounts?");
  }
});

test.each(["[object Object]", "Account Number='JS-1'", "abc"])(
  "what is no key is refused in the same words, cold and warm: %s",
  async (entityId) => {
    const inputs = { entityType: "accounts", entityId };
    const cold = await bench.failure("getEntity", inputs);
    await bench.act("describeEntityType", { entityType: "accounts" });
    expect(await bench.failure("getEntity", inputs)).toEqual(cold);
  },
);

describe("another name", () => {
  test.each([
    ["logical name", "account"],
    ["logical name, in other letter case", "aCCount"],
    ["schema name", "Account"],
    ["set name in other letter case", "ACCOUNTS"],
    ["display name in another language", "Verkaufschance"],
  ])("%s: three requests the first time, one afterwards", async (_, entityType) => {
    await bench.act("queryEntities", { entityType, top: "1" });
    const [tried, directory, again] = paths();
    expect(statuses()).toEqual([404, 200, 200]);
    expect(tried).toBe(`GET ${entityType}?$top=1`);
    expect(directory).toMatch(DIRECTORY);
    bench.sandbox.clearRequests();
    await bench.act("queryEntities", { entityType, top: "1" });
    expect(paths()).toEqual([again]);
    expect(statuses()).toEqual([200]);
  });

  test.each([
    ["Activity Party", "activityparties"],
    ["business units", "businessunits"],
    ["Währung", "transactioncurrencies"],
    ["aktivitätsparteien", "activityparties"],
  ])("the display name %s cannot be a set name: found before it is tried", async (name, set) => {
    await bench.act("queryEntities", { entityType: name, top: "1" });
    expect(paths()).toEqual([expect.stringMatching(DIRECTORY), `GET ${set}?$top=1`]);
  });

  test("once the list of tables is there, other names cost nothing more", async () => {
    await bench.act("queryEntities", { entityType: "Activity Party", top: "1" });
    bench.sandbox.clearRequests();
    for (const entityType of ["Kontakt", "lead", "SystemUser", "new_project"]) {
      await bench.act("queryEntities", { entityType, top: "1" });
    }
    expect(statuses()).toEqual([200, 200, 200, 200]);
  });

  test("every operation finds its table", async () => {
    const created = await bench.act<Record<string, unknown>>("createEntity", {
      entityType: "Firma",
      dynamicValues: { name: "Trey" },
    });
    const entityId = String(created["accountid"]);
    const address = { entityType: "Firma", entityId };
    await bench.act("updateEntity", { ...address, dynamicValues: { name: "Trey 2" } });
    await bench.act("upsertEntity", { ...address, dynamicValues: { telephone1: "1" } });
    expect(await bench.act("getEntity", address)).toMatchObject({ name: "Trey 2" });
    expect(await bench.act("deleteEntity", address)).toEqual({ deleted: true });
    expect(bench.sandbox.store.find("account", { accountid: entityId })).toEqual([]);
    // The 404 of the first one, and the list of tables; then one each.
    expect(statuses().slice(0, 2)).toEqual([404, 200]);
    expect(bench.requests().filter(({ status }) => status === 404)).toHaveLength(1);
    expect(paths().filter((path) => DIRECTORY.test(path))).toHaveLength(1);
  });

  test.each([
    ["createEntity", { dynamicValues: { name: "X" } }, "POST"],
    [
      "createEntity",
      {
        dynamicValues: { name: "X" },
        options: { recordId: "00000000-0000-4000-8000-0000000000a1" },
      },
      "PATCH",
    ],
    ["updateEntity", { dynamicValues: { name: "X" }, entityId: "" }, "PATCH"],
    ["upsertEntity", { dynamicValues: { name: "X" }, entityId: "" }, "PATCH"],
    ["deleteEntity", { entityId: "" }, "DELETE"],
    ["deleteEntity", { entityId: "", ignoreMissing: "true" }, "DELETE"],
    ["getEntity", { entityId: "", returnNullWhenMissing: "true" }, "GET"],
  ])("%s is sent again under the right name, once", async (key, inputs, method) => {
    const entityId = "entityId" in inputs ? newAccount() : undefined;
    await bench.act(key, { entityType: "account", ...inputs, ...(entityId ? { entityId } : {}) });
    const sent = paths().filter((path) => !DIRECTORY.test(path));
    expect(sent).toEqual([
      expect.stringMatching(new RegExp(`^${method} account(\\(|$)`)),
      expect.stringMatching(new RegExp(`^${method} accounts(\\(|$)`)),
    ]);
  });

  test("the user to act for asks for the list of tables too, and has one of their own", async () => {
    const impersonateUserId = "f5d295a6-fbc2-ee11-be37-6045bd0b2203";
    await bench.act("queryEntities", {
      entityType: "account",
      top: "1",
      options: { impersonateUserId },
    });
    expect(bench.requests().map(({ headers }) => headers["mscrmcallerid"])).toEqual(
      Array.from({ length: 3 }, () => impersonateUserId),
    );
    await bench.act("queryEntities", { entityType: "account", top: "1" });
    expect(bench.requests()).toHaveLength(6);
  });

  test("simultaneous actions share the list of tables", async () => {
    await Promise.all(
      ["account", "contact", "lead"].map((entityType) =>
        bench.act("queryEntities", { entityType, top: "1" }),
      ),
    );
    expect(paths().filter((path) => DIRECTORY.test(path))).toHaveLength(1);
  });
});

describe("Entity ID as an address", () => {
  test.each([
    ["account", (id: string) => `${bench.sandbox.url}/api/data/v9.2/accounts(${id})`],
    ["Firma", (id: string) => `accounts(${id})`],
    ["Account", (id: string) => `/accounts(accountid=${id})`],
  ])("of Entity Type %s is no contradiction", async (entityType, dress) => {
    const id = newAccount("Addressed");
    const record = await bench.act("getEntity", { entityType, entityId: dress(id) });
    expect(record).toMatchObject({ accountid: id });
    expect(statuses()).toEqual([200, 200]);
  });

  test("of another table is refused", async () => {
    const entityId = `contacts(${newAccount()})`;
    const error = await bench.failure("getEntity", { entityType: "account", entityId });
    expect(error.message).toBe(
      "Entity ID names a record of contacts, but Entity Type is accounts.",
    );
  });
});

describe("a name that leads nowhere", () => {
  test("is refused as Dataverse refuses it, with what may have been meant", async () => {
    const error = await bench.failure("queryEntities", { entityType: "kontact", top: "1" });
    expect(error).toMatchObject({ name: "DataverseError", status: 404, outcome: "notDone" });
    expect(error.message).toContain("There is no table kontact; did you mean contacts");
    expect(statuses()).toEqual([404, 200]);
  });

  test("and can be no set name is refused before it is sent", async () => {
    const error = await bench.failure("createEntity", {
      entityType: "Bussiness Unit",
      dynamicValues: { name: "X" },
    });
    expect(error.name).toBe("InputError");
    expect(error.message).toBe(
      'Entity Type "Bussiness Unit" is no table of this environment; did you mean businessunits?',
    );
    expect(bench.requests()).toHaveLength(1);
  });

  test("where definitions may not be read, the service document still helps", async () => {
    bench.sandbox.fault({
      match: { path: "EntityDefinitions" },
      times: 9,
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
    });
    const error = await bench.failure("queryEntities", { entityType: "contact", top: "1" });
    expect(error).toMatchObject({ status: 404 });
    expect(error.message).toMatch(/did you mean contacts/);
    expect(paths()).toEqual(["GET contact?$top=1", expect.stringMatching(DIRECTORY), "GET "]);
  });
});

test("a next link is not followed under a name that is no table's", async () => {
  const first = await bench.act<Record<string, unknown>>("queryEntities", {
    entityType: "accounts",
    recordsPerPage: "2",
  });
  bench.sandbox.clearRequests();
  const following = bench.act("queryEntities", {
    entityType: "Whatever It Is",
    recordsPerPage: "2",
    nextPageId: first["oDataNextLink"],
  });
  await expect(following).rejects.toThrow("Whatever It Is");
  expect(paths()).toEqual([expect.stringMatching(DIRECTORY)]);
});
