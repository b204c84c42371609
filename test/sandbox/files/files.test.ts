import { createHash } from "node:crypto";
import { useApi } from "../support/api";

const blockBytes = 65_536;
const api = useApi({ files: { blockBytes } });

const project = () => api.create("new_projectcollection", { new_name: "Bridge" });
const bytes = (length: number) => Buffer.alloc(length, "0123456789abcdef");
const digest = (data: Buffer | ArrayBuffer) =>
  createHash("sha256")
    .update(Buffer.from(data as ArrayBuffer))
    .digest("hex");

/** Sends bytes, and reads bytes. */
const exchange = async (
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Buffer,
) => {
  const url = path.startsWith("http") ? path : `${api.sandbox.url}/api/data/v9.2/${path}`;
  const response = await fetch(url, {
    method,
    headers: { Authorization: `Bearer ${api.sandbox.issueToken()}`, ...headers },
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
  const data = Buffer.from(await response.arrayBuffer());
  const error = /json/.test(response.headers.get("content-type") ?? "")
    ? JSON.parse(data.toString()).error
    : undefined;
  return { status: response.status, headers: response.headers, data, error };
};
const put = (id: string, column: string, name: string, body: Buffer) =>
  exchange(
    "PATCH",
    `new_projectcollection(${id})/${column}`,
    { "Content-Type": "application/octet-stream", "x-ms-file-name": name },
    body,
  );
const get = (id: string, column: string, headers: Record<string, string> = {}, query = "") =>
  exchange("GET", `new_projectcollection(${id})/${column}/$value${query}`, headers);
interface Posted extends Record<string, unknown> {
  readonly status: number;
}
const target = (id: string) => ({
  "@odata.type": "Microsoft.Dynamics.CRM.new_project",
  new_projectid: id,
});
const post = async (name: string, body: object): Promise<Posted> => {
  const answer = await api.send("POST", name, { body });
  const said: Record<string, unknown> = answer.text === "" ? {} : answer.body;
  return { ...said, status: answer.status };
};

describe("a file column", () => {
  it("keeps what one request brings, and lists it beside the row", async () => {
    const id = await project();
    const data = bytes(1000);
    expect((await put(id, "new_contract", "plan.pdf", data)).status).toBe(204);
    const path = `new_projectcollection(${id})?$select=new_contract,new_contract_name&$expand=new_project_FileAttachments($select=createdon,mimetype,filesizeinbytes,filename,regardingfieldname)`;
    const { body } = await api.send("GET", path);
    expect(body).toMatchObject({
      new_contract_name: "plan.pdf",
      new_project_FileAttachments: [
        {
          filename: "plan.pdf",
          filesizeinbytes: 1000,
          mimetype: "application/pdf",
          regardingfieldname: "new_contract",
          fileattachmentid: body["new_contract"],
        },
      ],
    });
    const read = await get(id, "new_contract");
    expect(digest(read.data)).toBe(digest(data));
    expect(Object.fromEntries(read.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      mimetype: "application/pdf",
      "x-ms-file-size": "1000",
      "x-ms-file-name": "plan.pdf",
      "content-disposition": "inline; filename=plan.pdf",
    });
  });

  it("gives parts, and says which", async () => {
    const id = await project();
    await put(id, "new_contract", "plan.pdf", bytes(100));
    const part = await get(id, "new_contract", { Range: "bytes=90-199" });
    expect([part.status, part.data.length]).toEqual([206, 10]);
    expect(Object.fromEntries(part.headers)).toMatchObject({
      "content-range": "bytes 90-99/100",
      "x-ms-file-size": "100",
      "x-ms-chunk-size": String(blockBytes),
    });
    expect((await get(id, "new_contract", { Range: "bytes=100-" })).status).toBe(416);
  });

  it.each([
    ["Übersicht.pdf", 'inline; filename="=?utf-8?B?w5xiZXJzaWNodC5wZGY=?="'],
    ["my plan.pdf", 'inline; filename="my plan.pdf"'],
  ])("has the name %s in Content-Disposition", async (name, disposition) => {
    const id = await project();
    const path = `new_projectcollection(${id})/new_contract?x-ms-file-name=${encodeURIComponent(name)}`;
    expect((await exchange("PATCH", path, {}, bytes(1))).status).toBe(204);
    expect((await get(id, "new_contract")).headers.get("content-disposition")).toBe(disposition);
  });

  it("is empty at first, and again when its file or its row is deleted", async () => {
    const id = await project();
    const empty = { status: 404, error: { code: "0x80040217" } };
    expect(await get(id, "new_contract")).toMatchObject(empty);
    await put(id, "new_contract", "a.txt", bytes(1));
    const path = `new_projectcollection(${id})/new_contract`;
    expect((await exchange("DELETE", path)).status).toBe(204);
    expect(await get(id, "new_contract")).toMatchObject(empty);
    await put(id, "new_contract", "b.txt", bytes(1));
    expect(api.sandbox.store.find("fileattachment", { objectid: id })).toHaveLength(1);
    await api.send("DELETE", `new_projectcollection(${id})`);
    expect(api.sandbox.store.find("fileattachment", { objectid: id })).toEqual([]);
  });

  it.each([
    [65_536, 204],
    [65_537, 400],
  ])("of 64 KB takes %i bytes: %i", async (length, status) => {
    const answer = await put(await project(), "new_receipt", "a.txt", bytes(length));
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.error.code).toBe("0x80044a02");
  });

  it("takes neither blocked extensions nor blocked types", async () => {
    const id = await project();
    expect((await put(id, "new_contract", "Setup.EXE", bytes(1))).error.code).toBe("0x80043e09");
    const [{ organizationid } = {}] = api.sandbox.store.select(
      "SELECT organizationid FROM organization",
    );
    const set = (changes: Record<string, string | null>) =>
      api.sandbox.change("organization", String(organizationid), changes);
    set({ blockedmimetypes: "text/html;image/svg+xml" });
    expect((await put(id, "new_contract", "a.html", bytes(1))).error.code).toBe("0x80072522");
    set({ allowedmimetypes: "application/pdf" });
    expect((await put(id, "new_contract", "a.txt", bytes(1))).error.code).toBe("0x80072521");
    set({ blockedmimetypes: null, allowedmimetypes: null });
    expect((await put(id, "new_contract", "a.html", bytes(1))).status).toBe(204);
  });

  it("comes in chunks, of which one may come twice", async () => {
    const id = await project();
    const data = bytes(blockBytes + 10);
    const opened = await exchange(
      "PATCH",
      `new_projectcollection(${id})/new_contract?x-ms-file-name=big.txt`,
      { "x-ms-transfer-mode": "chunked" },
    );
    expect([opened.status, opened.headers.get("x-ms-chunk-size")]).toEqual([200, "65536"]);
    const chunk = (from: number, to: number, size = data.length) =>
      exchange(
        "PATCH",
        opened.headers.get("location") ?? "",
        { "Content-Range": `bytes ${from}-${to - 1}/${size}`, "x-ms-file-name": "big.txt" },
        data.subarray(from, to),
      );
    expect((await chunk(blockBytes, data.length)).error.code).toBe("0x80090005");
    expect((await chunk(0, blockBytes + 1, 2 * blockBytes)).error.code).toBe("0x80090008");
    expect((await chunk(0, blockBytes)).status).toBe(206);
    expect((await chunk(0, blockBytes)).status).toBe(206);
    expect((await chunk(blockBytes, data.length)).status).toBe(204);
    expect(digest((await get(id, "new_contract")).data)).toBe(digest(data));
    expect((await chunk(0, blockBytes)).status).toBe(400);
  });
});

describe("blocks", () => {
  const open = async (id: string) => {
    const names = { FileName: "a.txt", FileAttributeName: "new_contract" };
    const answer = await post("InitializeFileBlocksUpload", { Target: target(id), ...names });
    return String(answer["FileContinuationToken"]);
  };
  const block = (FileContinuationToken: string, id: string, data: Buffer) =>
    post("UploadBlock", {
      BlockId: Buffer.from(id).toString("base64"),
      BlockData: data.toString("base64"),
      FileContinuationToken,
    });
  const commit = (FileContinuationToken: string, ids: readonly string[]) =>
    post("CommitFileBlocksUpload", {
      FileName: "a.txt",
      MimeType: "text/plain",
      BlockList: ids.map((id) => Buffer.from(id).toString("base64")),
      FileContinuationToken,
    });

  it("come in any order, and make a file once", async () => {
    const id = await project();
    const token = await open(id);
    expect((await block(token, "2", bytes(5))).status).toBe(204);
    expect((await block(token, "1", bytes(3))).status).toBe(204);
    expect(await commit(token, ["1", "3"])).toMatchObject({ error: { code: "0x80090006" } });
    const done = await commit(token, ["1", "2"]);
    expect(done).toMatchObject({ status: 200, FileSizeInBytes: 8 });
    expect((await get(id, "new_contract")).data.toString()).toBe("01201234");
    expect((await commit(token, ["1", "2"])).status).toBe(400);
    expect((await post("DeleteFile", { FileId: done["FileId"] })).status).toBe(204);
    expect((await get(id, "new_contract")).status).toBe(404);
  });

  it.each([
    ["larger than a block may be", "1", bytes(blockBytes + 1), "0x80090008"],
    ["with an id of another length", "12", bytes(1), "0x80090003"],
    ["with an id that is too long", "1".repeat(65), bytes(1), "0x80090003"],
  ])("are refused that are %s", async (_name, name, data, code) => {
    const token = await open(await project());
    await block(token, "0", bytes(1));
    expect(await block(token, name, data)).toMatchObject({ error: { code } });
  });

  it("are read of what the file was when the reading began", async () => {
    const id = await project();
    await put(id, "new_contract", "a.txt", Buffer.from("before"));
    const opened = await post("InitializeFileBlocksDownload", {
      Target: target(id),
      FileAttributeName: "new_contract",
    });
    expect(opened).toMatchObject({ FileName: "a.txt", FileSizeInBytes: 6 });
    await put(id, "new_contract", "a.txt", Buffer.from("afterwards"));
    const { FileContinuationToken } = opened;
    const read = await post("DownloadBlock", { Offset: 2, BlockLength: 9, FileContinuationToken });
    expect(Buffer.from(String(read["Data"]), "base64").toString()).toBe("fore");
  });

  it("belong to a file column", async () => {
    const Target = target(await project());
    const names = { FileName: "a.txt", FileAttributeName: "new_name" };
    const answer = await post("InitializeFileBlocksUpload", { Target, ...names });
    expect(answer).toMatchObject({ error: { code: "0x80090007" } });
  });
});

describe("an image column", () => {
  const picture = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), bytes(500)]);

  it("shows a thumbnail, and keeps a full copy where its column does", async () => {
    const id = await project();
    for (const column of ["new_photo", "new_siteplan"]) {
      expect((await get(id, column)).status).toBe(204);
      expect((await put(id, column, "a.png", picture)).status).toBe(204);
    }
    const small = await get(id, "new_siteplan");
    expect(small.headers.get("x-ms-image-pixel-width")).toBe("144");
    expect(small.headers.get("x-ms-file-size")).toBeNull();
    const full = await get(id, "new_siteplan", {}, "?size=full");
    expect(digest(full.data)).toBe(digest(picture));
    expect((await get(id, "new_photo", {}, "?size=full")).status).toBe(204);
    const { body } = await api.send("GET", `new_projectcollection(${id})`);
    expect(body["new_photo"]).toBe(small.data.toString("base64"));
    expect(body["new_photo_url"]).toMatch(/^\/Image\/download\.aspx\?Entity=new_project&/);
  });

  it.each([
    ["DELETE", "/new_siteplan", undefined],
    ["PUT", "/new_siteplan", { value: null }],
    ["PATCH", "", { new_siteplan: null }],
  ])("is emptied by %s", async (method, path, body) => {
    const id = await project();
    await put(id, "new_siteplan", "a.png", picture);
    const answer = await api.send(method, `new_projectcollection(${id})${path}`, { body });
    expect(answer.status).toBe(204);
    expect((await get(id, "new_siteplan")).status).toBe(204);
    expect((await get(id, "new_siteplan", {}, "?size=full")).status).toBe(204);
  });

  it("takes pictures within its limit, and in a new row only as the primary one", async () => {
    const id = await project();
    const code = "0x80072553";
    expect((await put(id, "new_siteplan", "a.png", bytes(9))).error.code).toBe(code);
    const large = Buffer.concat([picture, bytes(524_288)]);
    expect((await put(id, "new_siteplan", "a.png", large)).error.code).toBe(code);
    const row = (column: string) =>
      api.send("POST", "new_projectcollection", {
        body: { new_name: "x", [column]: picture.toString("base64") },
      });
    expect((await row("new_photo")).status).toBe(204);
    expect((await row("new_siteplan")).error.code).toBe("0x80090487");
  });
});
