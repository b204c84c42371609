import { users } from "dataverse-sandbox";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { useMail } from "./mail";

const bench = useSandbox();
const time = useVirtualTime();
const mail = useMail(bench);
const ANY = expect.any(String);
const SEND = { method: "POST", path: "Microsoft.Dynamics.CRM.SendEmail" };
const CREATE = { method: "POST", path: "/emails" };

let serial = 0;
/** A subject that no other e-mail has. */
const subject = () => `Offer ${++serial}`;
const sent = (title: string) =>
  bench.sandbox.store
    .find("email", { statuscode: 6 })
    .filter((row) => String(row["subject"]).startsWith(`${title} CRM:`));

test("creates an e-mail and hands it over", async () => {
  const title = subject();
  const result = await mail.send({ subject: title });
  expect(result).toEqual({
    id: ANY,
    changed: true,
    status: "Pending Send",
    sentOn: null,
    subject: expect.stringMatching(new RegExp(`^${title} CRM:\\d+$`)),
  });
  expect(mail.stored(result.id)).toMatchObject({
    description: "<p>Hello</p>",
    directioncode: 1,
    statuscode: 6,
  });
  expect(mail.parties(result.id)).toMatchObject([
    { participationtypemask: 1, partyid: users.salesperson.id, partyid__table: "systemuser" },
    { participationtypemask: 2, partyid: null, addressused: "jane@nobody.example" },
  ]);
  bench.sandbox.clearRequests();
  await mail.send();
  expect(bench.requests().map(({ method, path }) => `${method} ${path.slice(15)}`)).toEqual([
    "POST $batch",
    "POST $batch",
    "POST emails",
    expect.stringMatching(/^POST emails\(.*SendEmail$/),
    expect.stringMatching(/^GET emails\(/),
  ]);
});

test("keeps a draft, and sends it in a second run", async () => {
  const recordId = "00000000-0000-4000-8000-0000000d4af7";
  const draft = await mail.send({ send: "draft", options: { recordId } });
  expect(draft).toEqual({
    id: recordId,
    changed: true,
    status: "Draft",
    sentOn: null,
    subject: "Offer",
  });
  expect(mail.posts(/SendEmail/)).toEqual([]);
  expect(await mail.send({ send: "draft", options: { recordId } })).toMatchObject({
    changed: false,
    status: "Draft",
  });
  const first = await mail.send({ options: { recordId } });
  expect(first).toMatchObject({ changed: true, id: recordId, status: "Pending Send" });
  bench.sandbox.deliverMail();
  const again = await mail.send({ options: { recordId } });
  expect(again).toMatchObject({ changed: false, status: "Sent", sentOn: ANY });
  expect(mail.posts(/SendEmail/)).toHaveLength(1);
});

test("two runs at once with one Record ID send one e-mail", async () => {
  const title = subject();
  const options = { recordId: "00000000-0000-4000-8000-00000000201e" };
  const runs = [1, 2].map(() => mail.send({ subject: title, options }));
  const results = await Promise.all(runs);
  expect(results.map(({ status }) => status)).toEqual(["Pending Send", "Pending Send"]);
  expect(results.map(({ changed }) => changed).sort()).toEqual([false, true]);
  expect(sent(title)).toHaveLength(1);
});

test("an ID of an e-mail that came in is refused, and one that others have", async () => {
  const received = bench.sandbox.insert("email", {
    subject: "Hi",
    directioncode: 0,
    statecode: 1,
    statuscode: 4,
  });
  const error = await bench.failure("sendEmail", mail.inputs({ options: { recordId: received } }));
  expect(error.message).toMatch(/is that of an e-mail in status Received, which cannot be sent/);
});

describe("the body", () => {
  test.each([
    ['Dear <Jane>,\r\n5 > 3 & "so"', {}, "Dear &lt;Jane&gt;,<br>5 &gt; 3 &amp; &quot;so&quot;"],
    ["<p>Hi</p>", {}, "<p>Hi</p>"],
    ["<p>Hi</p>", { bodyFormat: "text" }, "&lt;p&gt;Hi&lt;/p&gt;"],
    ["a\nb", { bodyFormat: "html" }, "a\nb"],
    ["Sum:   5\n  VAT", {}, "Sum:&nbsp;&nbsp; 5<br>&nbsp; VAT"],
    [undefined, {}, null],
  ])("%j %j", async (body, inputs, stored) => {
    const { id } = await mail.send({ body, send: "draft", ...inputs });
    expect(mail.stored(id)["description"]).toBe(stored);
  });
});

describe("whom it comes from", () => {
  test("by default the user that the connection works as; an application user cannot send", async () => {
    const error = await bench.failure("sendEmail", mail.inputs({ from: undefined }));
    expect(error.message).toBe(
      'The connection works as the application user "# Integration", which has no mailbox to send from: set From to a user or queue with one. Nothing was sent.',
    );
    expect(mail.posts(/emails/)).toEqual([]);
    const draft = await mail.send({ from: undefined, send: "draft" });
    expect(mail.parties(draft.id)[0]).toMatchObject({ partyid: users.application.id });
    const options = { impersonateUserId: users.salesperson.id };
    const acting = await mail.send({ from: "", options });
    expect(mail.parties(acting.id)[0]).toMatchObject({ partyid: users.salesperson.id });
  });

  test.each([
    "Siobhán O'Brien",
    "salesperson@northwind-instruments.example",
    "Siobhán <salesperson@northwind-instruments.example>",
    "user: Siobhán O'Brien",
    users.salesperson.id,
    `/systemusers(${users.salesperson.id})`,
    { systemuserid: users.salesperson.id, fullname: "x" },
    `{"table": "User", "id": "${users.salesperson.id}"}`,
  ])("%j is the salesperson", async (from) => {
    const { id } = await mail.send({ from });
    expect(mail.parties(id)[0]).toMatchObject({ partyid: users.salesperson.id });
  });

  test.each(["Support", "queue: Support", "support@northwind-instruments.example"])(
    "%j is a queue",
    async (from) => {
      const result = await mail.send({ from });
      expect(mail.parties(result.id)[0]).toMatchObject({ partyid__table: "queue" });
      expect(result).not.toHaveProperty("warning");
    },
  );

  test.each([
    ["Nobody", /From "Nobody" is no user or queue; expected the ID, name or e-mail address/],
    ["Trade fair 2019", /From "Trade fair 2019" is disabled or inactive/],
    [users.disabled.id, /is disabled or inactive/],
    [
      "contact: Ann",
      /From cannot be used: it is a record of contact; expected one of systemuser, queue/,
    ],
    ["accounts(1)", /From/],
    [7, /no user or queue/],
    [["a"], /From takes text, not a list of one/],
  ])("%j is refused, and nothing written", async (from, message) => {
    const error = await bench.failure("sendEmail", mail.inputs({ from }));
    expect(error.message).toMatch(message);
    expect(mail.posts(/emails/)).toEqual([]);
  });

  test("one of several is asked for", async () => {
    for (const name of ["Twin", "Twin"]) {
      bench.sandbox.insert("queue", { name, emailaddress: "twin@x.example" });
    }
    const error = await bench.failure("sendEmail", mail.inputs({ from: "Twin" }));
    expect(error.message).toMatch(
      /From "Twin" means several users or queues: give one of \/queues\([0-9a-f-]+\) \(twin@x\.example\), /,
    );
  });

  test("a mailbox that does not send is told, and the e-mail waits", async () => {
    const orders = await mail.send({ from: "queue: Orders" });
    expect(orders).toMatchObject({ status: "Pending Send" });
    expect(orders.warning).toMatch(
      /^The e-mail address of the queue "Orders" is not approved: an administrator approves it .*Mailboxes\. The e-mail waits \(Pending Send\), and goes out afterwards\.$/,
    );
    expect(bench.log.warn).toEqual([orders.warning]);
    const box = bench.sandbox.store.find("mailbox", { regardingobjectid: users.salesperson.id })[0];
    const boxId = String(box?.["mailboxid"]);
    const changes = [
      [{ outgoingemaildeliverymethod: 0 }, /does not send by server-side synchronization/],
      [{ outgoingemaildeliverymethod: 1 }, /is sent by Outlook/],
      [{ outgoingemaildeliverymethod: 2, enabledforoutgoingemail: 0 }, /tests and enables it/],
    ] as const;
    for (const [change, warning] of changes) {
      bench.sandbox.change("mailbox", boxId, change);
      expect((await mail.send()).warning).toMatch(warning);
    }
    bench.sandbox.change("mailbox", boxId, { enabledforoutgoingemail: 1 });
    expect(await mail.send()).not.toHaveProperty("warning");
  });

  test("a user without an address is refused, and one who does not allow it", async () => {
    bench.sandbox.change("systemuser", users.manager.id, { internalemailaddress: null });
    const from = users.manager.id;
    const mute = await bench.failure("sendEmail", mail.inputs({ from }));
    expect(mute.message).toMatch(/From is "Jürgen Großmann", which has no e-mail address/);
    bench.sandbox.change("systemuser", users.manager.id, { internalemailaddress: "m@x.example" });
    const denied = await bench.failure("sendEmail", mail.inputs({ from }));
    expect(denied).toMatchObject({ code: "0x8004480d", outcome: "unknown" });
    expect(denied.message).toMatch(
      /that user allows it in Personal Options.*kept as the draft emails\([0-9a-f-]+\): run again with Record ID/,
    );
  });
});

describe("when something goes wrong", () => {
  test.each([
    { kind: "lostResponse" },
    { kind: "reset" },
    { kind: "gateway", status: 503, applied: true },
    { kind: "gateway", status: 503 },
  ] as const)("while it is created, %j: one e-mail goes out", async (action) => {
    const title = subject();
    bench.sandbox.fault({ match: CREATE, action });
    expect(await mail.send({ subject: title })).toMatchObject({ changed: true });
    expect(sent(title)).toHaveLength(1);
    expect(mail.mails(title)).toEqual([]);
  });

  test.each([
    { kind: "lostResponse" },
    { kind: "truncate", bytes: 20 },
    { kind: "malformed" },
    { kind: "gateway", status: 503, applied: true },
  ] as const)("while it is sent, %j: it is read, and sent once", async (action) => {
    const title = subject();
    bench.sandbox.fault({ match: SEND, action });
    expect(await mail.send({ subject: title })).toMatchObject({ status: "Pending Send" });
    expect(mail.posts(/SendEmail/)).toHaveLength(1);
    expect(sent(title)).toHaveLength(1);
    expect(bench.log.warn.join()).toMatch(/answer was lost, but the e-mail is on its way/);
  });

  test.each([
    { kind: "reset" },
    { kind: "gateway", status: 503 },
    { kind: "sql", number: -2 },
  ] as const)(
    "while it is sent, %j: it is still a draft, and a second run sends it",
    async (action) => {
      const title = subject();
      bench.sandbox.fault({ match: SEND, action });
      const error = await bench.failure("sendEmail", mail.inputs({ subject: title }));
      expect(error).toMatchObject({ outcome: "unknown" });
      expect(error.message).toMatch(/was still a draft, but may still be sent/);
      expect(time.sleeps).toEqual([5000, 15000]);
      expect(mail.posts(/SendEmail/)).toHaveLength(1);
      const recordId = /Record ID ([0-9a-f-]{36})/.exec(error.message)?.[1];
      const again = await mail.send({ subject: title, options: { recordId } });
      expect(again).toMatchObject({ id: recordId, status: "Pending Send" });
      expect(sent(title)).toHaveLength(1);
    },
  );

  test("an e-mail of which nobody knows whether it was created names the Record ID to go on with", async () => {
    const title = subject();
    bench.sandbox.fault({ match: CREATE, times: 9, action: { kind: "reset" } });
    const { message } = await bench.failure("sendEmail", mail.inputs({ subject: title }));
    const recordId = /run again with the same Record ID, ([0-9a-f-]{36})/.exec(message)?.[1];
    bench.sandbox.clearFaults();
    expect(await mail.send({ subject: title, options: { recordId } })).toMatchObject({
      id: recordId,
    });
    expect(sent(title)).toHaveLength(1);
  });

  test("a token that is refused half way leaves a draft, which the error names", async () => {
    bench.sandbox.fault({ match: SEND, times: 9, action: { kind: "status", status: 401 } });
    const error = await bench.failure("sendEmail", mail.inputs());
    expect(error.name).toBe("ConnectionError");
    expect(error.message).toMatch(
      /kept as the draft emails\(.*run again with Record ID .* with it\.$/,
    );
  });

  test.each([
    [{ regarding: "account: No Such" }, /^Regarding: no record of account is named "No Such"\.$/],
    [{ to: "contact: No Such" }, /^To: no record of contact/],
    [{ to: "mailto:a@x.example?bcc=b@x.example" }, /^To has "mailto:.* which is no recipient/],
    [{ subject: "", body: null, attachments: [] }, /^Subject, Body, Template and Attachments are/],
    [
      { subject: "x".repeat(900), cc: "nope: Ann" },
      /^Subject: the text has 900 .*; CC: there is no/,
    ],
  ])("%# is refused by the names of its inputs", async (inputs, message) => {
    expect((await bench.failure("sendEmail", mail.inputs(inputs))).message).toMatch(message);
  });

  test("429: it waits, and sends once", async () => {
    const title = subject();
    bench.sandbox.fault({ match: SEND, action: { kind: "throttle", retryAfter: 3 } });
    await mail.send({ subject: title });
    expect(time.sleeps).toEqual([3000]);
    expect(sent(title)).toHaveLength(1);
  });

  test("an e-mail that the mail server refused is sent again by a second run", async () => {
    const title = subject();
    const { id } = await mail.send({ subject: title });
    expect(bench.sandbox.deliverMail("failed")).toContain(id);
    const again = await mail.send({ subject: title, options: { recordId: id } });
    expect(again).toMatchObject({ id, changed: true, status: "Pending Send" });
    expect(sent(title)).toHaveLength(1);
  });

  test.each([
    { kind: "status", status: 403, body: { code: "0x80040220", message: "prvRead" } },
    { kind: "status", status: 401 },
    { kind: "reset" },
  ] as const)("%j: a status that cannot be read is told, and the e-mail sent", async (action) => {
    bench.sandbox.fault({ match: { method: "GET", path: "/emails(" }, times: 9, action });
    const result = await mail.send();
    expect(result).toMatchObject({ changed: true, status: "Pending Send", subject: ANY });
    expect(result.warning).toMatch(/was sent, but its status could not be read/);
  });
});
