import { users } from "../../../../sandbox/seed/identities";
import { useApi } from "../../support/api";
import { useSales } from "./support";

const api = useApi({ clock: () => Date.UTC(2026, 2, 31, 12, 30) });
const { insert, stored, find, post } = useSales(api);
const ALL = { ColumnSet: { AllColumns: true } };
const ACTIVE = { statecode: 1, statuscode: 2 };

const CASES: [message: string, parameter: string, from: string, to: string, lookup: string][] = [
  ["GenerateQuoteFromOpportunity", "OpportunityId", "opportunity", "quote", "opportunityid"],
  [
    "GenerateSalesOrderFromOpportunity",
    "OpportunityId",
    "opportunity",
    "salesorder",
    "opportunityid",
  ],
  ["GenerateInvoiceFromOpportunity", "OpportunityId", "opportunity", "invoice", "opportunityid"],
  ["ConvertQuoteToSalesOrder", "QuoteId", "quote", "salesorder", "quoteid"],
  ["ConvertSalesOrderToInvoice", "SalesOrderId", "salesorder", "invoice", "salesorderid"],
];
const LINES: Record<string, string> = {
  opportunity: "opportunityproduct",
  quote: "quotedetail",
  salesorder: "salesorderdetail",
  invoice: "invoicedetail",
};

describe.each(CASES)("%s", (message, parameter, from, to, lookup) => {
  const source = () => {
    const account = insert("account", { name: "Fabrikam" });
    const customer = { customerid: account, customerid__table: "account" };
    const id = insert(from, { name: "Sensors", ...customer, ...(from === "quote" ? ACTIVE : {}) });
    const lines = LINES[from] ?? "";
    insert(lines, { [`${lines}name`]: "Line", [lookup]: id, quantity: 3, priceperunit: 20 });
    return { id, account };
  };

  it(`makes a row of ${to} with the values and lines of the other, and a link to it`, async () => {
    const { id, account } = source();
    const { status, body } = await post(message, { [parameter]: id, ...ALL });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: "Sensors",
      statecode: 0,
      _customerid_value: account,
      [`_${lookup}_value`]: id,
    });
    expect(String(body["@odata.context"])).toMatch(new RegExp(`\\$metadata#${to}s/\\$entity$`));
    const generic = message.startsWith("Generate") ? `#Microsoft.Dynamics.CRM.${to}` : undefined;
    expect(body["@odata.type"]).toBe(generic);
    const lines = LINES[to] ?? "";
    const made = { [`${to}id`]: String(body[`${to}id`]) };
    expect(find(lines, made)).toMatchObject([
      { [`${lines}name`]: "Line", quantity: 3, priceperunit: 20 },
    ]);
  });

  it("answers with the columns that are asked for, and the key", async () => {
    const ask = async (ColumnSet?: object) => {
      const body = { [parameter]: source().id, ...(ColumnSet ? { ColumnSet } : {}) };
      const answer = await post(message, body);
      return Object.keys(answer.body).filter((name) => !name.includes("@"));
    };
    expect((await ask({ Columns: ["name", "customerid"] })).sort()).toEqual(
      ["_customerid_value", "name", `${to}id`].sort(),
    );
    expect(await ask()).toEqual([`${to}id`]);
    const wrong = await post(message, {
      [parameter]: source().id,
      ColumnSet: { Columns: ["nothing"] },
    });
    expect([wrong.status, wrong.error.code]).toEqual([400, "0x80041103"]);
  });

  it("makes another one when it is sent again, and nothing of a row that is not there", async () => {
    const { id } = source();
    for (let at = 0; at < 2; at += 1) await post(message, { [parameter]: id });
    expect(find(to, { [lookup]: id })).toHaveLength(2);
    const missing = await post(message, { [parameter]: "00000000-0000-4000-8000-00000000dead" });
    expect([missing.status, missing.error.code]).toEqual([404, "0x80040217"]);
    expect((await post(message, {})).status).toBe(400);
  });
});

describe("an order of a quote", () => {
  it("wins an active quote, by an activity that is completed", async () => {
    const id = insert("quote", { name: "Sensors", ...ACTIVE });
    const QuoteCloseSubject = "Signed";
    await post("ConvertQuoteToSalesOrder", { QuoteId: id, QuoteCloseSubject });
    expect(stored("quote", id)).toMatchObject({ statecode: 2, statuscode: 4 });
    expect(find("quoteclose", { quoteid: id })).toMatchObject([
      { subject: "Signed", statecode: 1, statuscode: 2, actualend: "2026-03-31T12:30:00Z" },
    ]);
  });

  it("leaves one that is won as it is, and refuses one that is neither", async () => {
    const won = insert("quote", { statecode: 2, statuscode: 4 });
    expect((await post("ConvertQuoteToSalesOrder", { QuoteId: won })).status).toBe(200);
    expect(find("quoteclose", { quoteid: won })).toEqual([]);
    for (const state of [{}, { statecode: 3, statuscode: 5 }]) {
      const id = insert("quote", state);
      expect((await post("ConvertQuoteToSalesOrder", { QuoteId: id })).status).toBe(400);
      expect(find("salesorder", { quoteid: id })).toEqual([]);
    }
  });

  it("is not made where the quote cannot be won by that status", async () => {
    const id = insert("quote", ACTIVE);
    const answer = await post("ConvertQuoteToSalesOrder", { QuoteId: id, QuoteCloseStatus: 5 });
    expect([answer.status, answer.error.code]).toEqual([400, "0x80048408"]);
    expect(stored("quote", id)).toMatchObject({ statecode: 1 });
    expect([find("salesorder", { quoteid: id }), find("quoteclose", { quoteid: id })]).toEqual([
      [],
      [],
    ]);
  });
});

describe("ReviseQuote", () => {
  const CLOSED = { statecode: 3, statuscode: 7 };

  it("makes a draft with the same number, one revision on", async () => {
    const id = insert("quote", { name: "Sensors", ...CLOSED });
    const { body } = await post("ReviseQuote", { QuoteId: id, ...ALL });
    const quotenumber = stored("quote", id)?.["quotenumber"];
    expect(body).toMatchObject({ name: "Sensors", statecode: 0, revisionnumber: 1, quotenumber });
    expect(body["quoteid"]).not.toBe(id);
    const again = await post("ReviseQuote", { QuoteId: id });
    expect([again.status, again.error.code]).toEqual([400, "0x80048D00"]);
    api.sandbox.change("quote", String(body["quoteid"]), CLOSED);
    const next = await post("ReviseQuote", { QuoteId: id, ...ALL });
    expect(next.body).toMatchObject({ revisionnumber: 2, quotenumber });
  });

  it.each([{}, ACTIVE, { statecode: 2, statuscode: 4 }])("refuses one in %j", async (state) => {
    const answer = await post("ReviseQuote", { QuoteId: insert("quote", state), ...ALL });
    expect(answer.status).toBe(400);
  });
});

it.each(CASES)("%s takes privileges", async (message, parameter, from, to, lookup) => {
  const id = insert(from, from === "quote" ? ACTIVE : {});
  const token = api.sandbox.issueToken({ userId: users.applicationWithoutRole.id });
  const answer = await api.send("POST", message, { body: { [parameter]: id }, token });
  expect(answer.status).toBe(403);
  expect(find(to, { [lookup]: id })).toEqual([]);
});
