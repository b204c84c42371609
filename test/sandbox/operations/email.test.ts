import { users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const api = useApi({ seed: "believable" });
const crm = "Microsoft.Dynamics.CRM";
const { salesperson, engineer, application } = users;

type Party = Record<string, unknown>;
const from = (user: string): Party => ({
  "partyid_systemuser@odata.bind": `systemusers(${user})`,
  participationtypemask: 1,
});
const to = (addressused: string): Party => ({ addressused, participationtypemask: 2 });
const draft = (parties: readonly Party[], rest: object = {}) =>
  api.create("emails", { subject: "Offer", email_activity_parties: parties, ...rest });
const send = (id: string, body: object = { IssueSend: true }) =>
  api.send("POST", `emails(${id})/${crm}.SendEmail`, { body });
const stored = (id: string) => api.sandbox.store.read("email", id);
const contact = (row: object = {}) => api.create("contacts", { lastname: "Doe", ...row });

describe("SendEmail", () => {
  it("lets an e-mail wait, which goes out later, with a tracking token", async () => {
    const id = await draft([from(salesperson.id), to("jane@people.example")]);
    const answer = await send(id);
    expect(answer.body["Subject"]).toMatch(/^Offer CRM:\d{7}$/);
    expect(stored(id)).toMatchObject({ statecode: 1, statuscode: 6, senton: null });
    expect(api.sandbox.deliverMail()).toContain(id);
    expect(stored(id)).toMatchObject({ statecode: 1, statuscode: 3, senton: expect.any(String) });
    expect((await send(id)).error.code).toBe("0x80040233");
  });

  it("opens an e-mail that the mail server refused, and sends it again", async () => {
    const id = await draft([from(salesperson.id), to("jane@people.example")]);
    await send(id);
    expect(api.sandbox.deliverMail("failed")).toEqual([id]);
    expect(stored(id)).toMatchObject({ statecode: 0, statuscode: 8, deliveryattempts: 1 });
    const subject = (await send(id)).body["Subject"];
    expect(subject).toBe(stored(id)?.["subject"]);
    expect(String(subject).match(/CRM:/g)).toHaveLength(1);
  });

  it("only marks an e-mail as sent where nothing is to go out", async () => {
    const id = await draft([from(salesperson.id), to("jane@people.example")]);
    expect((await send(id, { IssueSend: false })).body["Subject"]).toBe("Offer");
    expect(stored(id)).toMatchObject({ statuscode: 3 });
  });

  it("takes an e-mail whose sender has no mailbox that is approved, and lets it wait", async () => {
    const id = await draft([from(application.id), to("jane@people.example")]);
    expect((await send(id)).status).toBe(200);
    api.sandbox.deliverMail();
    expect(stored(id)).toMatchObject({ statuscode: 6 });
  });

  it("sends for a queue that is approved and set up", async () => {
    const [support, orders] = ["Support", "Orders"].map(
      (name) => api.sandbox.store.find("queue", { name })[0]?.["queueid"],
    );
    const ids: string[] = [];
    for (const queue of [support, orders]) {
      const sender = { "partyid_queue@odata.bind": `queues(${queue})`, participationtypemask: 1 };
      const id = await draft([sender, to("jane@people.example")]);
      await send(id);
      ids.push(id);
    }
    expect(api.sandbox.deliverMail()).toEqual([ids[0]]);
  });

  it("refuses what has no sender or recipient that can be written to", async () => {
    const { store } = api.sandbox;
    const mute = await contact({ donotemail: true, emailaddress1: "mute@people.example" });
    const none = await contact();
    const party = (id: string, mask = 2) => ({
      "partyid_contact@odata.bind": `contacts(${id})`,
      participationtypemask: mask,
    });
    const me = from(salesperson.id);
    const cases: [readonly Party[], string][] = [
      [[to("a@x.example")], "0x80040b02"],
      [[from(salesperson.id), from(application.id), to("a@x.example")], "0x80040b01"],
      [[party(none, 1), to("a@x.example")], "0x80040b01"],
      [[me], "0x80040b05"],
      [[me, party(none)], "0x80040b0a"],
      [[me, party(mute)], "0x80040b09"],
      [[me, to("nobody")], "0x80040b0b"],
      [[from(engineer.id), to("a@x.example")], "0x8004480d"],
    ];
    for (const [parties, code] of cases) {
      expect((await send(await draft(parties))).error.code).toBe(code);
    }
    const [organization] = store.find("organization", {});
    const settings = (allowed: number) =>
      store.update("organization", String(organization?.["organizationid"]), {
        allowunresolvedpartiesonemailsend: allowed,
      });
    settings(0);
    expect((await send(await draft([me, to("a@x.example")]))).error.code).toBe("0x80040b00");
    settings(1);
    const incoming = await draft([me, to("a@x.example")], { directioncode: false });
    expect((await send(incoming)).error.code).toBe("0x80040233");
  });
});

describe("InstantiateTemplate", () => {
  const make = (title: string, ObjectType: string, ObjectId: string) => {
    const TemplateId = api.sandbox.store.find("template", { title })[0]?.["templateid"];
    return api.send("POST", "InstantiateTemplate", { body: { TemplateId, ObjectType, ObjectId } });
  };

  it("fills in the values of a record, and stores nothing", async () => {
    const id = await contact({ firstname: "Ann" });
    const before = api.sandbox.store.find("email", {}).length;
    const { body } = await make("Thank you for your visit", "contact", id);
    expect(body["value"]).toEqual([
      {
        "@odata.type": `#${crm}.email`,
        subject: "Thank you, Ann",
        description: "<p>Dear Ann Doe,</p><p>it was good to see you.</p>",
      },
    ]);
    const nameless = await make("Thank you for your visit", "contact", await contact());
    expect(JSON.stringify(nameless.body)).toContain("Thank you, dear customer");
    expect(api.sandbox.store.find("email", {})).toHaveLength(before);
  });

  it("refuses records of another table, and those that are not there", async () => {
    const other = await make("Office closed", "contact", await contact());
    expect(other.error.code).toBe("0x80040b07");
    const missing = await make(
      "Office closed",
      "systemuser",
      "00000000-0000-4000-8000-0000000000aa",
    );
    expect(missing.status).toBe(404);
    expect((await make("Office closed", "systemuser", salesperson.id)).status).toBe(200);
  });
});

describe("attachments in blocks", () => {
  const Target = (email: string, rest: object = {}) => ({
    "@odata.type": `${crm}.activitymimeattachment`,
    "objectid_email@odata.bind": `emails(${email})`,
    objecttypecode: "email",
    filename: "large.bin",
    mimetype: "application/octet-stream",
    ...rest,
  });
  const post = (name: string, body: object) => api.send("POST", name, { body });

  it("are created by the commit, and read again", async () => {
    const email = await draft([]);
    const target = Target(email);
    const { body } = await post("InitializeAttachmentBlocksUpload", { Target: target });
    const FileContinuationToken = body["FileContinuationToken"];
    const blocks = ["a", "b"].map((text) => Buffer.from(text.repeat(8)).toString("base64"));
    for (const BlockId of blocks) {
      const block = { BlockId, BlockData: BlockId, FileContinuationToken };
      expect((await post("UploadBlock", block)).status).toBe(204);
    }
    const commit = { Target: target, BlockList: blocks, FileContinuationToken };
    const answer = await post("CommitAttachmentBlocksUpload", commit);
    expect(answer.body["FileSizeInBytes"]).toBe(16);
    const activitymimeattachmentid = String(answer.body["ActivityMimeAttachmentId"]);
    const path = `activitymimeattachments(${activitymimeattachmentid})/body/$value`;
    const content = await api.send("GET", path);
    expect(Buffer.from(content.text, "base64").toString()).toBe("aaaaaaaabbbbbbbb");
    const read = { "@odata.type": `${crm}.activitymimeattachment`, activitymimeattachmentid };
    const opened = await post("InitializeAttachmentBlocksDownload", { Target: read });
    expect(opened.body).toMatchObject({ FileName: "large.bin", FileSizeInBytes: 16 });
    expect((await post("CommitAttachmentBlocksUpload", commit)).status).toBe(400);
    const again = await post("InitializeAttachmentBlocksUpload", {
      Target: Target(email, { activitymimeattachmentid }),
    });
    expect(again.error.code).toBe("0x80040237");
  });

  it("refuse blocked files, other tables and a content beside the blocks", async () => {
    const email = await draft([]);
    const open = (target: object) => post("InitializeAttachmentBlocksUpload", { Target: target });
    expect((await open(Target(email, { filename: "a.exe" }))).error.code).toBe("0x80043e09");
    expect((await open(Target(email, { body: "QQ==" }))).status).toBe(400);
    const note = { "@odata.type": `${crm}.annotation`, subject: "x" };
    expect((await open(note)).status).toBe(400);
  });
});
