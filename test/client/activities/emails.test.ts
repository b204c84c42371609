import { attachmentsOf } from "../../../src/client/activities/attachments/attachments";
import { downloadAttachment } from "../../../src/client/activities/attachments/downloadAttachment";
import { readEmail } from "../../../src/client/activities/emailStatus";
import { sendDraft } from "../../../src/client/activities/sendDraft";
import type { ActivityOptions } from "../../../src/client/activities/types";
import { useVirtualTime } from "../../support/time";
import { refusal, response } from "../fakes";
import { type Scripted, scriptedSession } from "../scriptedSession";

useVirtualTime();

const ID = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";
const draft = { statuscode: 1, statecode: 0, senton: null, subject: "Hi", directioncode: true };
const sent = { ...draft, statuscode: 3, statecode: 1, senton: "2026-05-04T08:00:00Z" };
const failed = { ...draft, statuscode: 8 };

describe("what has become of an e-mail", () => {
  const read = (row: object) => readEmail(scriptedSession({ "GET emails": row }).session, {}, ID);
  test.each<[object, object]>([
    [draft, { status: "Draft", isOpen: true, isTaken: false, sentOn: null, subject: "Hi" }],
    [sent, { status: "Sent", isOpen: false, isTaken: true, sentOn: sent.senton }],
    [failed, { status: "Failed", isOpen: true }],
    [
      { ...draft, directioncode: false },
      { status: "Draft", isOpen: false },
    ],
    // Status reasons that somebody added: the state says whether they are open.
    [
      { statuscode: 800, statecode: 0 },
      { status: "800", isOpen: true, subject: null },
    ],
    [
      { statuscode: 801, statecode: 1 },
      { status: "801", isOpen: false, isTaken: false },
    ],
  ])("%j", async (row, state) => {
    expect(await read(row)).toMatchObject({ id: ID, ...state });
  });
  test.each([{}, { statuscode: 1 }, { statecode: 0, statuscode: "1" }])(
    "%j says nothing",
    async (row) => {
      await expect(read(row)).rejects.toThrow("does not say in which state");
    },
  );
});

describe("an e-mail is sent once", () => {
  const send = async (
    answer: Scripted,
    read: Scripted | readonly Scripted[],
    params: ActivityOptions = {} as ActivityOptions,
    unresolved?: readonly string[],
  ) => {
    const { session, requests } = scriptedSession({ "POST ": answer, "GET emails": read });
    const handed = await sendDraft(session, params, ID, unresolved).catch(
      (error: unknown) => error,
    );
    expect(requests.filter((each) => each.startsWith("POST"))).toHaveLength(1);
    return handed;
  };
  const again = { recordId: ID } as ActivityOptions;
  test("and read afterwards", async () => {
    expect(await send({ Subject: "Hi" }, sent)).toEqual({
      state: expect.objectContaining({ status: "Sent" }),
    });
  });
  test("one that the mail server refuses is no success", async () => {
    expect(await send({}, failed)).toMatchObject({
      message: expect.stringContaining("the mail server refused it (Failed)"),
      outcome: "notDone",
    });
  });
  test.each<[string, Scripted]>([
    ["Hi", { Subject: "Hi" }],
    ["null", { Subject: 5 }],
  ])("one that cannot be read afterwards was sent all the same: %s", async (subject, answer) => {
    expect(await send(answer, refusal(403, "0x1"))).toMatchObject({
      state: {
        status: "Pending Send",
        isTaken: true,
        subject: subject === "null" ? null : subject,
      },
      warning: expect.stringContaining("its status could not be read"),
    });
  });
  test("another run with the same Record ID may have been faster", async () => {
    expect(await send(refusal(400, "0x1"), sent, again)).toMatchObject({ byOthers: true });
    for (const read of [draft, refusal(404, "0x1")]) {
      expect(await send(refusal(400, "0x1"), read, again)).toMatchObject({
        status: 400,
        outcome: "notDone",
      });
    }
    // Without one, nobody else has it.
    expect(await send(refusal(400, "0x1"), sent)).toMatchObject({ status: 400 });
  });
  test("a refusal says what to do, where that is known", async () => {
    const hint = async (code: string, unresolved?: readonly string[]) =>
      (await send(refusal(400, code), draft, undefined, unresolved)) as { readonly hint?: string };
    expect((await hint("0x80040b04")).hint).toContain("Set To, CC or BCC");
    expect((await hint("0x1", ["a@x.example"])).hint).toContain(
      "a@x.example belongs to no one record",
    );
    expect((await hint("0x1")).hint ?? "").not.toContain("belongs");
  });
});

describe("attachments", () => {
  const list = (rows: readonly object[]) =>
    attachmentsOf(scriptedSession({ "GET ": { value: rows } }).session, {}, ID);
  test("have what is known of them", async () => {
    const key = { activitymimeattachmentid: OTHER };
    expect(
      await list([key, { ...key, filename: "a.txt", filesize: 5, mimetype: "text/plain" }]),
    ).toMatchObject({
      attachments: [
        { id: OTHER, name: null, size: null, contentType: null },
        { id: OTHER, name: "a.txt", size: 5, contentType: "text/plain" },
      ],
    });
  });
  const download = async (row: object, body: Scripted) =>
    downloadAttachment(
      scriptedSession({ "/body": body, "GET activitymimeattachments": row }).session,
      { attachment: OTHER },
    );
  test("are downloaded by what is known of them", async () => {
    const abc = response(200, Buffer.from("abc").toString("base64"));
    const row = { filename: "a.txt", filesize: 3, mimetype: "text/plain", _objectid_value: ID };
    expect(await download(row, abc)).toMatchObject({ activityId: ID, name: "a.txt", size: 3 });
    expect(await download({ filename: null }, abc)).toMatchObject({
      activityId: null,
      name: null,
      size: 3,
    });
    expect(await download({ filesize: 0 }, response(204))).toMatchObject({
      file: null,
      name: null,
      size: null,
    });
    await expect(download({ x: 1 }, abc)).rejects.toThrow("does not say which file it is");
  });
});
