import { users } from "../../../../sandbox/seed/identities";
import { useApi } from "../../support/api";
import { crm, useSales } from "./support";

const api = useApi();
const { insert, stored, find, post } = useSales(api);

const ALL = { CreateAccount: true, CreateContact: true, CreateOpportunity: true, Status: 3 };
const path = (id: string) => `leads(${id})/${crm}.QualifyLead`;
let serial = 0;
const lead = (row = {}) => {
  serial += 1;
  return insert("lead", {
    firstname: "Jane",
    lastname: "Doe",
    companyname: "Fabrikam",
    subject: "Sensors",
    emailaddress1: `jane${serial}@fabrikam.example`,
    estimatedamount: 1200,
    ...row,
  });
};
const made = (id: string) =>
  ["account", "contact", "opportunity"].map(
    (table) => find(table, { originatingleadid: id }).length,
  );

describe("QualifyLead", () => {
  it("makes what it is told, and answers with types and keys alone", async () => {
    const id = lead();
    const { status, body } = await post(path(id), ALL);
    expect(status).toBe(200);
    const rows = body["value"] as Record<string, string>[];
    const names = rows.map((row) => [...Object.keys(row), row["@odata.type"]]);
    expect(names).toEqual(
      ["opportunity", "contact", "account"].map((table) => [
        "@odata.type",
        `${table}id`,
        `#${crm}.${table}`,
      ]),
    );
    const [account] = find("account", { originatingleadid: id });
    const [contact] = find("contact", { originatingleadid: id });
    const [opportunity] = find("opportunity", { originatingleadid: id });
    expect(account).toMatchObject({
      name: "Fabrikam",
      emailaddress1: `jane${serial}@fabrikam.example`,
    });
    expect(contact).toMatchObject({
      lastname: "Doe",
      parentcustomerid: account?.["accountid"],
      parentcustomerid__table: "account",
    });
    expect(opportunity).toMatchObject({
      name: "Sensors",
      estimatedvalue: 1200,
      customerid: account?.["accountid"],
      customerid__table: "account",
      parentaccountid: account?.["accountid"],
      parentcontactid: contact?.["contactid"],
    });
    expect(stored("lead", id)).toMatchObject({
      statecode: 1,
      statuscode: 3,
      parentaccountid: account?.["accountid"],
      parentcontactid: contact?.["contactid"],
      qualifyingopportunityid: opportunity?.["opportunityid"],
    });
  });

  it("takes the existing account, contact, currency, customer and campaign", async () => {
    const account = insert("account", { name: "Litware" });
    const contact = insert("contact", { lastname: "Known" });
    const campaign = insert("campaign", { name: "Spring" });
    const [currency] = find("transactioncurrency", { isocurrencycode: "EUR" });
    const currencyId = String(currency?.["transactioncurrencyid"]);
    const id = lead({ parentaccountid: account });
    await post(path(id), {
      ...ALL,
      CreateAccount: false,
      OpportunityCustomerId: { contactid: contact, "@odata.type": `${crm}.contact` },
      OpportunityCurrencyId: { transactioncurrencyid: currencyId },
      SourceCampaignId: { campaignid: campaign },
    });
    expect(made(id)).toEqual([0, 1, 1]);
    expect(find("opportunity", { originatingleadid: id })).toMatchObject([
      {
        customerid: contact,
        customerid__table: "contact",
        parentaccountid: account,
        parentcontactid: contact,
        transactioncurrencyid: currencyId,
        campaignid: campaign,
      },
    ]);
  });

  it("makes the existing contact the customer where there is no account", async () => {
    const contact = insert("contact", { lastname: "Known" });
    const id = lead({ parentcontactid: contact });
    await post(path(id), { ...ALL, CreateAccount: false, CreateContact: false });
    expect(find("opportunity", { originatingleadid: id })).toMatchObject([
      { customerid: contact, customerid__table: "contact" },
    ]);
  });

  it.each([
    [{ statecode: 1, statuscode: 3 }, {}, 400, "0x80040519"],
    [{ statecode: 2, statuscode: 4 }, {}, 400, "0x80040519"],
    [{}, { Status: 4 }, 400, "0x80048408"],
    [{}, { Status: 99 }, 400, "0x80048408"],
    [{}, { Status: "3" }, 400, "0x80048d19"],
    [{}, { CreateAccount: null }, 400, "0x80040203"],
    [{}, { Another: 1 }, 400, "0x80048d19"],
    [{ companyname: null }, {}, 501, "0x80060888"],
    [
      {},
      { OpportunityCustomerId: { accountid: "00000000-0000-4000-8000-00000000dead" } },
      400,
      "0x80060888",
    ],
  ])("refuses a lead of %j with %j, and makes nothing", async (row, changes, status, code) => {
    const id = lead(row);
    const answer = await post(path(id), { ...ALL, ...changes });
    expect([answer.status, answer.error.code]).toEqual([status, code]);
    expect(made(id)).toEqual([0, 0, 0]);
  });

  it("refuses a customer of another table, and one that is not there", async () => {
    const customer = (table: string, key: string) => ({
      [key]: table === "task" ? insert("task", {}) : "00000000-0000-4000-8000-00000000dead",
      "@odata.type": `${crm}.${table}`,
    });
    const [first, second] = [lead(), lead()];
    const OpportunityCustomerId = customer("task", "activityid");
    expect((await post(path(first), { ...ALL, OpportunityCustomerId })).status).toBe(400);
    const missing = { OpportunityCustomerId: customer("account", "accountid") };
    expect((await post(path(second), { ...ALL, ...missing })).status).toBe(404);
    expect([made(first), made(second)]).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it("is there for a row only, under its full name", async () => {
    const id = lead();
    expect((await post(`leads/${crm}.QualifyLead`, ALL)).status).toBe(404);
    expect((await post(`leads(${id})/QualifyLead`, ALL)).status).toBe(400);
    expect((await post("QualifyLead", ALL)).status).toBe(404);
  });

  it("takes privileges", async () => {
    const token = api.sandbox.issueToken({ userId: users.applicationWithoutRole.id });
    const id = lead();
    const answer = await api.send("POST", path(id), { body: ALL, token });
    expect(answer.status).toBe(403);
    expect(answer.error.message).toMatch(/has not been assigned any roles/);
    expect(made(id)).toEqual([0, 0, 0]);
  });
});
