import { users } from "dataverse-sandbox";
import { pick } from "../../dataSources/pick";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { useMail } from "./mail";

const bench = useSandbox({ seed: "empty" });
useVirtualTime();
const mail = useMail(bench);
const VISIT = "Thank you for your visit";
const INSTANTIATE = { method: "POST", path: "InstantiateTemplate" };

let serial = 0;
const ann = () =>
  mail.contact({ firstname: "Ann", lastname: "Lee", emailaddress1: `ann${++serial}@x.example` });
const fromTemplate = (inputs: object) =>
  mail.send({ subject: undefined, body: undefined, template: VISIT, ...inputs });
const FILLED = {
  subject: expect.stringMatching(/^Thank you, Ann CRM:/),
  description: "<p>Dear Ann Lee,</p><p>it was good to see you.</p>",
  statuscode: 6,
};

test("a template is filled with the one recipient, the record it is regarding, or another one", async () => {
  const id = ann();
  const reference = { table: "contact", id };
  const templateid = bench.sandbox.store.find("template", { title: VISIT })[0]?.["templateid"];
  const cases = [
    { to: reference, template: templateid },
    { to: "bob@x.example", regarding: reference },
    { to: "bob@x.example", templateRecord: id },
    {
      to: "bob@x.example",
      regarding: { table: "account", id: account() },
      templateRecord: "Ann Lee",
    },
  ];
  for (const inputs of cases) {
    const result = await fromTemplate(inputs);
    expect(mail.stored(result.id)).toMatchObject(FILLED);
    bench.sandbox.remove("email", result.id);
  }
});

/** Each way an e-mail goes, with the files that it takes along. */
const KINDS: [kind: string, inputs: () => Record<string, unknown>, files: string[]][] = [
  ["of a user, to an address", () => ({ subject: "Plain" }), []],
  [
    "of a queue, with a file",
    () => ({
      subject: "Filed",
      from: { table: "queue", id: queue() },
      attachments: { name: "a.txt", file: "Hi" },
    }),
    ["a.txt"],
  ],
  [
    "of a template, regarding a record",
    () => ({ template: VISIT, to: "bob@x.example", regarding: { table: "contact", id: ann() } }),
    [],
  ],
];
const queue = () =>
  bench.sandbox.insert("queue", { name: "Sales", emailaddress: "sales@contoso.com" });

test.each(KINDS)("an e-mail %s goes out once, whichever answer is lost", async (_, kind, files) => {
  const inputs = kind();
  const once = async () => {
    const before = mail.handedOver().length;
    const { id, status } = await mail.send(inputs);
    const attached = bench.sandbox.store.find("activitymimeattachment", { objectid: id });
    expect([status, mail.handedOver().length - before]).toEqual(["Pending Send", 1]);
    expect(attached.map(({ filename }) => filename)).toEqual(files);
  };
  await once();
  bench.sandbox.clearRequests();
  await once();
  const steps = bench.requests().length;
  for (let at = 0; at < steps; at += 1) {
    bench.sandbox.clearFaults();
    bench.sandbox.fault({ match: {}, after: at, action: { kind: "lostResponse" } });
    await once();
  }
});

const account = () => bench.sandbox.insert("account", { name: "Litware" });

test("what is given wins over the template, and templates of users are for all", async () => {
  const own = await fromTemplate({ to: { table: "contact", id: ann() }, subject: "Mine" });
  expect(mail.stored(own.id)).toMatchObject({ ...FILLED, subject: expect.stringMatching(/^Mine/) });
  const closed = await fromTemplate({ to: "bob@x.example", template: "Office closed" });
  expect(mail.stored(closed.id)).toMatchObject({
    subject: expect.stringMatching(/^We are back on Monday/),
  });
  const queue = bench.sandbox.insert("queue", { name: "Q", emailaddress: "q@x.example" });
  const options = { impersonateUserId: users.salesperson.id };
  await fromTemplate({ to: "b@x.example", template: "Office closed", from: queue, options });
  const body = JSON.parse(mail.posts(/InstantiateTemplate/).at(-1)?.body ?? "");
  expect(body).toMatchObject({ ObjectType: "systemuser", ObjectId: users.salesperson.id });
});

test.each([
  [{ template: "No such" }, /Template "No such" is no e-mail template that the connection may use/],
  [
    { to: "bob@x.example" },
    /is filled with a record of contact: set Template Record, or Regarding/,
  ],
  [
    { regarding: "account: Litware" },
    /Regarding, which fills the template: .*expected one of contact|contact/,
  ],
  [{ templateRecord: "Nobody At All" }, /Template Record: no record of contact is named/],
])("%j is refused, and nothing written", async (inputs, message) => {
  const given = mail.inputs({ template: VISIT, to: "bob@x.example", ...inputs });
  expect((await bench.failure("sendEmail", given)).message).toMatch(message);
  expect(mail.posts(/emails$/)).toEqual([]);
});

test("a title of several templates is asked for by ID", async () => {
  for (const title of ["Twin", "Twin"]) {
    bench.sandbox.insert("template", { title, templatetypecode: "contact" });
  }
  const error = await bench.failure("sendEmail", mail.inputs({ template: "Twin" }));
  expect(error.message).toMatch(/Template "Twin" is the title of several: give the ID of one/);
});

test.each([
  { match: INSTANTIATE, action: { kind: "lostResponse" } },
  { match: INSTANTIATE, action: { kind: "gateway", status: 503 } },
  { match: { path: "/templates" }, action: { kind: "lostResponse" } },
  { match: { path: "/emails" }, action: { kind: "lostResponse" } },
  { match: { path: "SendEmail" }, action: { kind: "lostResponse" } },
] as const)("%j: one e-mail goes out", async ({ match, action }) => {
  const before = mail.handedOver().length;
  const to = { table: "contact", id: ann() };
  bench.sandbox.fault({ match, action });
  const { id } = await fromTemplate({ to });
  expect(mail.stored(id)).toMatchObject(FILLED);
  expect(mail.handedOver()).toHaveLength(before + 1);
});

test("the pickers list templates with their tables, and who has an address", async () => {
  expect(
    (await pick(bench, "emailTemplates", { search: "visit" })).map(({ label }) => label),
  ).toEqual([`${VISIT} (contact)`]);
  bench.sandbox.insert("queue", { name: "Box", emailaddress: "box@x.example" });
  bench.sandbox.insert("queue", { name: "No box" });
  const labels = (await pick(bench, "senders")).map(({ label }) => label);
  expect(labels).toContain("Box (box@x.example)");
  expect(labels).toContain("Siobhán O'Brien (salesperson@northwind-instruments.example)");
  expect(labels.join()).not.toMatch(/No box|# Integration|Novák/);
  const [one] = await pick(bench, "senders", { search: "box@" });
  expect((await mail.send({ from: one?.key })).status).toBe("Pending Send");
});
