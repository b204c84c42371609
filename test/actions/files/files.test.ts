import { createHash } from "node:crypto";
import type { DeleteFileResult, DownloadFileResult, UploadFileResult } from "../../../src/client";
import { pick } from "../../dataSources/pick";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox({ seed: "empty" });
beforeEach(() => forgetAt(bench.sandbox.url));

const digest = (data: Buffer) => createHash("sha256").update(data).digest("hex");
const bytes = (length: number) => Buffer.alloc(length, "0123456789abcdefg");
const picture = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), bytes(500)]);
const project = (values: object = {}) =>
  bench.sandbox.insert("new_project", { new_name: "Bridge", ...values });
const at = (entityId: string, fileColumn = "new_contract") => ({
  entityType: "new_projectcollection",
  entityId,
  fileColumn,
});
type Inputs = Record<string, unknown>;
const upload = (inputs: Inputs) =>
  bench.act<UploadFileResult>("uploadFile", { name: "a.txt", ...inputs });
const download = (inputs: Inputs) => bench.act<DownloadFileResult>("downloadFile", inputs);
const remove = (inputs: Inputs) => bench.act<DeleteFileResult>("deleteFile", inputs);
const refused = (inputs: Inputs) => bench.failure("uploadFile", { name: "a.txt", ...inputs });
const sent = () =>
  bench
    .requests()
    .map(({ method, path }) => `${method} ${path.slice("/api/data/v9.2/".length).split("(")[0]}`);
const organization = (changes: Record<string, string | number | null>) => {
  const [row = {}] = bench.sandbox.store.select("SELECT organizationid FROM organization");
  bench.sandbox.change("organization", String(row["organizationid"]), changes);
};

test("a file goes up and comes down with its name and type", async () => {
  const id = project();
  const name = 'Größe 東京 "x".pdf';
  expect(await upload({ ...at(id), file: bytes(1000), name })).toEqual({
    record: { table: "new_project", id },
    column: "new_contract",
    name,
    size: 1000,
    contentType: "application/pdf",
  });
  const { file, ...rest } = await download(at(id));
  expect(rest).toEqual({ name, size: 1000 });
  expect(file?.contentType).toBe("application/pdf");
  expect(digest(file?.data ?? bytes(0))).toBe(digest(bytes(1000)));
});

test.each([
  [0, "PATCH"],
  [1, "PATCH"],
  [4_194_304, "PATCH"],
  [4_194_305, "POST"],
  [16_777_216, "POST"],
])("%i bytes come back as they went, first by %s", async (length, method) => {
  const id = project();
  const data = bytes(length);
  await upload({ ...at(id), file: { data, contentType: "text/plain" } });
  expect(bench.requests().filter((each) => each.method !== "GET")[0]?.method).toBe(method);
  const { file, size, name } = await download(at(id));
  expect([size, name, file?.contentType]).toEqual([length, "a.txt", "text/plain"]);
  expect(digest(file?.data ?? bytes(7))).toBe(digest(data));
});

test("the definition and the rules of the organization are read once", async () => {
  const id = project();
  await upload({ ...at(id), file: bytes(1) });
  expect(sent()).toEqual([
    "GET RetrieveMetadataChanges",
    "GET organizations",
    "PATCH new_projectcollection",
  ]);
  bench.sandbox.clearRequests();
  await upload({ ...at(id), file: bytes(2) });
  await download(at(id));
  await remove(at(id));
  expect(sent()).toEqual(["PATCH", "GET", "DELETE"].map((each) => `${each} new_projectcollection`));
});

test.each([
  ["the limit of the column", bytes(65_536), undefined],
  ["one byte more", bytes(65_537), /^File has 65537 bytes, and new_receipt takes 65536 \(64 KB\)/],
])("%s", async (_name, file, message) => {
  const inputs = { ...at(project(), "new_receipt"), file };
  if (message === undefined) {
    expect((await upload(inputs)).size).toBe(65_536);
    return;
  }
  expect((await refused(inputs)).message).toMatch(message);
  expect(sent().filter((each) => !each.startsWith("GET"))).toEqual([]);
});

test("what the organization blocks is refused before it is sent, by the rules of today", async () => {
  const inputs = { ...at(project()), file: bytes(1) };
  expect((await refused({ ...inputs, name: "Setup.EXE" })).message).toMatch(
    /^File cannot be a \.exe file: the organization blocks that extension\. .*Nothing was sent\.$/,
  );
  organization({ blockedmimetypes: "text/html" });
  time.advance(700_000);
  expect((await refused({ ...inputs, name: "a.html" })).message).toMatch(/type text\/html/);
  expect(
    (await refused({ ...inputs, options: { contentType: "text/html; charset=utf-8" } })).message,
  ).toMatch(/blocks it/);
  organization({ allowedmimetypes: "application/pdf;image/png" });
  time.advance(700_000);
  expect((await refused(inputs)).message).toMatch(/takes application\/pdf, image\/png only/);
  expect(sent().every((each) => each.startsWith("GET"))).toBe(true);
  organization({ blockedmimetypes: null, allowedmimetypes: null });
  time.advance(31_000);
  expect((await upload({ ...inputs, name: "a.html" })).contentType).toBe("text/html");
});

test("who may not read the organization leaves the decision to Dataverse", async () => {
  bench.sandbox.fault({
    match: { path: "/organizations" },
    action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
  });
  const inputs = { ...at(project()), file: bytes(1), name: "a.exe" };
  expect(await refused(inputs)).toMatchObject({ status: 400, code: "0x80043e09" });
});

test("a record by a key, a table and a column by any name", async () => {
  const id = project({ new_code: "F-1" });
  const inputs = { entityType: "Project", entityId: "new_code='F-1'", fileColumn: "Contract" };
  expect((await upload({ ...inputs, file: "Hello" })).record.id).toBe(id);
  expect((await download(inputs)).file?.data.toString()).toBe("Hello");
  expect(await remove(inputs)).toEqual({ deleted: true });
});

test.each(["uploadFile", "downloadFile", "deleteFile"])(
  "%s takes file and image columns only",
  async (key) => {
    const failure = async (fileColumn: string, entityType = "new_projectcollection") => {
      const inputs = { ...at(project(), fileColumn), entityType, file: "x", name: "a.txt" };
      return (await bench.failure(key, inputs)).message;
    };
    expect(await failure("new_name")).toMatch(
      /^File Column "new_name" holds neither files nor images\. File and image columns of the table: new_contract, new_photo, new_receipt, new_siteplan\.$/,
    );
    expect(await failure("new_contrakt")).toMatch(/no column of .* did you mean new_contract\?/);
    expect(await failure("body", "activitymimeattachments")).toMatch(/has no file or image column/);
    expect(sent().filter((each) => !each.startsWith("GET Retrieve"))).toEqual([]);
  },
);

test("an empty column is no file and no error, and a missing record is one", async () => {
  const id = project();
  const empty = { file: null, name: null, size: null };
  expect(await download(at(id))).toEqual(empty);
  expect(await download(at(id, "new_photo"))).toEqual(empty);
  const missing = at("00000000-0000-0000-0000-000000000009");
  for (const key of ["downloadFile", "deleteFile", "uploadFile"]) {
    const inputs = { ...missing, ...(key === "uploadFile" ? { file: "x", name: "a.txt" } : {}) };
    expect(await bench.failure(key, inputs)).toMatchObject({ status: 404, outcome: "notDone" });
  }
});

test("an image is a thumbnail, or the whole of it where that is kept", async () => {
  const id = project();
  for (const column of ["new_photo", "new_siteplan"]) {
    const { name, size } = await upload({ ...at(id, column), file: picture, name: "" });
    expect([name, size]).toEqual([null, picture.length]);
  }
  const small = await download(at(id, "new_siteplan"));
  expect(small.file?.data.length).toBe(98);
  const full = await download({ ...at(id, "new_siteplan"), imageSize: "full" });
  expect(digest(full.file?.data ?? bytes(0))).toBe(digest(picture));
  const inputs = { ...at(id, "new_photo"), imageSize: "full" };
  expect((await bench.failure("downloadFile", inputs)).message).toMatch(/keeps thumbnails only/);
  expect(await remove(at(id, "new_photo"))).toEqual({ deleted: true });
  expect((await download(at(id, "new_photo"))).file).toBeNull();
});

test("no more is read than may be, whether the size is known or not", async () => {
  const id = project();
  await upload({ ...at(id), file: bytes(1_048_577) });
  const inputs = { ...at(id), maxSizeMB: 1 };
  const message = /the file has 1\.0 MB, and Max Size \(MB\) is 1\. Nothing of it was kept/;
  expect((await bench.failure("downloadFile", inputs)).message).toMatch(message);
  bench.sandbox.fault({
    match: { path: "$value" },
    action: {
      kind: "rewrite",
      status: 200,
      headers: { "x-ms-file-size": null, "Content-Range": null },
    },
  });
  expect((await bench.failure("downloadFile", inputs)).message).toMatch(message);
});

const faults = [
  ["a lost answer", { kind: "lostResponse" }],
  ["503 after it was done", { kind: "gateway", status: 503, applied: true }],
  ["429", { kind: "throttle", retryAfter: 4 }],
] as const;

test.each(faults)("after %s a file is stored, read and deleted all the same", async (_, action) => {
  const id = project();
  const fault = (method: string) =>
    bench.sandbox.fault({ match: { method, path: "new_contract" }, action });
  fault("PATCH");
  await upload({ ...at(id), file: bytes(10) });
  fault("GET");
  expect((await download(at(id))).size).toBe(10);
  fault("DELETE");
  expect(await remove(at(id))).toEqual({ deleted: true });
});

describe("a file that is replaced by one of the same size between its parts", () => {
  const heads = [
    { "x-ms-file-name": "b.txt" },
    { "Content-Disposition": 'attachment; filename="b.txt"' },
    { mimetype: "text/html" },
  ];
  const replaced = (headers: Record<string, string>, times: number) =>
    bench.sandbox.fault({
      match: { method: "GET", path: "new_contract" },
      after: 1,
      times,
      action: { kind: "rewrite", headers },
    });

  test.each(heads)("is read anew where it says so by %j", async (headers) => {
    const id = project();
    const data = bytes(4_194_305);
    await upload({ ...at(id), file: data });
    replaced(headers, 1);
    bench.sandbox.clearRequests();
    const { file, name } = await download(at(id));
    expect([name, digest(file?.data ?? bytes(0))]).toEqual(["a.txt", digest(data)]);
    expect(sent()).toHaveLength(4);
  });
});

test("a refusal that the column is empty is no error where the record is there", async () => {
  const id = project();
  bench.sandbox.fault({
    match: { method: "DELETE" },
    action: { kind: "status", status: 404, body: { code: "0x80040217", message: "Leer." } },
    times: 2,
  });
  expect(await remove(at(id))).toEqual({ deleted: false });
  const missing = at("00000000-0000-0000-0000-000000000009");
  expect(await bench.failure("deleteFile", missing)).toMatchObject({ status: 404 });
});

test("the picker offers the file and image columns of a table", async () => {
  const found = await pick(bench, "fileColumns", { entityType: "new_projectcollection" });
  expect(found.map(({ key }) => key).sort()).toEqual([
    "new_contract",
    "new_photo",
    "new_receipt",
    "new_siteplan",
  ]);
  expect(found).toContainEqual({ key: "new_contract", label: "Contract (new_contract)" });
  for (const { key } of found) expect((await download(at(project(), key))).file).toBeNull();
});

/** Step by step what `docs/files.md` says. */
test("recipe: a document is attached to a new record, and goes on to another one", async () => {
  const entityType = "new_projectcollection";
  const create = (new_name: string) =>
    bench.act<Record<string, string>>("createEntity", { entityType, dynamicValues: { new_name } });
  const order = { data: Buffer.from("%PDF-1.7"), contentType: "application/pdf" };
  const { new_projectid: id = "" } = await create("Order 4711");
  await upload({ ...at(id), file: order, name: "Order 4711.pdf" });
  const answer = await download(at(id));
  const { new_projectid: copy = "" } = await create("Copy");
  expect(await upload({ ...at(copy), file: answer, name: "" })).toMatchObject({
    name: "Order 4711.pdf",
    contentType: "application/pdf",
  });
});

test.each([
  ["a missing name", { file: "x", name: " " }, /^Name is required for a file column/],
  ["a path", { file: "x", name: "a/b.txt" }, /^Name is a path/],
  [
    "a type with a line break",
    { file: { data: "x", contentType: "a/b\r\nX: y" } },
    /^Content Type of File has control/,
  ],
  ["no file", { file: "" }, /^File is required, and it is empty\.$/],
  ["a number", { file: 17 }, /^File takes a file of an earlier step/],
  ["no Base64", { file: "Hello world", encoding: "base64" }, /^File is not Base64/],
])("%s is refused, and nothing was sent", async (_, inputs, message) => {
  expect((await refused({ ...at(project()), ...inputs })).message).toMatch(message);
  expect(sent().filter((each) => !each.startsWith("GET Retrieve"))).toEqual([]);
});

test("what Dataverse refuses comes with what to do", async () => {
  const error = await refused({ ...at(project(), "new_siteplan"), file: bytes(9) });
  expect(error).toMatchObject({ status: 400, code: "0x80072553" });
  expect(error.message).toMatch(/An image column takes pictures/);
});
