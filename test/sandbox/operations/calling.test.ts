import { businessUnits, teams, users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const api = useApi();
const crm = "Microsoft.Dynamics.CRM";
const post = (path: string, body?: unknown) => api.send("POST", path, { body });
const get = (path: string) => api.send("GET", path);
const user = (id: string) => ({ "@odata.type": `${crm}.systemuser`, ownerid: id });
const addMembers = (body: unknown, team: string = teams.tender) =>
  post(`teams(${team})/${crm}.AddMembersTeam`, body);

describe("a bound operation", () => {
  it.each([
    ["GET", `systemusers(${users.manager.id})/RetrieveUserPrivileges`],
    ["GET", `systemusers(${users.manager.id})/RetrieveUserPrivileges()`],
    ["POST", `teams(${teams.tender})/AddMembersTeam`],
    ["POST", "accounts/CreateMultiple"],
  ])("is called by its full name: %s %s", async (method, path) => {
    const { status, error } = await api.send(method, path, {
      body: method === "POST" ? {} : undefined,
    });
    expect([status, error.message]).toEqual([400, "Request message has unresolved parameters."]);
  });

  it.each([
    ["POST", `accounts(${users.manager.id})/${crm}.AddMembersTeam`],
    ["POST", `teams/${crm}.AddMembersTeam`],
    ["POST", "AddMembersTeam"],
    ["GET", `systemusers(${users.manager.id})/${crm}.WhoAmI`],
  ])("is bound to what it is bound to: %s %s", async (method, path) => {
    const { status, error } = await api.send(method, path);
    expect([status, error.code]).toEqual([404, "0x8006088a"]);
  });

  it("is called on a row that is there", async () => {
    const { status, error } = await addMembers({ Members: [] }, businessUnits.root);
    expect([status, error.code]).toEqual([404, "0x80040217"]);
  });

  it("does not take its row in the body", async () => {
    const answer = await addMembers({ entity: { teamid: teams.tender }, Members: [] });
    expect(answer.error.message).toContain("The parameter 'entity' in the request payload");
  });
});

describe("the verb", () => {
  it.each([
    ["POST", "WhoAmI"],
    ["PATCH", "WhoAmI"],
    ["GET", "PublishAllXml"],
    ["GET", `teams(${teams.tender})/${crm}.AddMembersTeam`],
  ])("is that of the kind: %s %s", async (method, path) => {
    const { status, error } = await api.send(method, path);
    expect([status, error.code]).toEqual([404, ""]);
    expect(error.message).toMatch(/^No HTTP resource was found that matches the request URI/);
  });
});

describe("the body of an action", () => {
  it.each<[string, unknown, number, string, RegExp]>([
    [
      "another parameter",
      { Members: [], x: 1 },
      400,
      "0x80048d19",
      /The parameter 'x' in the request payload is not a valid parameter for the operation 'AddMembersTeam'\./,
    ],
    [
      "no parameter",
      {},
      400,
      "0x80040203",
      /^Required field 'Members' is missing for RequestName='AddMembersTeam'$/,
    ],
    ["null", { Members: null }, 400, "0x80040203", /Required field 'Members'/],
    [
      "a row for a collection",
      { Members: user(users.manager.id) },
      400,
      "0x80048d19",
      /A 'StartArray' node was expected/,
    ],
    [
      "a text for a row",
      { Members: ["x"] },
      400,
      "0x80048d19",
      /A 'StartObject' node was expected/,
    ],
    [
      "a row of another table",
      { Members: [{ "@odata.type": `${crm}.account` }] },
      400,
      "0x80048d19",
      /is not assignable to 'Microsoft.Dynamics.CRM.systemuser'/,
    ],
    [
      "a type that is none",
      { Members: [{ "@odata.type": "systemuser" }] },
      400,
      "0x80048d19",
      /could not be resolved/,
    ],
    [
      "a key that is no GUID",
      { Members: [user("x")] },
      400,
      "0x80048d19",
      /to the expected type 'Edm.Guid'/,
    ],
    [
      "a row without its key",
      { Members: [{ "@odata.type": `${crm}.systemuser` }] },
      400,
      "0x80060888",
      /^EdmEntityObject passed should have the key property value set\.$/,
    ],
    [
      "a row that is not there",
      { Members: [user(teams.root)] },
      404,
      "0x80040217",
      /systemuser With Id/,
    ],
    ["no object", [], 400, "0x80048d19", /A 'StartObject' node was expected/],
    ["no JSON", "{", 400, "0x80048d19", /Invalid JSON/],
  ])("is refused with %s", async (_, body, status, code, message) => {
    const answer = await addMembers(body);
    expect([answer.status, answer.error.code]).toEqual([status, code]);
    expect(answer.error.message).toMatch(message);
  });

  it.each<[string, unknown]>([
    ["text for a number", { Value: "1" }],
    ["a fraction for a whole number", { Value: 1.5 }],
    ["a number that is too large", { Value: 2_147_483_648 }],
    ["a number for text", { EntityLogicalName: 1 }],
    ["text for a truth", { MergeLabels: "true" }],
    ["text for a label", { Label: "x" }],
    ["a member that a label has not", { Label: { Text: "x" } }],
  ])("is refused with %s", async (_, part) => {
    const body = { EntityLogicalName: "account", Value: 1, MergeLabels: true, ...(part as object) };
    const answer = await post("UpdateOptionValue", body);
    expect([answer.status, answer.error.code]).toEqual([400, "0x80048d19"]);
  });

  it("may be missing where there are no parameters", async () => {
    expect((await post("PublishAllXml")).status).toBe(204);
    expect((await post("PublishAllXml", {})).status).toBe(204);
    expect((await post("PublishAllXml", { x: 1 })).error.code).toBe("0x80048d19");
  });
});

describe("the parameters of a function", () => {
  const type = `${crm}.EndpointAccessType'Default'`;
  it.each([
    ["inline", `(AccessType=${type})`],
    ["as an alias", `(AccessType=@p)?@p=${type}`],
    ["as an encoded alias", `(AccessType=@p)?@p=${encodeURIComponent(type)}`],
  ])("are given %s", async (_, given) => {
    expect((await get(`RetrieveCurrentOrganization${given}`)).status).toBe(200);
  });

  it.each([
    ["none of those that are needed", "RetrieveCurrentOrganization()"],
    ["none, without parentheses", "RetrieveCurrentOrganization"],
    ["others", `RetrieveCurrentOrganization(AccessType=${type},x=1)`],
    ["one twice", `RetrieveCurrentOrganization(AccessType=${type},AccessType=${type})`],
    ["one without a name", `RetrieveExchangeRate(${teams.root})`],
    ["an alias without a value", "RetrieveCurrentOrganization(AccessType=@p)"],
    ["a parameter it does not have", "WhoAmI(x=1)"],
  ])("refuse %s", async (_, path) => {
    const { status, error } = await get(path);
    expect([status, error.message]).toEqual([400, "Request message has unresolved parameters."]);
  });

  it.each([
    "RetrieveCurrentOrganization(AccessType='Default')",
    "RetrieveCurrentOrganization(AccessType=0)",
    `RetrieveCurrentOrganization(AccessType=${crm}.EntityFilters'All')`,
    "RetrieveExchangeRate(TransactionCurrencyId='7a1d9c3e-4b5f-ee11-8def-6045bd0a1101')",
    "RetrieveExchangeRate(TransactionCurrencyId=@p)?@p=x",
    "RetrieveTotalRecordCount(EntityNames=@p)?@p=account",
    "RetrieveTotalRecordCount(EntityNames='account')",
    "RetrieveMetadataChanges(Query=@p)?@p={",
  ])("are of their type: %s", async (path) => {
    const { status, error } = await get(path);
    expect([status, error.code]).toEqual([400, "0x80060888"]);
    expect(error.message).toMatch(/cannot be converted to the type/);
  });

  it.each([`${crm}.EndpointAccessType'Nothing'`, `${crm}.EndpointAccessType'Default,Internet'`])(
    "are members of their enumeration: %s",
    async (value) => {
      const { status } = await get(`RetrieveCurrentOrganization(AccessType=${value})`);
      expect(status).toBe(400);
    },
  );

  it("take JSON in both kinds of quotes", async () => {
    for (const list of [`['account',"contact"]`, `["account", 'contact']`]) {
      const value = encodeURIComponent(list);
      const answer = await get(`RetrieveTotalRecordCount(EntityNames=@p)?@p=${value}`);
      expect(answer.body["EntityRecordCountCollection"]).toMatchObject({
        Keys: ["account", "contact"],
      });
    }
  });

  it("have no query options beside them", async () => {
    const { status, error } = await get("WhoAmI()?$select=UserId");
    expect([status, error.message]).toEqual([
      501,
      "The sandbox does not simulate the query option $select behind an operation.",
    ]);
  });
});

describe("privileges", () => {
  it("are checked before the row is looked for", async () => {
    const token = api.sandbox.issueToken({ userId: users.salesperson.id });
    const path = `teams(${businessUnits.root})/${crm}.AddMembersTeam`;
    const answer = await api.send("POST", path, { body: { Members: [] }, token });
    expect([answer.status, answer.error.code]).toEqual([403, "0x80040220"]);
    expect(answer.error.message).toContain("is missing prvWriteTeam privilege");
  });
});
