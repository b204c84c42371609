import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });

type Row = Record<string, unknown>;
const convert = (entityType: string, entityId: unknown, to: string) =>
  bench.act<Row>("convertEntity", { entityType, entityId, to });
const set = (entityType: string, entityId: unknown, status: string) =>
  bench.act<Row>("setEntityState", { entityType, entityId, status });

/** Step by step what `docs/sales.md` says. */
describe("recipes", () => {
  test("from a lead to a paid invoice", async () => {
    const lead = bench.sandbox.insert("lead", {
      firstname: "Jane",
      lastname: "Doe",
      companyname: "Fabrikam",
      subject: "20 sensors",
    });
    const made = await bench.act<{ opportunity: Row }>("qualifyLead", { lead: "Jane Doe" });
    const { opportunityid } = made.opportunity;
    const again = await bench.act<Row>("qualifyLead", { lead: { leadid: lead } });
    expect(again).toMatchObject({ changed: false, opportunity: { opportunityid } });

    const quote = await convert("opportunities", opportunityid, "quote");
    const dynamicValues = { description: "20 sensors, delivered" };
    await bench.act("updateEntity", {
      entityType: "quotes",
      entityId: quote["quoteid"],
      dynamicValues,
    });
    expect(await set("quotes", quote["quoteid"], "Won")).toMatchObject({
      steps: [{ by: "Update" }, { by: "WinQuote" }],
    });
    const order = await convert("quotes", quote["quoteid"], "order");
    expect(order).toMatchObject({ _quoteid_value: quote["quoteid"] });
    const invoice = await convert("salesorders", order["salesorderid"], "invoice");
    expect(invoice).toMatchObject({ _salesorderid_value: order["salesorderid"] });
    expect(await set("invoices", invoice["invoiceid"], "Paid")).toMatchObject({ changed: true });
  });

  test("another offer", async () => {
    const id = bench.sandbox.insert("quote", { name: "20 sensors", quotenumber: "Q-1" });
    await set("quotes", id, "Lost");
    expect(await convert("quotes", id, "revision")).toMatchObject({
      statecode: 0,
      quotenumber: "Q-1",
    });
  });
});
