import { organizationId } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const api = useApi({ files: { blockBytes: 65_536 } });
const type = "Microsoft.Dynamics.CRM.annotation";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const ID = "6f1f7a0e-0002-4000-8000-000000000002";
const post = async (name: string, body: object) => {
  const answer = await api.send("POST", name, { body });
  const said: Record<string, unknown> = answer.text === "" ? {} : answer.body;
  return { ...said, status: answer.status };
};
const note = async (values: object) => {
  const accountid = await api.create("accounts", { name: "Fabrikam" });
  const bound = { "objectid_account@odata.bind": `accounts(${accountid})` };
  return api.create("annotations", { ...bound, ...values });
};
const read = async (id: string) =>
  (
    await api.send(
      "GET",
      `annotations(${id})?$select=filesize,isdocument,objecttypecode,documentbody`,
    )
  ).body;
const block = (FileContinuationToken: unknown, BlockId: string, data: Buffer) =>
  post("UploadBlock", { FileContinuationToken, BlockId, BlockData: data.toString("base64") });

describe("notes", () => {
  it("know the size of their file, and the kind of record they are about", async () => {
    const id = await note({ subject: "A", filename: "a.txt", documentbody: base64("Grüße") });
    expect(await read(id)).toMatchObject({
      filesize: 7,
      isdocument: true,
      objecttypecode: "account",
      documentbody: base64("Grüße"),
    });
    const whole = await api.send("GET", `annotations(${id})/documentbody/$value`);
    expect([whole.text, whole.headers.get("content-type")]).toEqual([
      base64("Grüße"),
      "text/plain",
    ]);
    await api.send("PATCH", `annotations(${id})`, { body: { documentbody: null } });
    expect((await api.send("GET", `annotations(${id})/documentbody/$value`)).status).toBe(204);
    expect(await read(id)).toMatchObject({ filesize: null });
  });

  it.each([
    [{ filename: "a.EXE", documentbody: base64("x") }, "0x80043e09"],
    [{ filename: "a.txt", documentbody: "no base64!" }, "0x80040203"],
    [{ filename: "a.txt", documentbody: base64("x".repeat(3_000)) }, "0x80044a02"],
  ])("refuse %j", async (values, code) => {
    api.sandbox.change("organization", organizationId, { maxuploadfilesize: 2_000 });
    const answer = await api.send("POST", "annotations", { body: values });
    api.sandbox.change("organization", organizationId, { maxuploadfilesize: 5_242_880 });
    expect([answer.status, answer.error.code]).toEqual([400, code]);
  });

  it("are about records only whose tables have notes", async () => {
    const bound = { "objectid_transactioncurrency@odata.bind": "transactioncurrencies(x)" };
    expect((await api.send("POST", "annotations", { body: bound })).status).toBe(400);
  });

  it("take a file in blocks, which creates the note or updates it", async () => {
    const data = Buffer.alloc(100_000, "0123456789");
    for (const subject of ["new", "changed"]) {
      const Target = { "@odata.type": type, annotationid: ID, subject, filename: "big.bin" };
      const { FileContinuationToken } = (await post("InitializeAnnotationBlocksUpload", {
        Target,
      })) as { FileContinuationToken?: unknown };
      const ids = [base64("block-1"), base64("block-2")];
      await block(FileContinuationToken, ids[1] ?? "", data.subarray(65_536));
      await block(FileContinuationToken, ids[0] ?? "", data.subarray(0, 65_536));
      const commit = { Target, BlockList: ids, FileContinuationToken };
      expect(await post("CommitAnnotationBlocksUpload", commit)).toMatchObject({
        status: 200,
        AnnotationId: ID,
        FileSizeInBytes: 100_000,
      });
      expect((await post("CommitAnnotationBlocksUpload", commit)).status).toBe(400);
      expect(await read(ID)).toMatchObject({ filesize: 100_000, isdocument: true });
    }
    expect(api.sandbox.store.read("annotation", ID)).toMatchObject({ subject: "changed" });
    const Target = { "@odata.type": type, annotationid: ID };
    const opened = (await post("InitializeAnnotationBlocksDownload", { Target })) as object;
    expect(opened).toMatchObject({ FileSizeInBytes: 100_000, FileName: "big.bin" });
  });

  it.each([
    [{ "@odata.type": type, subject: "no id" }],
    [{ "@odata.type": type, annotationid: ID, documentbody: "eA==" }],
    [{ "@odata.type": type, annotationid: ID, filename: "a.exe" }],
  ])("take no blocks for %j", async (Target) => {
    expect((await post("InitializeAnnotationBlocksUpload", { Target })).status).toBe(400);
  });
});
