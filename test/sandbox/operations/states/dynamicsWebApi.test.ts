import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { DynamicsWebApi, type RequestError } from "dynamics-web-api";

/** A client that knows nothing of the sandbox. */
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
afterAll(() => sandbox.close());

const stateOf = (table: string, id: string) => sandbox.store.read(table, id)?.["statecode"];

describe("dynamics-web-api", () => {
  it.each([
    ["WinOpportunity", "OpportunityClose", "opportunity", "opportunities", 3, 0, 1],
    ["LoseOpportunity", "OpportunityClose", "opportunity", "opportunities", 4, 0, 2],
    ["CloseIncident", "IncidentResolution", "incident", "incidents", 5, 0, 1],
    ["WinQuote", "QuoteClose", "quote", "quotes", 4, 1, 2],
    ["CloseQuote", "QuoteClose", "quote", "quotes", 5, 1, 3],
  ])("closes a record by %s", async (actionName, parameter, table, set, Status, from, to) => {
    const id = sandbox.insert(table, { statecode: from, statuscode: from === 0 ? 1 : 2 });
    await client.callAction({
      actionName,
      action: { Status, [parameter]: { subject: "x", [`${table}id@odata.bind`]: `${set}(${id})` } },
    });
    expect(stateOf(table, id)).toBe(to);
  });

  it("fulfills an order by a message on the set", async () => {
    const id = sandbox.insert("salesorder", { statecode: 0, statuscode: 1 });
    await client.callAction({
      collection: "salesorders",
      actionName: "Microsoft.Dynamics.CRM.FulfillSalesOrder",
      action: { Status: -1, OrderClose: { "salesorderid@odata.bind": `salesorders(${id})` } },
    });
    expect(stateOf("salesorder", id)).toBe(3);
  });

  it("is told what keeps a case open", async () => {
    const id = sandbox.insert("incident", { statecode: 0, statuscode: 1 });
    sandbox.insert("incident", { parentcaseid: id, statecode: 0, statuscode: 1 });
    const closing = client.callAction({
      actionName: "CloseIncident",
      action: { Status: 5, IncidentResolution: { "incidentid@odata.bind": `incidents(${id})` } },
    });
    await expect(closing).rejects.toMatchObject({
      code: "0x8004f456",
    } satisfies Partial<RequestError>);
  });
});
