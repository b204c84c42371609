import { users } from "dataverse-sandbox";
import fc from "fast-check";
import { readRecipients } from "../../../src/client/activities/recipients/readRecipients";
import { environmentOf } from "../../../src/client/environment";
import { expectAtOnce } from "../../linear/expectAtOnce";
import { anyText } from "../../support/anyText";
import { useSandbox } from "../../support/sandbox";
import { useMail } from "./mail";

const bench = useSandbox({ seed: "empty" });
const mail = useMail(bench);
const { salesperson } = users;

const recipients = async (inputs: Record<string, unknown>) => {
  const { id } = await mail.send({ send: "draft", to: undefined, ...inputs });
  return mail
    .parties(id)
    .slice(1)
    .map(({ participationtypemask: mask, partyid, addressused }) => [mask, partyid ?? addressused]);
};
const refused = async (to: unknown) =>
  (await bench.failure("sendEmail", mail.inputs({ to }))).message;

test("addresses, names, IDs and references, in each of the three columns", async () => {
  const ann = mail.contact({ firstname: "Ann", lastname: "Lee", emailaddress1: "ann@x.example" });
  const litware = bench.sandbox.insert("account", { name: "Litware, Inc." });
  const lead = bench.sandbox.insert("lead", { lastname: "Novak", emailaddress1: "n@x.example" });
  const desk = bench.sandbox.insert("queue", { name: "Desk", emailaddress: "desk@x.example" });
  expect(
    await recipients({
      to: "bob@y.example, Cy <cy@y.example>; contact: Ann Lee",
      cc: [ann, { table: "account", id: litware }, { leadid: lead, "@odata.etag": "1" }],
      bcc: '["Desk", "Siobhán O\'Brien", "ANN@x.example"]',
    }),
  ).toEqual([
    [2, "bob@y.example"],
    [2, "cy@y.example"],
    [2, ann],
    [3, ann],
    [3, litware],
    [3, lead],
    [4, desk],
    [4, salesperson.id],
    [4, ann],
  ]);
  expect(await recipients({ to: "Litware, Inc." })).toEqual([[2, litware]]);
  expect(await recipients({ to: ["Litware, Inc.", null, ""] })).toEqual([[2, litware]]);
});

test("an address of several records stays an address, and so does that of nobody", async () => {
  const emailaddress1 = "two@x.example";
  mail.contact({ emailaddress1 });
  bench.sandbox.insert("account", { name: "Two", emailaddress1 });
  const old = mail.contact({ emailaddress1: "old@x.example" });
  bench.sandbox.change("contact", old, { statecode: 1, statuscode: 2 });
  mail.contact({ emailaddress1: "jóse@x.example" });
  const to = `${emailaddress1}; old@x.example; jose@x.example`;
  expect(await recipients({ to })).toEqual([
    [2, emailaddress1],
    [2, "old@x.example"],
    [2, "jose@x.example"],
  ]);
});

test("who is named twice gets one e-mail, and a link is an address", async () => {
  const contact = mail.contact({ emailaddress1: "twice@links.example" });
  const { id } = await mail.send({
    to: [
      `TWICE@links.example; ${contact}; mailto:a@links.example; A <A@links.example>`,
      { contactid: contact },
      { table: "contact", id: `{${contact.toUpperCase()}}` },
    ],
  });
  expect(mail.parties(id).slice(1)).toMatchObject([
    { partyid: contact },
    { addressused: "a@links.example" },
  ]);
});

describe("who is named twice is one party, in whichever forms", () => {
  const ID = "aaaaaaaa-0000-4000-8000-0000000000c1";
  const emailaddress1 = "once@once.example";
  beforeAll(() => {
    mail.contact({ contactid: ID, firstname: "Only", lastname: "Once", emailaddress1 });
  });
  const forms: unknown[] = [
    `${emailaddress1}; contacts(${ID})`,
    `${emailaddress1}; contact: Only Once`,
    [
      { table: "contacts", id: ID },
      { table: "contact", id: ID },
    ],
    [{ table: "contact", name: "Only Once" }, "Only Once"],
    [ID, `/contacts(${ID.toUpperCase()})`],
    [
      { "@odata.type": "Microsoft.Dynamics.CRM.contact", contactid: ID },
      { contactid: ID, "@odata.etag": 'W/"1"' },
    ],
  ];

  test.each(forms.map((to) => [to]))("%j", async (to) => {
    expect(await recipients({ to })).toEqual([[2, ID]]);
    const { id } = await bench.act<{ readonly id: string }>("logActivity", {
      activityType: "phonecall",
      subject: "Once",
      to,
    });
    expect(mail.parties(id)).toMatchObject([{ participationtypemask: 2, partyid: ID }]);
  });

  test("one that is nobody is refused beside the others as it is alone", async () => {
    const message = /^To: no record of contact is named "Nobody At All"/;
    expect(await refused(`${emailaddress1}; contact: Nobody At All`)).toMatch(message);
    expect(mail.posts(/emails/)).toEqual([]);
  });
});

test("of more people than are read, nobody is taken for the one who is meant", async () => {
  const name = "Crowd Member";
  for (let at = 0; at < 500; at += 1) {
    bench.sandbox.insert("contact", { lastname: "M", emailaddress1: "crowd@crowd.example" });
  }
  bench.sandbox.insert("account", { name });
  const to = ["crowd@crowd.example", name];
  const { message } = await bench.failure("sendEmail", mail.inputs({ to }));
  expect(message).toMatch(/^To has "Crowd Member": too many people have the names and addresses/);
  const { id } = await mail.send({ to: to[0] });
  expect(mail.parties(id)[1]).toMatchObject({ addressused: "crowd@crowd.example" });
});

test("an e-mail to records alone takes no look at people", async () => {
  await recipients({ to: { table: "contact", id: mail.contact() }, from: salesperson.id });
  bench.sandbox.clearRequests();
  await recipients({ to: { table: "contact", id: mail.contact() }, from: salesperson.id });
  expect(mail.posts(/batch/)).toHaveLength(1);
});

test("tables that may not be read have nobody", async () => {
  mail.contact({ lastname: "Hidden", emailaddress1: "hidden@x.example" });
  const match = { path: "/contacts" };
  const body = { code: "0x80040220", message: "missing prvReadContact privilege" };
  bench.sandbox.fault({ match, times: 2, action: { kind: "status", status: 403, body } });
  expect(await recipients({ to: "hidden@x.example" })).toEqual([[2, "hidden@x.example"]]);
  expect(await refused("Hidden")).toMatch(/is called so \(contacts could not be read\)/);
});

test.each([
  [
    "No Body",
    /^To has "No Body": no active contact, account, lead, user or queue is called so; for/,
  ],
  ["00000000-0000-4000-8000-00000000dead", /user or queue has this ID/],
  ["jane@", /^To has "jane@", which is no recipient; expected an e-mail address/],
  ["a@b@c.example", /which is no recipient/],
  ["a@x.example, Ann, b <b@x.example>", /which is no recipient/],
  ["jane@x.example\r\nBcc: eve@x.example", /^To has a line break or another control character/],
  [["Jane\nBcc: eve@x.example <jane@x.example>"], /a line break or another control character/],
  ["a\u0000@x.example", /control character/],
  [{ addressused: "jane@x.example\nX: y" }, /which is no recipient/],
  [{}, /an empty object refers to nothing; expected an e-mail address/],
  [{ name: "Nobody At All" }, /is called so/],
  [{ constructor: 1 }, /does not say which record it is/],
  [{ contactid: salesperson.id, accountid: salesperson.id }, /does not say which record it is/],
  ["contact: Nobody At All", /no record of contact is named "Nobody At All"/],
  ["sprocket: Ann", /no table "sprocket"/],
  ["https://evil.example/contacts(1)", /no recipient/],
  [7, /^To takes e-mail addresses and references to records, not 7/],
  [[["a@x.example"]], /^To takes e-mail addresses and references to records, not a list of one/],
  ["  ", /To, CC and BCC are empty/],
  ["[not json", /^To is not valid JSON/],
])("%j is refused, and nothing sent", async (to, message) => {
  expect(await refused(to)).toMatch(message);
  expect(mail.posts(/emails/)).toEqual([]);
});

test("one of several is asked for", async () => {
  for (const emailaddress1 of ["t1@x.example", null])
    mail.contact({ lastname: "Twin", emailaddress1 });
  expect(await refused("Twin")).toMatch(
    /^To has "Twin", which several are called: give one of \/contacts\([0-9a-f-]+\)/,
  );
});

test("people who cannot be written to are refused when it is sent, with what to do", async () => {
  const mute = mail.contact({ donotemail: 1, emailaddress1: "mute@x.example" });
  expect(await refused(mute)).toMatch(/marked in Dynamics 365 as not to be sent e-mail/);
  expect(await refused(mail.contact())).toMatch(/record has no e-mail address: enter one there/);
  const [organization] = bench.sandbox.store.find("organization", {});
  const id = String(organization?.["organizationid"]);
  bench.sandbox.change("organization", id, { allowunresolvedpartiesonemailsend: 0 });
  expect(await refused("new@x.example")).toMatch(
    /new@x\.example belongs to no one record: an administrator allows such recipients/,
  );
  bench.sandbox.change("organization", id, { allowunresolvedpartiesonemailsend: 1 });
});

describe("what is read of texts", () => {
  const environment = environmentOf({
    key: "oauth2",
    configVarKey: "",
    fields: { webApiUrl: "https://contoso.crm4.dynamics.com" },
  });
  const read = (value: unknown) => {
    try {
      return readRecipients(value, "To", environment);
    } catch (error) {
      expect(error).toMatchObject({ name: "InputError" });
      return [];
    }
  };

  test("no text, however hostile, becomes an address with a separator or a line break", () => {
    const hostile = fc.oneof(
      anyText({ maxLength: 40 }),
      fc
        .array(
          fc.constantFrom("a", "@", "<", ">", ",", ";", '"', "(", "\r\n", "Bcc:", "x.example", " "),
        )
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        for (const recipient of read(text)) {
          if (recipient.kind !== "address") continue;
          expect(recipient.address).toMatch(/^[^\s\p{Cc}@<>,;:"()]+@[^\s\p{Cc}@<>,;:"()]+$/u);
          expect(text).toContain(recipient.address);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a list of addresses is read as it was written", () => {
    const address = fc.emailAddress().filter((each) => !/[",;:()]/.test(each));
    fc.assert(
      fc.property(
        fc.array(address, { minLength: 1 }),
        fc.constantFrom(";", ", ", " ; "),
        (all, by) => {
          expect(
            read(all.map((each, at) => (at % 2 ? `"Doe, J" <${each}>` : each)).join(by)),
          ).toEqual(all.map((each) => ({ kind: "address", address: each })));
        },
      ),
      { numRuns: 100 },
    );
  });

  test("a long text takes no time", () => {
    for (const text of ["<".repeat(50_000), "a,".repeat(50_000), "a@x.example;".repeat(5_000)]) {
      expectAtOnce(() => read(text));
    }
  });
});
