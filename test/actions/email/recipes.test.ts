import type { AttachmentList, DownloadedAttachment, LoggedActivity } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useMail } from "./mail";

const bench = useSandbox({ seed: "empty" });
const mail = useMail(bench);

/** Step by step what `docs/email.md` says. */
describe("recipes", () => {
  test("save invoices that come by mail", async () => {
    const account = bench.sandbox.insert("account", { name: "Litware" });
    const received = { subject: "Invoice", directioncode: 0, statecode: 1, statuscode: 4 };
    const activityid = bench.sandbox.insert("email", received);
    for (const [filename, mimetype] of [
      ["invoice.pdf", "application/pdf"],
      ["logo.png", "image/png"],
    ]) {
      const body = Buffer.from(`Content of ${filename}`).toString("base64");
      const file = { filename, mimetype, body, filesize: Buffer.from(body, "base64").length };
      const object = { objectid: activityid, objectid__table: "email", objecttypecode: "email" };
      bench.sandbox.insert("activitymimeattachment", { ...file, ...object } as never);
    }
    const filterExpression = "directioncode eq false and statuscode eq 4";
    const found = await bench.act<{ value: Record<string, unknown>[] }>("queryEntities", {
      entityType: "emails",
      filterExpression,
    });
    const email = found.value.find((row) => row["activityid"] === activityid);
    const { attachments } = await bench.act<AttachmentList>("listAttachments", { email });
    const invoices = attachments.filter(({ contentType }) => contentType === "application/pdf");
    expect(invoices).toHaveLength(1);
    const [attachment] = invoices;
    const file = await bench.act<DownloadedAttachment>("downloadAttachment", { attachment });
    await bench.act("addNote", { entityType: "accounts", entityId: account, file });
    expect(bench.sandbox.store.find("annotation", { objectid: account })).toMatchObject([
      { filename: "invoice.pdf", mimetype: "application/pdf" },
    ]);
  });

  test("send a quote", async () => {
    const quote = bench.sandbox.insert("quote", { name: "20 sensors" });
    bench.sandbox.insert("queue", { name: "Sales", emailaddress: "sales@contoso.com" });
    const to = { contactid: mail.contact({ emailaddress1: "jane@people.example" }) };
    const { id } = await bench.act<{ id: string }>("sendEmail", {
      from: "queue: Sales",
      to,
      subject: "Your quote",
      body: "Please find it attached.",
      regarding: { table: "quote", id: quote },
      attachments: { name: "Quote.pdf", file: { data: Buffer.from("%PDF"), contentType: "" } },
    });
    expect(mail.stored(id)).toMatchObject({ regardingobjectid: quote, statuscode: 6 });
    await bench.act("setEntityState", { entityType: "quotes", entityId: quote, status: "Active" });
    expect(bench.sandbox.store.read("quote", quote)).toMatchObject({ statecode: 1 });
  });

  test("log a call, once for a webhook that comes twice", async () => {
    const account = bench.sandbox.insert("account", { name: "Fabrikam" });
    const contactid = mail.contact({ telephone1: "+1 555 0100" });
    const recordId = "5f0c3a52-8a3e-4b4e-9d4a-0c9a5e7b1d22";
    const call = () =>
      bench.act<LoggedActivity>("logActivity", {
        activityType: "phonecall",
        subject: "Call from +1 555 0100",
        to: { contactid, "@odata.etag": 'W/"1"' },
        regarding: { table: "account", id: account },
        options: { direction: "incoming", durationMinutes: 4, recordId },
      });
    expect(await call()).toMatchObject({ id: recordId, changed: true });
    expect(await call()).toMatchObject({ id: recordId, changed: false });
    expect(bench.sandbox.store.find("phonecall", { regardingobjectid: account })).toHaveLength(1);
  });
});
