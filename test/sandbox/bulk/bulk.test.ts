import { users } from "../../../sandbox/seed/identities";
import { answerOf, fact, headersOf } from "../outside/facts";
import { useApi } from "../support/api";

const api = useApi();
const type = (table: string) => ({ "@odata.type": `Microsoft.Dynamics.CRM.${table}` });
const send = (set: string, message: string, Targets: unknown) =>
  api.send("POST", `${set}/Microsoft.Dynamics.CRM.${message}`, { body: { Targets } });
const accounts = (name: string) => api.sandbox.store.find("account", { name });
const count = (table: string) => api.sandbox.store.find(table, {}).length;
const nowhere = "11111111-1111-4111-8111-111111111111";
const named = (name: string) => ({ ...type("account"), name });

describe("CreateMultiple", () => {
  it("creates rows and names them in order", async () => {
    const contact = await api.create("contacts", { lastname: "Bound" });
    const answer = await send("accounts", "CreateMultiple", [
      named("First"),
      { ...named("Second"), "primarycontactid@odata.bind": `contacts(${contact})` },
      { ...named("Third"), accountid: nowhere },
    ]);
    expect(answer.status).toBe(200);
    const id = (name: string) => accounts(name)[0]?.["accountid"];
    expect(answer.body).toEqual({
      "@odata.context": `${api.sandbox.url}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`,
      Ids: [id("First"), id("Second"), nowhere],
    });
    expect(accounts("Second")).toMatchObject([{ primarycontactid: contact }]);
  });

  it("undoes all of it for one key that is taken", async () => {
    const taken = await api.create("accounts", { name: "Taken" });
    const targets = [named("Undone"), { ...named("Again"), accountid: taken }];
    const answer = await send("accounts", "CreateMultiple", targets);
    expect(answer.status).toBe(412);
    expect(answer.error).toEqual({ code: "0x80040237", message: "Cannot insert duplicate key." });
    expect(accounts("Undone")).toEqual([]);
  });

  it("refuses a value for what it is, not by where it stands", async () => {
    const before = count("account");
    const answer = await send("accounts", "CreateMultiple", [named("a"), named("x".repeat(161))]);
    expect(answer.error).toEqual({
      code: "0x80044331",
      message:
        "A validation error occurred.  The length of the 'name' attribute of the 'account' entity exceeded the maximum allowed length of '160'.",
    });
    expect(count("account")).toBe(before);
  });

  it.each<[string, unknown, string, RegExp]>([
    [
      "no type",
      [{ name: "x" }],
      "0x0",
      /Invalid property 'name' was found in entity 'Microsoft\.Dynamics\.CRM\.crmbaseentity'/,
    ],
    [
      "another table's type",
      [type("contact")],
      "0x80048d19",
      /'Microsoft\.Dynamics\.CRM\.contact'/,
    ],
    ["an unknown property", [{ ...type("account"), nome: "x" }], "0x0", /Invalid property 'nome'/],
    ["no targets", undefined, "0x80040203", /^Required field 'Targets' is missing/],
    ["none in the list", [], "0x80040203", /empty/],
    ["no list", {}, "0x80048d19", /value of the property 'Targets'/],
    ["no object", ["x"], "0x80048d19", /'StartObject' node was expected/],
  ])("refuses %s", async (_, targets, code, message) => {
    const answer = await send("accounts", "CreateMultiple", targets);
    expect(answer.status).toBe(400);
    expect(answer.error.code).toBe(code);
    expect(answer.error.message).toMatch(message);
  });

  it("refuses other parameters, other methods and single rows", async () => {
    const path = "accounts/Microsoft.Dynamics.CRM.CreateMultiple";
    const other = await api.send("POST", path, { body: { Targets: [named("x")], Target: 1 } });
    expect(other.error.message).toMatch(/The parameter 'Target' in the request payload/);
    expect((await api.send("GET", path)).status).toBe(404);
    const row = await send(`accounts(${nowhere})`, "CreateMultiple", [named("x")]);
    expect(row.status).toBe(404);
  });

  it("asks for the privilege", async () => {
    const token = api.sandbox.issueToken({ userId: users.salesperson.id });
    const answer = await api.send("POST", "products/Microsoft.Dynamics.CRM.CreateMultiple", {
      token,
      body: { Targets: [{ ...type("product"), name: "x" }] },
    });
    expect(answer.status).toBe(403);
    expect(answer.error.message).toMatch(/is missing prvCreateProduct privilege/);
  });
});

describe("UpdateMultiple", () => {
  it("updates rows by primary and by alternate key", async () => {
    const one = await api.create("new_projectcollection", { new_number: 1, new_region: "N" });
    const two = await api.create("new_projectcollection", { new_number: 2, new_region: "N" });
    const answer = await send("new_projectcollection", "UpdateMultiple", [
      { ...type("new_project"), new_projectid: one, new_name: "By id" },
      {
        ...type("new_project"),
        "@odata.id": "new_projectcollection(new_number=2,new_region='N')",
        new_name: "By key",
      },
    ]);
    expect(answer.status).toBe(204);
    expect(answer.headers.get("odata-version")).toBe("4.0");
    const { store } = api.sandbox;
    expect(store.read("new_project", one)).toMatchObject({ new_name: "By id" });
    expect(store.read("new_project", two)).toMatchObject({ new_name: "By key" });
  });

  it("names the row that is not there, and undoes the others", async () => {
    const contact = await api.create("contacts", { lastname: "Kept" });
    const answer = await send("contacts", "UpdateMultiple", [
      { ...type("contact"), contactid: contact, lastname: "Changed" },
      { ...type("contact"), contactid: nowhere, lastname: "Nobody" },
    ]);
    expect(answer.status).toBe(404);
    expect(answer.error).toEqual({
      code: "0x80040217",
      message: `Contact With Ids = ${nowhere} Do Not Exist`,
    });
    expect(api.sandbox.store.read("contact", contact)).toMatchObject({ lastname: "Kept" });
  });

  it("needs a key", async () => {
    const answer = await send("accounts", "UpdateMultiple", [named("x")]);
    expect(answer.status).toBe(400);
    expect(answer.error.message).toBe("Entity Id must be specified for Update");
  });

  it("refuses the address of a row of another table", async () => {
    const targets = [{ ...named("x"), "@odata.id": `contacts(${nowhere})` }];
    const answer = await send("accounts", "UpdateMultiple", targets);
    expect(answer.status).toBe(400);
    expect(answer.error.code).toBe("0x80048d19");
  });
});

describe("UpsertMultiple", () => {
  const address = (number: number) => ({
    ...type("new_project"),
    "@odata.id": `new_projectcollection(new_number=${number},new_region='U')`,
  });
  const projects = () => api.sandbox.store.find("new_project", { new_region: "U" });

  it("creates what is missing and updates what is there", async () => {
    await api.create("new_projectcollection", { new_number: 1, new_region: "U", new_name: "Old" });
    const answer = await send("new_projectcollection", "UpsertMultiple", [
      { ...address(1), new_name: "Updated" },
      { ...address(2), new_name: "Created" },
      { ...type("new_project"), new_projectid: nowhere, new_region: "U", new_name: "By id" },
    ]);
    expect(answer.status).toBe(204);
    expect(answer.text).toBe("");
    expect(projects().map((row) => [row["new_number"], row["new_name"]])).toEqual(
      expect.arrayContaining([
        [1, "Updated"],
        [2, "Created"],
        [null, "By id"],
      ]),
    );
  });

  it("refuses to repeat the key's columns where it would create", async () => {
    const before = projects().length;
    const repeated = { ...address(7), new_number: 7, new_name: "x" };
    const answer = await send("new_projectcollection", "UpsertMultiple", [address(6), repeated]);
    expect(answer.status).toBe(400);
    expect(answer.error.code).toBe("0x80040216");
    expect(projects()).toHaveLength(before);
  });
});

describe("availability", () => {
  const query = (message: string, table: string) =>
    `sdkmessagefilters?$select=sdkmessagefilterid&$filter=sdkmessageid/name eq @message and primaryobjecttypecode eq @table&@message='${message}'&@table='${table}'`;

  it.each([
    ["CreateMultiple", "account", 1],
    ["UpsertMultiple", "new_project", 1],
    ["CreateMultiple", "incident", 0],
    ["DeleteMultiple", "account", 0],
    ["DeleteMultiple", "contoso_sensordata", 1],
    ["Create", "incident", 1],
  ])("of %s on %s is asked of the message filters", async (message, table, rows) => {
    const answer = await api.send("GET", query(message, table));
    expect(answer.status).toBe(200);
    expect(answer.body["value"]).toHaveLength(rows);
  });

  it("is what the messages themselves go by", async () => {
    const none = await send("incidents", "CreateMultiple", [type("incident")]);
    expect(none.status).toBe(400);
    expect(none.error).toEqual({
      code: "0x80040800",
      message:
        "The 'CreateMultiple' method does not support entities of type 'incident'. MessageProcessorCache returned MessageProcessor.Empty.",
    });
    const standard = await send("accounts", "DeleteMultiple", [
      { ...type("account"), accountid: nowhere },
    ]);
    expect(standard.error.message).toBe("DeleteMultiple has not yet been implemented.");
  });

  const shown = fact("bulk/003");
  describe("as Microsoft shows it", () => {
    it("bulk/003", async () => {
      const path = shown.request.url.replace(/^\[.*?\]/, "");
      const answer = await api.send("GET", path.replace("sample_example", "account"), {
        headers: headersOf(shown.request.headers),
      });
      expect(answer.body).toEqual({
        "@odata.context": `${api.sandbox.url}/api/data/v9.2/$metadata#sdkmessagefilters(sdkmessagefilterid)`,
        value: [
          {
            "@odata.etag": expect.stringMatching(/^W\/"\d+"$/),
            sdkmessagefilterid: expect.stringMatching(/^[0-9a-f-]{36}$/),
          },
        ],
      });
    });
  });
});

describe("bulk messages of the real service, of a table we have", () => {
  /** The table of the documentation, in ours. */
  const ours = (text: string) =>
    text
      .replaceAll("sample_examples", "new_projectcollection")
      .replaceAll("sample_exampleid", "new_projectid")
      .replaceAll("sample_example", "new_project")
      .replaceAll("sample_name", "new_name")
      .replace(/sample_keyattribute='(\d+)'/g, "new_number=$1,new_region='T'");

  it.each(["001", "002", "004"])("bulk/%s", async (start) => {
    const given = fact(`bulk/${start}`);
    const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
    for (const [id] of (given.request.body ?? "").matchAll(ids)) {
      api.sandbox.insert("new_project", { new_projectid: id });
    }
    const answer = await api.send("POST", ours(given.request.url).replace(/^\[.*?\]/, ""), {
      body: ours(given.request.body ?? ""),
      headers: headersOf(given.request.headers),
    });
    expect(answer.status).toBe(given.response.status);
    expect(answer.headers.get("odata-version")).toBe("4.0");
    if (given.response.body === undefined) expect(answer.text).toBe("");
    else expect(answer.body["Ids"]).toHaveLength((answerOf(given)["Ids"] as string[]).length);
  });
});

describe("RetrieveTotalRecordCount", () => {
  it.each([
    "(EntityNames=@p1)?@p1=['account','contact']",
    '(EntityNames=@p1)?@p1=["account","contact"]',
  ])("counts tables: %s", async (call) => {
    const answer = await api.send("GET", `RetrieveTotalRecordCount${call}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      "@odata.context": `${api.sandbox.url}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveTotalRecordCountResponse`,
      EntityRecordCountCollection: {
        Count: 2,
        IsReadOnly: false,
        Keys: ["account", "contact"],
        Values: [count("account"), count("contact")],
      },
    });
  });

  it.each([
    ["(EntityNames=@p1)?@p1=['nothing']", 400],
    ["()", 400],
    ["(EntityNames='account')", 400],
    ["(Names=@p1)?@p1=['account']", 400],
  ])("refuses %s", async (call, status) => {
    expect((await api.send("GET", `RetrieveTotalRecordCount${call}`)).status).toBe(status);
  });
});
