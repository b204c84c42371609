import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { DynamicsWebApi, type RequestError } from "dynamics-web-api";
import { users } from "../../../sandbox/seed/identities";

/** A client that knows nothing of the sandbox: what it cannot read, no client can. */
let client: DynamicsWebApi;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: "empty" });
  client = new DynamicsWebApi({
    serverUrl: sandbox.url,
    dataApi: { version: "9.2" },
    onTokenRefresh: async () => sandbox.issueToken(),
  });
});
beforeEach(() => sandbox.clearRequests());
afterAll(() => sandbox.close());

const row = (table: string, id: string) => sandbox.store.read(table, id) ?? {};

async function failure(work: Promise<unknown>): Promise<RequestError> {
  try {
    await work;
  } catch (error) {
    return error as RequestError;
  }
  throw new Error("Nothing was refused.");
}

async function createAccount(data: Record<string, unknown>): Promise<string> {
  return await client.create<Record<string, unknown>, string>({ collection: "accounts", data });
}

interface Deep {
  primarycontactid: { fullname: string };
  Account_Tasks: { subject: string }[];
}

describe("dynamics-web-api creates", () => {
  it("a row, and learns its id from the answer's head", async () => {
    const id = await createAccount({ name: "Litware" });
    expect(row("account", id)["name"]).toBe("Litware");
  });

  it("a row, and gets it back", async () => {
    const created = await client.create({
      collection: "accounts",
      data: { name: "Litware", numberofemployees: 12 },
      returnRepresentation: true,
      select: ["name", "numberofemployees"],
    });
    expect(created).toMatchObject({
      name: "Litware",
      numberofemployees: 12,
      accountid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      "@odata.etag": expect.stringMatching(/^W\/"\d+"$/),
    });
  });

  it("rows with what belongs to them", async () => {
    const created = await client.create<object, Deep>({
      collection: "accounts",
      data: {
        name: "Deep",
        primarycontactid: { firstname: "Ann", lastname: "Lee" },
        Account_Tasks: [{ subject: "Call" }, { subject: "Write" }],
      },
      returnRepresentation: true,
      select: ["name"],
      expand: [
        { property: "primarycontactid", select: ["fullname"] },
        { property: "Account_Tasks", select: ["subject"] },
      ],
    });
    expect(created.primarycontactid.fullname).toBe("Ann Lee");
    expect(created.Account_Tasks.map((task) => task.subject).sort()).toEqual(["Call", "Write"]);
  });

  it("and is refused a duplicate when it asks for detection", async () => {
    await createAccount({ name: "Twice" });
    const work = client.create({
      collection: "accounts",
      data: { name: "Twice" },
      duplicateDetection: true,
    });
    expect(await failure(work)).toMatchObject({ status: 412, code: "0x80040333" });
  });

  it("in another user's name", async () => {
    const id = await client.create<object, string>({
      collection: "accounts",
      data: { name: "Impersonated" },
      impersonateAAD: users.salesperson.objectId,
    });
    expect(row("account", id)).toMatchObject({
      createdby: users.salesperson.id,
      createdonbehalfby: users.application.id,
    });
  });
});

describe("dynamics-web-api reads", () => {
  it("a row with an expanded lookup and annotations", async () => {
    const contact = await client.create<object, string>({
      collection: "contacts",
      data: { firstname: "Susanna", lastname: "Stubberod" },
    });
    const id = await createAccount({
      name: "Litware",
      revenue: 20_000,
      "primarycontactid@odata.bind": `contacts(${contact})`,
    });
    const account = await client.retrieve({
      collection: "accounts",
      key: id,
      select: ["name", "revenue", "_primarycontactid_value"],
      expand: [{ property: "primarycontactid", select: ["fullname"] }],
      includeAnnotations: "*",
    });
    expect(account).toMatchObject({
      name: "Litware",
      revenue: 20_000,
      _primarycontactid_value: contact,
      "_primarycontactid_value@OData.Community.Display.V1.FormattedValue": "Susanna Stubberod",
      _primarycontactid_value_Formatted: "Susanna Stubberod",
      _primarycontactid_value_LogicalName: "contact",
      _primarycontactid_value_NavigationProperty: "primarycontactid",
      primarycontactid: { fullname: "Susanna Stubberod", contactid: contact },
    });
  });

  it("a row by its alternate key", async () => {
    await createAccount({ name: "Keyed", accountnumber: "A-1" });
    const account = await client.retrieve({
      collection: "accounts",
      key: "accountnumber='A-1'",
      select: ["name"],
    });
    expect(account.name).toBe("Keyed");
  });

  it("nothing new of a row it already has", async () => {
    const id = await createAccount({ name: "Cached" });
    const first = await client.retrieve({ collection: "accounts", key: id });
    const again = await client.retrieve({
      collection: "accounts",
      key: id,
      ifnonematch: first["@odata.etag"],
    });
    expect(again).toBeUndefined();
  });

  it("the row behind a lookup", async () => {
    const parent = await createAccount({ name: "Parent" });
    const id = await createAccount({ "parentaccountid@odata.bind": `/accounts(${parent})` });
    const found = await client.retrieve({
      collection: "accounts",
      key: id,
      navigationProperty: "parentaccountid",
      select: ["name"],
    });
    expect(found).toMatchObject({ name: "Parent", accountid: parent });
  });

  it("who it is", async () => {
    const who = await client.callFunction<{ UserId: string }>("WhoAmI");
    expect(who.UserId).toBe(users.application.id);
  });
});

describe("dynamics-web-api queries", () => {
  const names = Array.from({ length: 7 }, (_, at) => `Query ${at}`);

  beforeAll(async () => {
    for (const [at, name] of names.entries()) await createAccount({ name, numberofemployees: at });
  });

  const query = {
    collection: "accounts",
    select: ["name"],
    filter: "startswith(name,'Query ')",
    orderBy: ["numberofemployees desc"],
  };

  it("with filter, order, limit and count", async () => {
    const { value, oDataCount } = await client.retrieveMultiple<{ name: string }>({
      ...query,
      top: 3,
      count: true,
    });
    expect(value.map(({ name }) => name)).toEqual(["Query 6", "Query 5", "Query 4"]);
    expect(oDataCount).toBe(7);
  });

  it("page by page", async () => {
    const pages: string[][] = [];
    let link: string | undefined;
    do {
      const request = { ...query, maxPageSize: 3 };
      const page = await client.retrieveMultiple<{ name: string }>(request, link);
      pages.push((page.value ?? []).map(({ name }) => name));
      link = page.oDataNextLink;
    } while (link);
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
    expect(pages.flat()).toEqual([...names].reverse());
  });

  it("all pages at once", async () => {
    const { value } = await client.retrieveAll<{ name: string }>({ ...query, maxPageSize: 2 });
    expect(value.map(({ name }) => name)).toEqual([...names].reverse());
    expect(sandbox.apiRequests()).toHaveLength(4);
  });

  it("with expanded collections", async () => {
    const id = await createAccount({ name: "Expand me", Account_Tasks: [{ subject: "One" }] });
    const { value } = await client.retrieveMultiple({
      collection: "accounts",
      select: ["name"],
      filter: `accountid eq ${id}`,
      expand: [{ property: "Account_Tasks", select: ["subject"], filter: "statecode eq 0" }],
    });
    expect(value).toMatchObject([{ name: "Expand me", Account_Tasks: [{ subject: "One" }] }]);
  });

  it("for a number only", async () => {
    expect(await client.count({ collection: "accounts", filter: query.filter })).toBe(7);
    const { collection, filter, select } = query;
    expect(await client.countAll({ collection, filter, select })).toBe(7);
  });

  it("and is told what it got wrong", async () => {
    const work = client.retrieveMultiple({ collection: "accounts", select: ["Name"] });
    expect(await failure(work)).toMatchObject({
      status: 400,
      code: "0x0",
      message: "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'.",
    });
  });
});

describe("dynamics-web-api changes", () => {
  it("a row", async () => {
    const id = await createAccount({ name: "Old" });
    await client.update({ collection: "accounts", key: id, data: { name: "New" } });
    expect(row("account", id)["name"]).toBe("New");
  });

  it("no row that is gone", async () => {
    const key = "00000000-0000-0000-0000-0000000000ee";
    const work = client.update({ collection: "accounts", key, data: { name: "x" } });
    expect(await failure(work)).toMatchObject({ status: 404, code: "0x80040217" });
  });

  it("a row, and gets it back", async () => {
    const id = await createAccount({ name: "Old" });
    const updated = await client.update({
      collection: "accounts",
      key: id,
      data: { name: "New" },
      returnRepresentation: true,
      select: ["name"],
    });
    expect(updated).toMatchObject({ name: "New", accountid: id });
  });

  it("a row that nobody changed in between, and no other", async () => {
    const id = await createAccount({ name: "Old" });
    const { "@odata.etag": etag } = await client.retrieve({ collection: "accounts", key: id });
    const update = (name: string) =>
      client.update({ collection: "accounts", key: id, data: { name }, ifmatch: etag });
    expect(await update("First")).toBe(true);
    expect(await update("Second")).toBe(false);
    expect(row("account", id)["name"]).toBe("First");
  });

  it("one property", async () => {
    const id = await createAccount({ name: "Old", description: "x" });
    const target = { collection: "accounts", key: id };
    await client.updateSingleProperty({ ...target, fieldValuePair: { name: "New" } });
    await client.deleteRecord({ ...target, property: "description" });
    expect(row("account", id)).toMatchObject({ name: "New", description: null });
  });

  it("or creates a row, as it is told", async () => {
    const id = "00000000-0000-0000-0000-0000000000ef";
    const upsert = (name: string, more: object) =>
      client.upsert({ collection: "accounts", key: id, data: { name }, ...more });
    expect(await upsert("Never", { ifmatch: "*" })).toBeNull();
    await upsert("Made", { ifnonematch: "*" });
    expect(await upsert("Again", { ifnonematch: "*" })).toBeNull();
    expect(row("account", id)["name"]).toBe("Made");
    await upsert("Changed", {});
    expect(row("account", id)["name"]).toBe("Changed");
  });

  it("a row by its alternate key", async () => {
    const upsert = (name: string) =>
      client.upsert({ collection: "accounts", key: "accountnumber='UP-1'", data: { name } });
    await upsert("One");
    await upsert("Two");
    const found = sandbox.store.find("account", { accountnumber: "UP-1" });
    expect(found.map(({ name }) => name)).toEqual(["Two"]);
  });

  it("nothing any more, once it has deleted the row", async () => {
    const id = await createAccount({});
    await client.deleteRecord({ collection: "accounts", key: id });
    expect(sandbox.store.read("account", id)).toBeUndefined();
    const work = client.deleteRecord({ collection: "accounts", key: id });
    expect(await failure(work)).toMatchObject({
      status: 404,
      message: `account With Id = ${id} Does Not Exist`,
    });
  });
});

describe("dynamics-web-api connects", () => {
  it("rows one-to-many, and takes them apart", async () => {
    const account = await createAccount({});
    const task = await client.create<object, string>({ collection: "tasks", data: {} });
    const ends = {
      collection: "accounts",
      primaryKey: account,
      relationshipName: "Account_Tasks",
      relatedKey: task,
    };
    await client.associate({ ...ends, relatedCollection: "tasks" });
    expect(row("task", task)["regardingobjectid"]).toBe(account);
    await client.disassociate(ends);
    expect(row("task", task)["regardingobjectid"]).toBeNull();
  });

  it("rows many-to-many, and takes them apart", async () => {
    const account = await createAccount({});
    const lead = await client.create<object, string>({ collection: "leads", data: {} });
    const ends = {
      collection: "leads",
      primaryKey: lead,
      relationshipName: "accountleads_association",
      relatedKey: account,
    };
    const links = () => sandbox.store.find("accountleads", { leadid: lead });
    await client.associate({ ...ends, relatedCollection: "accounts" });
    expect(links()).toMatchObject([{ accountid: account }]);
    await client.disassociate(ends);
    expect(links()).toEqual([]);
  });

  it("a row to its lookup, and takes it away", async () => {
    const account = await createAccount({});
    const opportunity = await client.create<object, string>({
      collection: "opportunities",
      data: {},
    });
    const ends = {
      collection: "opportunities",
      primaryKey: opportunity,
      navigationProperty: "customerid_account",
    };
    await client.associateSingleValued({
      ...ends,
      relatedCollection: "accounts",
      relatedKey: account,
    });
    expect(row("opportunity", opportunity)["customerid"]).toBe(account);
    await client.disassociateSingleValued(ends);
    expect(row("opportunity", opportunity)["customerid"]).toBeNull();
  });
});

describe("dynamics-web-api is stopped", () => {
  it("without a token", async () => {
    const stranger = new DynamicsWebApi({ serverUrl: sandbox.url, dataApi: { version: "9.2" } });
    expect(await failure(stranger.callFunction("WhoAmI"))).toMatchObject({ status: 401 });
  });

  it("when it asks too often, with the seconds to wait", async () => {
    sandbox.fault({ action: { kind: "throttle", retryAfter: 3 } });
    const error = await failure(client.callFunction("WhoAmI"));
    expect(error).toMatchObject({ status: 429, code: "0x80072322" });
    expect((error.headers as Record<string, string>)["retry-after"]).toBe("3");
  });
});
