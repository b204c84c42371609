import { createHash } from "node:crypto";
import { createClient, type DownloadedAttachment } from "../../../src/client";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { useMail } from "./mail";

const bench = useSandbox({ seed: "empty" });
useVirtualTime();
const mail = useMail(bench);
const ATTACH = { method: "PATCH", path: "/activitymimeattachments(" };
const SEND = { method: "POST", path: "SendEmail" };
const INVOICE = {
  name: 'Größe 東京 "x".pdf',
  file: { data: Buffer.from("%PDF"), contentType: "" },
};

const draft = async () => (await mail.send({ send: "draft" })).id;
const attached = (objectid: string) =>
  bench.sandbox.store.find("activitymimeattachment", { objectid });
const names = (id: string) => attached(id).map(({ filename }) => filename);
const add = (inputs: Record<string, unknown>) =>
  bench.act<{ id: string }>("addAttachment", { file: "Hello world", name: "hi.txt", ...inputs });
const limit = (bytes: number) => {
  const [organization] = bench.sandbox.store.find("organization", {});
  bench.sandbox.change("organization", String(organization?.["organizationid"]), {
    maxuploadfilesize: bytes,
  });
  forgetAt(bench.sandbox.url);
};
const sha = (data: Buffer) => createHash("sha256").update(data).digest("hex");

test("a file is added to a draft, listed and downloaded again", async () => {
  const email = await draft();
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at));
  const added = await add({ email, file: bytes, name: INVOICE.name });
  expect(added).toEqual({
    id: expect.any(String),
    emailId: email,
    name: INVOICE.name,
    size: 256,
    contentType: "application/pdf",
  });
  const { id } = added;
  expect(attached(email)).toMatchObject([{ objecttypecode: "email", filename: INVOICE.name }]);
  const list = await bench.act("listAttachments", { email: { activityid: email } });
  const answer = { id: email, changed: true, status: "Draft", sentOn: null, subject: "Offer" };
  expect(await bench.act("listAttachments", { email: answer })).toEqual(list);
  const { name, size, contentType } = { ...INVOICE, size: 256, contentType: "application/pdf" };
  expect(list).toEqual({ attachments: [{ id, name, size, contentType }], hasMore: false });
  const got = await bench.act<DownloadedAttachment>("downloadAttachment", { attachment: { id } });
  expect(got).toMatchObject({ id, activityId: email, name, size, file: { contentType } });
  expect(sha(got.file?.data ?? Buffer.alloc(0))).toBe(sha(bytes));
  const again = await add({ email: await draft(), file: got, name: undefined });
  expect(again).toMatchObject({ name, size });
});

test("what is no draft, or no such e-mail, is refused before anything is sent", async () => {
  const { id } = await mail.send();
  const posts = () => bench.requests().filter(({ method }) => method === "PATCH");
  const failing = (inputs: object) =>
    bench.failure("addAttachment", { email: id, file: "Hello", name: "a.txt", ...inputs });
  expect((await failing({})).message).toMatch(/is in status Pending Send; expected a draft/);
  const missing = await failing({ email: "00000000-0000-4000-8000-00000000dead" });
  expect(missing).toMatchObject({ status: 404 });
  const email = await draft();
  const cases = [
    [{ name: undefined }, /^Name of File is missing: an attachment needs one/],
    [{ name: "a/b.txt" }, /Name of File is a path/],
    [{ file: Buffer.alloc(0) }, /^File is empty, and an attachment cannot be/],
    [{ file: 7 }, /^File takes a file of an earlier step/],
    [{ name: "run.exe" }, /cannot be a \.exe file: the organization blocks that extension/],
  ] as const;
  for (const [inputs, message] of cases) {
    expect((await failing({ email, ...inputs })).message).toMatch(message);
  }
  expect(posts()).toEqual([]);
  expect(attached(email)).toEqual([]);
});

test("the organization's limit counts the Base64, and the refusal says where it is changed", async () => {
  limit(400);
  const email = await draft();
  await add({ email, file: Buffer.alloc(300, 1), name: "a.bin" });
  const error = await bench.failure("addAttachment", {
    email,
    file: Buffer.alloc(301, 1),
    name: "a.bin",
  });
  expect(error.message).toMatch(
    /^File has 301 bytes, 404 as Base64, and the organization takes 400\. An administrator changes that .*Maximum file size\. Nothing was sent\.$/,
  );
  const whole = await bench.failure(
    "sendEmail",
    mail.inputs({ subject: "Large", attachments: [{ name: "a.bin", file: Buffer.alloc(301, 1) }] }),
  );
  expect(whole.message).toMatch(/^Attachments has 301 bytes/);
  expect(mail.mails("Large")).toEqual([]);
  limit(5_242_880);
});

test("a larger attachment than Max Size is not read", async () => {
  const { id } = await add({ email: await draft(), file: Buffer.alloc(1_048_577, 1) });
  const inputs = { attachment: id, maxSizeMB: 1 };
  const error = await bench.failure("downloadAttachment", inputs);
  expect(error.message).toMatch(/Max Size \(MB\) is 1/);
  expect(bench.requests().filter(({ path }) => path.endsWith("/$value"))).toEqual([]);
  const wrong = await bench.failure("downloadAttachment", { attachment: "no ID" });
  expect(wrong.message).toMatch(/^Attachment "no ID" is no attachment; expected its ID/);
});

test.each([
  [[null], /^Attachments is empty; expected a file/],
  [[""], /^Attachments is empty; expected a file/],
  ["[null]", /^Attachments is empty; expected a file/],
  [[{ file: null }], /^Attachments /],
  [[INVOICE, null], /^Attachments, entry 2, is empty; expected a file/],
])("attachments of %j are refused, and nothing is sent", async (attachments, message) => {
  const error = await bench.failure("sendEmail", mail.inputs({ subject: "None", attachments }));
  expect(error.message).toMatch(message);
  expect(mail.mails("None")).toEqual([]);
});

describe("files of an e-mail that is sent", () => {
  const two = [
    INVOICE,
    { file: { data: Buffer.from("b"), contentType: "text/csv" }, name: "b.csv" },
  ];

  test("are attached before it goes out, from each form of a file", async () => {
    const { id: note } = { id: bench.sandbox.insert("account", { name: "Noted" }) };
    const added = await bench.act<{ id: string }>("addNote", {
      entityType: "accounts",
      entityId: note,
      file: "From a note",
      name: "note.txt",
    });
    const ofNote = await bench.act("downloadNote", { noteId: added.id });
    const attachments = [
      ...two,
      ofNote,
      { name: "text.txt", file: "Plain text" },
      { filename: "d.txt", file: "data:text/plain;base64,SGk=" },
    ];
    const { id, status } = await mail.send({ attachments });
    expect(status).toBe("Pending Send");
    expect(names(id).sort()).toEqual(
      [INVOICE.name, "b.csv", "d.txt", "note.txt", "text.txt"].sort(),
    );
    const json = await mail.send({
      attachments: '[{"name": "j.txt", "file": "QUJDRA==", "encoding": "text"}]',
    });
    expect(bench.sandbox.store.find("activitymimeattachment", { objectid: json.id })).toMatchObject(
      [{ filename: "j.txt", filesize: 8 }],
    );
  });

  test("an entry without a name or a file is named, and nothing written", async () => {
    const failing = async (attachments: unknown) =>
      (await bench.failure("sendEmail", mail.inputs({ subject: "Bad", attachments }))).message;
    expect(await failing([INVOICE, { file: "x" }])).toMatch(
      /^Name of Attachments, entry 2, is missing/,
    );
    expect(await failing({ file: null, name: "a", size: null })).toMatch(/^Attachments/);
    expect(await failing([{ ...INVOICE, contentType: "a/b\r\nX: y" }])).toMatch(
      /^Content Type of Attachments has control characters/,
    );
    expect(await failing([{ ...INVOICE, encoding: "utf8" }])).toMatch(
      /^The encoding of Attachments is "utf8"; expected one of auto/,
    );
    expect(await failing([[1]])).toMatch(/^Attachments takes a file of an earlier step/);
    expect(mail.mails("Bad")).toEqual([]);
  });

  test.each([
    { match: ATTACH, action: { kind: "lostResponse" } },
    { match: ATTACH, after: 1, action: { kind: "reset" } },
    { match: { path: "activitymimeattachments" }, times: 4, action: { kind: "malformed" } },
    { match: { path: "/emails" }, times: 2, action: { kind: "malformed" } },
    { match: ATTACH, action: { kind: "gateway", status: 503, applied: true } },
    { match: SEND, action: { kind: "lostResponse" } },
    { match: { method: "POST", path: "/emails" }, action: { kind: "lostResponse" } },
  ] as const)("%j: one e-mail goes out with each of them once", async (rule) => {
    const before = mail.handedOver().length;
    bench.sandbox.fault(rule);
    const { id } = await mail.send({ attachments: two });
    expect(names(id).sort()).toEqual([INVOICE.name, "b.csv"].sort());
    expect(mail.handedOver()).toHaveLength(before + 1);
  });

  test("a run that failed half way is gone on with by its Record ID", async () => {
    const before = mail.handedOver().length;
    const body = { code: "0x80040220", message: "missing prvCreateActivity privilege" };
    bench.sandbox.fault({ match: ATTACH, after: 1, action: { kind: "status", status: 403, body } });
    const error = await bench.failure("sendEmail", mail.inputs({ attachments: two }));
    expect(error).toMatchObject({ outcome: "unknown" });
    const recordId = /Record ID ([0-9a-f-]{36})/.exec(error.message)?.[1] ?? "";
    expect(names(recordId)).toHaveLength(1);
    bench.sandbox.clearFaults();
    const again = await mail.send({ attachments: two, options: { recordId } });
    expect(again).toMatchObject({ id: recordId, status: "Pending Send" });
    expect(names(recordId)).toHaveLength(2);
    expect(mail.handedOver()).toHaveLength(before + 1);
  });

  test("a second run whose create was in doubt adds no file twice", async () => {
    const recordId = "00000000-0000-4000-8000-0000000d0b1e";
    const inputs = { attachments: two, options: { recordId } };
    await mail.send({ ...inputs, send: "draft" });
    bench.sandbox.fault({
      match: { method: "POST", path: "/emails" },
      action: { kind: "gateway", status: 503 },
    });
    expect(await mail.send(inputs)).toMatchObject({ status: "Pending Send" });
    expect(names(recordId)).toHaveLength(2);
  });

  test("a file of which nobody knows whether it was attached is to be looked for", async () => {
    const action = { kind: "gateway", status: 503 } as const;
    bench.sandbox.fault({ match: ATTACH, times: 9, action });
    const error = await bench.failure("sendEmail", mail.inputs({ attachments: two }));
    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.message).toMatch(/look at the attachments of the e-mail before you repeat it/);
    expect(error.message).not.toMatch(/same Record ID/);
  });

  test("the files of a template go along", async () => {
    const [template] = bench.sandbox.store.find("template", { title: "Office closed" });
    bench.sandbox.insert("activitymimeattachment", {
      objectid: String(template?.["templateid"]),
      objectid__table: "template",
      objecttypecode: "template",
      filename: "map.png",
      mimetype: "image/png",
      body: Buffer.from("map").toString("base64"),
      filesize: 3,
    });
    const { id } = await mail.send({ template: "Office closed", attachments: INVOICE });
    expect(names(id)).toEqual(["map.png", INVOICE.name]);
  });
});

describe("in blocks", () => {
  const bytes = Buffer.alloc(150_000, "block");
  const upload = (email: string) =>
    createClient(bench.connection(), {
      logger: { ...console, warn: () => {}, debug: () => {} },
    } as never).addAttachment({ email, file: bytes, name: "large.bin", blockBytes: 65_536 });

  test.each([
    undefined,
    { match: { path: "UploadBlock" }, after: 1, action: { kind: "lostResponse" } },
    { match: { path: "InitializeAttachment" }, action: { kind: "reset" } },
    { match: { path: "CommitAttachment" }, action: { kind: "lostResponse" } },
  ] as const)("%j: the file is there once", async (rule) => {
    const email = await draft();
    if (rule) bench.sandbox.fault(rule);
    const { id } = await upload(email);
    expect(attached(email)).toMatchObject([{ activitymimeattachmentid: id, filesize: 150_000 }]);
    const got = await bench.act<DownloadedAttachment>("downloadAttachment", { attachment: id });
    expect(got.file?.data.equals(bytes)).toBe(true);
  });

  test("a commit that never came is told as unknown", async () => {
    const email = await draft();
    bench.sandbox.fault({ match: { path: "CommitAttachment" }, action: { kind: "reset" } });
    await expect(upload(email)).rejects.toMatchObject({
      outcome: "unknown",
      message: expect.stringMatching(/does not have the file yet: look at its attachments/),
    });
    expect(attached(email)).toEqual([]);
  });
});
