import { createHash } from "node:crypto";
import {
  type AddedNote,
  createClient,
  type DownloadedNote,
  type NoteList,
} from "../../../src/client";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const blockBytes = 65_536;
const bench = useSandbox({ seed: "empty", files: { blockBytes } });

const digest = (data: Buffer | undefined) =>
  data && createHash("sha256").update(data).digest("hex");
const bytes = (length: number) => Buffer.alloc(length, "0123456789abcdefg");
const account = (values: object = {}) =>
  bench.sandbox.insert("account", { name: "Fabrikam", ...values });
const MISSING = "00000000-0000-0000-0000-000000000009";
type Inputs = Record<string, unknown>;
const add = (inputs: Inputs) =>
  bench.act<AddedNote>("addNote", { entityType: "accounts", ...inputs });
const refused = (inputs: Inputs) => bench.failure("addNote", { entityType: "accounts", ...inputs });
const list = (inputs: Inputs) =>
  bench.act<NoteList>("listNotes", { entityType: "accounts", ...inputs });
const download = (noteId: unknown, inputs: Inputs = {}) =>
  bench.act<DownloadedNote>("downloadNote", { noteId, ...inputs });
const stored = () => bench.sandbox.store.select('SELECT * FROM "annotation"');
const sent = () =>
  bench
    .requests()
    .map(({ method, path }) => `${method} ${path.slice("/api/data/v9.2/".length).split("(")[0]}`);
const organization = (changes: Record<string, string | number | null>) => {
  const [row = {}] = bench.sandbox.store.select("SELECT organizationid FROM organization");
  bench.sandbox.change("organization", String(row["organizationid"]), changes);
};
const quiet = Object.fromEntries(
  ["metric", "trace", "debug", "info", "log", "warn", "error"].map((level) => [level, () => {}]),
);
/** The client with small blocks, so that a small file goes in several. */
const inBlocks = (entityId: string, length: number, more: object = {}) =>
  createClient(bench.connection(), { logger: quiet } as never).addNote({
    entityType: "accounts",
    entityId,
    subject: "Large",
    file: bytes(length),
    name: "large.bin",
    blockBytes,
    ...more,
  });
beforeEach(() => {
  forgetAt(bench.sandbox.url);
  for (const { annotationid } of stored()) {
    bench.sandbox.store.remove("annotation", String(annotationid));
  }
});

test("a note goes with one request, once definitions and rules are known", async () => {
  const entityId = account({ accountnumber: "F-1" });
  const added = await add({ entityId, subject: "Call", text: "Calls back.\nOn Monday." });
  expect(added).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    record: { table: "account", id: entityId },
    file: null,
  });
  expect(sent()).toEqual(["GET RetrieveMetadataChanges", "PATCH annotations"]);
  expect(stored()).toMatchObject([
    { annotationid: added.id, objectid: entityId, subject: "Call", isdocument: 0 },
  ]);
  bench.sandbox.clearRequests();
  const file = { data: "Grüße", contentType: "text/plain" };
  await add({ entityId: "accountnumber='F-1'", file, name: "a.txt" });
  await add({ entityId, text: "x", file: Buffer.from("x"), name: "a.txt" });
  expect(sent()).toEqual([
    "GET accounts",
    "GET organizations",
    "PATCH annotations",
    "PATCH annotations",
  ]);
});

test.each([
  ["accounts", "account", { name: "x" }],
  ["Contact", "contact", { lastname: "x" }],
  ["new_project", "new_project", { new_name: "x" }],
  ["emails", "email", { subject: "x" }],
])("a record of %s takes a note with a file, which comes back", async (entityType, table, row) => {
  const entityId = bench.sandbox.insert(table, row);
  const name = 'Größe 東京 "x".pdf';
  const file = { file: { data: bytes(1_000), contentType: "" }, name, size: 1_000 };
  const added = await add({ entityType, entityId, file });
  expect(added.file).toEqual({ name, size: 1_000, contentType: "application/pdf" });
  const note = await download(added.id);
  expect(note).toMatchObject({ id: added.id, subject: null, text: null, name, size: 1_000 });
  expect(note.file?.contentType).toBe("application/pdf");
  expect(digest(note.file?.data)).toBe(digest(bytes(1_000)));
  expect((await list({ entityType, entityId })).notes).toHaveLength(1);
});

test.each([1, 2, 3, 65_535, 65_536, 65_537, 200_000])(
  "%i bytes come back as they went",
  async (length) => {
    const entityId = account();
    const { id } = await inBlocks(entityId, length);
    const note = await download(id);
    expect(note).toMatchObject({ subject: "Large", name: "large.bin", size: length });
    expect(digest(note.file?.data)).toBe(digest(bytes(length)));
    expect(stored()).toHaveLength(1);
    expect(sent().includes("POST CommitAnnotationBlocksUpload")).toBe(length > blockBytes);
  },
);

test("a title of 500 characters is taken, and a longer one refused before anything is sent", async () => {
  const entityId = account();
  await add({ entityId, subject: "x".repeat(500) });
  bench.sandbox.clearRequests();
  const { message } = await refused({ entityId, subject: "x".repeat(501), text: "y" });
  expect(message).toMatch(/^Title has 501 characters; 500 are allowed/);
  expect(sent()).toEqual([]);
});

test("notes are listed, the youngest first, without their contents", async () => {
  const entityId = account();
  const at = (day: number) => `2026-01-0${day}T00:00:00Z`;
  const note = (day: number, values: object) =>
    bench.sandbox.insert("annotation", {
      objectid: entityId,
      objectid__table: "account",
      createdon: at(day),
      modifiedon: at(day),
      ...values,
    });
  const plain = note(1, { subject: "A", notetext: "Text" });
  const content = { isdocument: 1, documentbody: "YWJj" };
  const file = note(2, { filename: "a.txt", filesize: 3, mimetype: "text/plain", ...content });
  expect(await list({ entityId })).toEqual({
    hasMore: false,
    notes: [
      {
        id: file,
        subject: null,
        text: null,
        file: { name: "a.txt", size: 3, contentType: "text/plain" },
        createdOn: at(2),
        createdBy: "Jane Reyes",
        modifiedOn: at(2),
        modifiedBy: "Jane Reyes",
      },
      expect.objectContaining({ id: plain, subject: "A", text: "Text", file: null }),
    ],
  });
  expect(bench.requests().at(-1)?.url).not.toContain("documentbody");
  const unsaid = note(3, { filename: "b.txt", isdocument: 0, documentbody: "YWJj" });
  expect((await list({ entityId, filesOnly: true })).notes.map(({ id }) => id)).toEqual([
    unsaid,
    file,
  ]);
  expect(await list({ entityId: account() })).toEqual({ notes: [], hasMore: false });
  const missing = { entityType: "accounts", entityId: MISSING };
  expect((await bench.failure("listNotes", missing)).status).toBe(404);
});

test.each([{ kind: "lostResponse" }, { kind: "reset" }, { kind: "stall", bytes: 0 }] as const)(
  "a note is added once after $kind",
  async (action) => {
    const entityId = account();
    bench.sandbox.fault({ match: { method: "PATCH", path: "/annotations" }, action });
    const { id } = await add({ entityId, text: "Once", file: bytes(50), name: "a.txt" });
    expect(stored()).toMatchObject([{ annotationid: id, filesize: 50 }]);
  },
);

const STEPS = ["InitializeAnnotationBlocksUpload", "UploadBlock", "CommitAnnotationBlocksUpload"];
const FAULTS = [
  { kind: "lostResponse" },
  { kind: "throttle", retryAfter: 1 },
  { kind: "status", status: 503 },
  { kind: "gateway", status: 502, applied: true },
] as const;

test.each(STEPS.flatMap((step) => FAULTS.map((action) => ({ step, action }))))(
  "a note in blocks is added once: $step, $action.kind",
  async ({ step, action }) => {
    const entityId = account();
    bench.sandbox.fault({ match: { path: `/${step}` }, action });
    const outcome = await inBlocks(entityId, 150_000).catch((error: unknown) => error);
    if (step.startsWith("Commit") && action.kind === "status") {
      // Nobody can tell that from an answer that was lost: the note is looked for, and is not there.
      expect(outcome).toMatchObject({ outcome: "unknown" });
      expect(stored()).toEqual([]);
      return;
    }
    expect(outcome).toMatchObject({ file: { size: 150_000 } });
    expect(stored()).toMatchObject([{ filesize: 150_000, objectid: entityId }]);
  },
);

test("a block that is refused leaves nothing behind", async () => {
  const body = { code: "0x80040224", message: "No." };
  const action = { kind: "status", status: 400, body } as const;
  bench.sandbox.fault({ match: { path: "/UploadBlock" }, after: 1, action });
  await expect(inBlocks(account(), 150_000)).rejects.toMatchObject({ outcome: "notDone" });
  expect(stored()).toEqual([]);
});

test("an id of the builder is kept, and never that of a note that exists", async () => {
  const entityId = account();
  const recordId = "00000000-0000-4000-8000-00000000ab01";
  expect((await add({ entityId, text: "x", options: { recordId } })).id).toBe(recordId);
  const again = await refused({ entityId, text: "y", options: { recordId } });
  expect(again.message).toContain("exists already");
  await expect(inBlocks(entityId, 150_000, { recordId })).rejects.toThrow("a note that exists");
  expect(stored()).toMatchObject([{ notetext: "x" }]);
});

test.each([
  [{}, "The note is empty"],
  [{ name: "a.txt", text: "x" }, "Name is set, but File is empty"],
  [{ file: "Hello" }, "Name is required"],
  [{ file: Buffer.alloc(0), name: "a.txt" }, "File is empty"],
  [{ file: "x", name: "a/b.txt" }, "Name is a path"],
  [
    { file: "x", name: "a.txt", options: { contentType: "x".repeat(257) } },
    "Content Type of File has 257 characters",
  ],
  [{ file: "x", name: "virus.EXE" }, "the organization blocks that extension"],
  [{ file: 7, name: "a.txt" }, "File takes"],
  [{ text: "x", options: { recordId: "7" } }, "Record ID"],
])("%j is refused before anything is written", async (inputs, words) => {
  expect((await refused({ entityId: account(), ...inputs })).message).toContain(words);
  expect(stored()).toEqual([]);
  expect(sent().filter((each) => !each.startsWith("GET"))).toEqual([]);
});

test("a file beyond the organization's limit is refused, and one at the limit goes", async () => {
  const entityId = account();
  organization({ maxuploadfilesize: 4_000 });
  const { message } = await refused({ entityId, file: bytes(3_001), name: "a.txt" });
  const taken = await add({ entityId, file: bytes(3_000), name: "a.txt" });
  organization({ maxuploadfilesize: 5_242_880 });
  expect(message).toContain("has 3001 bytes, 4004 as Base64, and the organization takes 4000");
  expect(taken.file?.size).toBe(3_000);
});

test("a table without notes is refused by its name", async () => {
  const yen = { currencyname: "Yen", isocurrencycode: "JPY" };
  const entityId = bench.sandbox.insert("transactioncurrency", yen);
  const inputs = { entityType: "transactioncurrencies", entityId };
  const words = "transactioncurrency take no notes";
  expect((await refused({ ...inputs, text: "x" })).message).toContain(words);
  expect((await bench.failure("listNotes", inputs)).message).toContain(words);
});

test("a note without a file, one that is too large, and one that is missing", async () => {
  const { id } = await add({ entityId: account(), subject: "A", text: "B" });
  const empty = { file: null, name: null, size: null };
  expect(await download(id)).toEqual({ id, subject: "A", text: "B", ...empty });
  const row = { annotationid: id.toUpperCase(), subject: "A" };
  for (const noteId of [{ id, subject: "A" }, row, JSON.stringify({ id }), `{${id}}`]) {
    expect(await download(noteId)).toMatchObject({ id, subject: "A" });
  }
  const large = await inBlocks(account(), 1_200_000);
  const failure = await bench.failure("downloadNote", { noteId: large.id, maxSizeMB: 1 });
  expect(failure.message).toContain("Max Size (MB) is 1");
  expect((await bench.failure("downloadNote", { noteId: MISSING })).status).toBe(404);
  expect((await bench.failure("downloadNote", { noteId: "7" })).message).toMatch(
    /^Note ID "7" is no note; expected its ID \(GUID\), or an entry of List Notes\.$/,
  );
});

test.each([
  { kind: "truncate", bytes: 33 },
  { kind: "reset" },
  { kind: "malformed", body: "<html>", contentType: "text/html" },
] as const)("a content that breaks off is read again: $kind", async (action) => {
  const { id } = await inBlocks(account(), 10_000);
  bench.sandbox.fault({ match: { path: "/$value" }, action });
  expect(digest((await download(id)).file?.data)).toBe(digest(bytes(10_000)));
});
