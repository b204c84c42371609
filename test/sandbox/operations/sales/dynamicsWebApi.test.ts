import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { DynamicsWebApi } from "dynamics-web-api";

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

const crm = "Microsoft.Dynamics.CRM";

describe("dynamics-web-api", () => {
  it("qualifies a lead by a message on its row", async () => {
    const id = sandbox.insert("lead", { lastname: "Doe", companyname: "Fabrikam" });
    const { value } = await client.callAction<{ value: Record<string, string>[] }>({
      collection: "leads",
      key: id,
      actionName: `${crm}.QualifyLead`,
      action: { CreateAccount: true, CreateContact: false, CreateOpportunity: true, Status: 3 },
    });
    expect(value.map((row) => row["@odata.type"]).sort()).toEqual([
      `#${crm}.account`,
      `#${crm}.opportunity`,
    ]);
  });

  it("goes from an opportunity to an invoice", async () => {
    const call = (actionName: string, parameter: string, id: unknown) =>
      client.callAction<Record<string, unknown>>({
        actionName,
        action: { [parameter]: id, ColumnSet: { AllColumns: true } },
      });
    const opportunity = sandbox.insert("opportunity", { name: "Sensors" });
    const quote = await call("GenerateQuoteFromOpportunity", "OpportunityId", opportunity);
    await client.update({
      collection: "quotes",
      key: String(quote["quoteid"]),
      data: { statecode: 1, statuscode: 2 },
    });
    const order = await call("ConvertQuoteToSalesOrder", "QuoteId", quote["quoteid"]);
    const invoice = await call("ConvertSalesOrderToInvoice", "SalesOrderId", order["salesorderid"]);
    expect(invoice).toMatchObject({
      name: "Sensors",
      _opportunityid_value: opportunity,
      _salesorderid_value: order["salesorderid"],
    });
  });

  it("merges two contacts", async () => {
    const [a, b] = [{ lastname: "A" }, { lastname: "B" }].map((row) =>
      sandbox.insert("contact", row),
    );
    const contact = (id?: string) => ({
      ...(id ? { contactid: id } : {}),
      "@odata.type": `${crm}.contact`,
    });
    await client.callAction({
      actionName: "Merge",
      action: {
        Target: contact(a),
        Subordinate: contact(b),
        UpdateContent: { ...contact(), jobtitle: "Buyer" },
        PerformParentingChecks: false,
      },
    });
    expect(sandbox.store.read("contact", String(a))).toMatchObject({ jobtitle: "Buyer" });
    expect(sandbox.store.read("contact", String(b))).toMatchObject({ merged: 1, masterid: a });
  });
});
