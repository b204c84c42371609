import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { DynamicsWebApi, type RequestError } from "dynamics-web-api";
import { currencies, roles, teams, users } from "../../../sandbox/seed/identities";

/** Functions and actions as a client calls them that knows nothing of the sandbox. */
let client: DynamicsWebApi;
let sandbox: Sandbox;
const crm = "Microsoft.Dynamics.CRM";

beforeAll(async () => {
  sandbox = await startSandbox();
  client = new DynamicsWebApi({
    serverUrl: sandbox.url,
    dataApi: { version: "9.2" },
    onTokenRefresh: async () => sandbox.issueToken(),
  });
});
afterAll(() => sandbox.close());

const account = () => String(sandbox.store.find("account", {})[0]?.["accountid"]);

describe("dynamics-web-api calls", () => {
  it("functions with parameters and without", async () => {
    expect(await client.callFunction({ functionName: "RetrieveVersion" })).toMatchObject({
      Version: expect.stringMatching(/^9\.2/),
    });
    const rate = await client.callFunction({
      name: "RetrieveExchangeRate",
      parameters: { TransactionCurrencyId: currencies.gbp },
    });
    expect(rate).toMatchObject({ ExchangeRate: 0.78 });
    const counts = await client.callFunction<{ EntityRecordCountCollection: object }>({
      name: "RetrieveTotalRecordCount",
      parameters: { EntityNames: ["account"] },
    });
    expect(counts.EntityRecordCountCollection).toMatchObject({ Keys: ["account"] });
  });

  it("a function on a row", async () => {
    const answer = await client.callFunction<{ RolePrivileges: object[] }>({
      collection: "systemusers",
      key: users.salesperson.id,
      name: `${crm}.RetrieveUserPrivileges`,
    });
    expect(answer.RolePrivileges.length).toBeGreaterThan(10);
  });

  it("an action on a row, with rows in its parameters", async () => {
    const change = (name: string) =>
      client.callAction({
        collection: "teams",
        key: teams.tender,
        actionName: `${crm}.${name}`,
        action: { Members: [{ "@odata.type": `${crm}.systemuser`, ownerid: users.engineer.id }] },
      });
    const member = { teamid: teams.tender, systemuserid: users.engineer.id };
    await change("AddMembersTeam");
    expect(sandbox.store.find("teammembership", member)).toHaveLength(1);
    await change("RemoveMembersTeam");
    expect(sandbox.store.find("teammembership", member)).toEqual([]);
  });

  it("custom APIs, as actions and as functions", async () => {
    const credit = await client.callAction({
      collection: "accounts",
      key: account(),
      actionName: `${crm}.new_CheckCredit`,
      action: { Amount: 60_000 },
    });
    expect(credit).toMatchObject({ IsApproved: false, Limit: 50_000 });
    const apis = await client.retrieveMultiple<{ uniquename: string }>({
      collection: "customapis",
      select: ["uniquename"],
      expand: [{ property: "CustomAPIRequestParameters", select: ["uniquename", "type"] }],
      orderBy: ["uniquename"],
    });
    expect(apis.value.map(({ uniquename }) => uniquename)).toEqual([
      "new_CheckCredit",
      "new_WorkingDays",
    ]);
  });

  it("nothing that is not there, and is told what was wrong", async () => {
    const failures = await Promise.all(
      [
        client.callAction({ actionName: "Nothing" }),
        client.callAction({
          collection: "teams",
          key: teams.tender,
          actionName: `${crm}.AddMembersTeam`,
          action: { members: [] },
        }),
      ].map((call) => call.then(() => undefined).catch((error: RequestError) => error)),
    );
    expect(failures).toMatchObject([
      { status: 404, code: "0x8006088a" },
      { status: 400, code: "0x80048d19" },
    ]);
  });

  it("for the roles of a team, and takes them away", async () => {
    const ends = {
      collection: "teams",
      primaryKey: teams.emea,
      relationshipName: "teamroles_association",
      relatedKey: roles.salesperson,
    };
    const held = () => sandbox.store.find("teamroles", { teamid: teams.emea });
    await client.associate({ ...ends, relatedCollection: "roles" });
    expect(held()).toHaveLength(1);
    await client.disassociate(ends);
    expect(held()).toEqual([]);
  });
});
