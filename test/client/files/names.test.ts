import { InputError } from "../../../src/client/errors/InputError";
import { nameInDisposition } from "../../../src/client/files/disposition";
import { entryId } from "../../../src/client/files/entryId";
import { toBuffer } from "../../../src/client/files/fileBytes";
import { tokenOf } from "../../../src/client/files/uploadInBlocks";
import { downloadNote } from "../../../src/client/notes/downloadNote";
import { response } from "../fakes";
import { scriptedSession } from "../scriptedSession";

const ID = "11111111-1111-4111-8111-111111111111";

test.each<[string | undefined, string | undefined]>([
  [undefined, undefined],
  ["attachment", undefined],
  ['attachment; filename=""', undefined],
  ["attachment; filename=a.txt", "a.txt"],
  ['attachment; filename="a \\"b\\".txt"', 'a "b".txt'],
  ["attachment; filename*=UTF-8''%e2%82%ac%20rates", "€ rates"],
  ["attachment; filename*=iso-8859-1'en'%A3%20rates", "£ rates"],
  ["attachment; filename=plain.txt; filename*=UTF-8''%c3%a4.txt", "ä.txt"],
  // Letters of another alphabet than those that are known: the plain name stands beside it.
  ["attachment; filename=plain.txt; filename*=koi8-r''%d0.txt", "plain.txt"],
  ["attachment; filename*=koi8-r''%d0.txt", undefined],
  ['attachment; filename="=?utf-8?B?w6QudHh0?="', "ä.txt"],
  ['attachment; filename="=?utf-8?q?=C3=A4_b?= =?us-ascii?q?.txt?="', "ä b.txt"],
  ['attachment; filename="=?koi8-r?q?=D0?="', "=?koi8-r?q?=D0?="],
])("the name in %j is %j", (header, name) => {
  expect(nameInDisposition(header)).toBe(name);
});

test("bytes are bytes in each form that they travel in, and nothing else is", () => {
  const bytes = Buffer.from("abc");
  const whole = new Uint8Array(bytes).buffer;
  for (const form of [
    bytes,
    new Uint8Array(bytes),
    whole,
    { data: bytes, contentType: "x" },
    bytes.toJSON(),
  ]) {
    expect(toBuffer(form)?.toString()).toBe("abc");
  }
  for (const form of [
    "abc",
    null,
    5,
    { data: bytes },
    { type: "Buffer", data: "abc" },
    { type: "Buffer", data: [300] },
  ]) {
    expect(toBuffer(form)).toBeUndefined();
  }
});

test("an entry of a list is meant by its ID, under either name", () => {
  const entries = { input: "Note ID", what: "no note", key: "annotationid", list: "List Notes" };
  for (const given of [ID, ` {${ID.toUpperCase()}} `, { id: ID }, { annotationid: ID, id: "x" }]) {
    expect(entryId(given as never, entries)).toBe(ID);
  }
  for (const given of ["x", { id: 5 }, { name: ID }]) {
    expect(() => entryId(given as never, entries)).toThrow(InputError);
  }
});

test("an upload without a token cannot go on", () => {
  expect(tokenOf(response(200, { FileContinuationToken: "t" }))).toBe("t");
  for (const body of [{}, { FileContinuationToken: "" }, { FileContinuationToken: 5 }]) {
    expect(() => tokenOf(response(200, body))).toThrow("no FileContinuationToken");
  }
});

describe("a note has its file, where there is one", () => {
  const abc = response(200, Buffer.from("abc").toString("base64"));
  const get = (row: object, body: object = abc) => {
    const { session, requests } = scriptedSession({
      "/documentbody": body,
      "GET annotations": row,
    });
    return downloadNote(session, { noteId: ID }).then((note) => ({
      ...note,
      requests: requests.length,
    }));
  };
  test.each<[string, object, object, object]>([
    [
      "with all that is known",
      { subject: "S", isdocument: true, filename: "a.txt", filesize: 3, mimetype: "text/plain" },
      abc,
      { subject: "S", text: null, name: "a.txt", size: 3, file: { contentType: "text/plain" } },
    ],
    ["with nothing known", { isdocument: true }, abc, { name: null, size: 3, subject: null }],
    [
      "without a file",
      { isdocument: false, notetext: "T" },
      abc,
      { text: "T", file: null, name: null, size: null, requests: 1 },
    ],
    [
      "whose file is gone by now",
      { isdocument: true, filesize: 3 },
      response(204),
      { file: null, requests: 2 },
    ],
  ])("%s", async (_, row, body, note) => {
    expect(await get(row, body)).toMatchObject({ id: ID, ...note });
  });
});
