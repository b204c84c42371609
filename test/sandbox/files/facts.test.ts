import { type Fact, fact, headersOf, pathOf, shapeOf, shapeOfAnswer } from "../outside/facts";
import { useApi } from "../support/api";

const api = useApi();
const file = "sample_filecolumn";
const image = "sample_imagecolumn";
const picture = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(100)]);

beforeAll(async () => {
  const label = { LocalizedLabels: [{ Label: "Sample", LanguageCode: 1033 }] };
  const column = (kind: string, SchemaName: string, rest: object) =>
    api.send("POST", "EntityDefinitions(LogicalName='account')/Attributes", {
      body: {
        "@odata.type": `Microsoft.Dynamics.CRM.${kind}AttributeMetadata`,
        SchemaName,
        DisplayName: label,
        ...rest,
      },
    });
  await column("File", "sample_FileColumn", { MaxSizeInKB: 4096 });
  await column("Image", "sample_ImageColumn", { CanStoreFullImage: true });
});

const account = () => api.create("accounts", { name: "Contoso Ltd." });
const target = (accountid: string) => ({
  "@odata.type": "Microsoft.Dynamics.CRM.account",
  accountid,
});

/** The request of the fact about a row of ours, with a body of ours. */
const replay = async (given: Fact, id: string, body?: Buffer | object, path = pathOf(given)) => {
  const own = path.replace(/<accountid>|7a0e0001-[0-9a-f-]{27}/g, id);
  const response = await fetch(api.sandbox.url + own, {
    method: given.request.method,
    headers: {
      ...headersOf(given.request.headers),
      Authorization: `Bearer ${api.sandbox.issueToken()}`,
    },
    ...(body === undefined
      ? {}
      : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
  });
  const data = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, data };
};

type Answer = Awaited<ReturnType<typeof replay>>;
const json = ({ data }: Answer) => JSON.parse(data.toString()) as Record<string, unknown>;

/** Whose values are of the row, or come with every answer. */
const own = new Set(["Location", "OData-EntityId", "Access-Control-Expose-Headers"]);

const expectLike = (answer: Answer, given: Fact) => {
  expect(answer.status).toBe(given.response.status);
  for (const [name, value] of given.response.headers) {
    const found = answer.headers.get(name);
    if (own.has(name)) expect([name, found]).toEqual([name, expect.any(String)]);
    else expect([name, found]).toEqual([name, expect.stringContaining(value.split(";")[0] ?? "")]);
  }
  const shape = shapeOfAnswer(given);
  if (shape !== undefined) expect(shapeOf(json(answer))).toMatchObject(shape as object);
  const { code } = given.response;
  if (code !== undefined) expect(json(answer)).toMatchObject({ error: { code } });
};

const upload = (id: string, name: string, data: Buffer) =>
  replay(
    fact("files_images/006"),
    id,
    data,
    `/api/data/v9.2/accounts(<accountid>)/${file}?x-ms-file-name=${encodeURIComponent(name)}`,
  );

/** The fact has the file's name among its headers. */
test("a file in one request, beside its row, whole, in part and gone", async () => {
  const id = await account();
  expectLike(await replay(fact("files_images/017"), id), fact("files_images/017"));
  const stored = await upload(id, "4094kb.txt", Buffer.from("0123456789"));
  expectLike(stored, fact("files_images/006"));
  for (const name of ["001", "002", "012"]) {
    expectLike(await replay(fact(`files_images/${name}`), id), fact(`files_images/${name}`));
  }
  expectLike(await replay(fact("files_images/013"), id), fact("files_images/013"));
  expectLike(await replay(fact("files_images/015"), id), fact("files_images/015"));
});

test("a name outside ASCII", async () => {
  const id = await account();
  await upload(id, "Übersicht.pdf", Buffer.from("x"));
  expectLike(await replay(fact("files_images/018"), id), fact("files_images/018"));
});

test("a file that is too big for the column", async () => {
  const given = fact("files_images/019");
  const path = `${pathOf(given)}?x-ms-file-name=big.pdf`;
  expectLike(await replay(given, await account(), Buffer.alloc(4_300_800), path), given);
});

test("a file in chunks", async () => {
  const id = await account();
  const opened = await replay(fact("files_images/007"), id);
  expectLike(opened, fact("files_images/007"));
  const location = opened.headers.get("location") ?? "";
  expect(location).toMatch(/\/accounts\([0-9a-f-]{36}\)\/sample_filecolumn\?sessiontoken=/);
  const path = location.slice(api.sandbox.url.length);
  const chunk = fact("files_images/008");
  expectLike(await replay(chunk, id, Buffer.alloc(4_194_304), path), chunk);
});

test("a file in blocks, up and down", async () => {
  const id = await account();
  const column = { Target: target(id), FileAttributeName: file };
  const opened = await replay(fact("files_images/003"), id, { ...column, FileName: "25mb.pdf" });
  expectLike(opened, fact("files_images/003"));
  const { FileContinuationToken } = json(opened);
  const BlockId = "OThjODg5NjgtNzM2Zi00YmI1LTgyNzktNmU2NzgwMTRiMzFk";
  const block = { BlockId, BlockData: "AAAA", FileContinuationToken };
  expectLike(await replay(fact("files_images/004"), id, block), fact("files_images/004"));
  const committed = await replay(fact("files_images/005"), id, {
    FileName: "25mb.pdf",
    MimeType: "application/pdf",
    BlockList: [BlockId],
    FileContinuationToken,
  });
  expectLike(committed, fact("files_images/005"));
  const read = await replay(fact("files_images/010"), id, column);
  expectLike(read, fact("files_images/010"));
  const token = json(read)["FileContinuationToken"];
  const asked = { Offset: 0, BlockLength: 4_194_304, FileContinuationToken: token };
  expectLike(await replay(fact("files_images/011"), id, asked), fact("files_images/011"));
  const { FileId } = json(committed);
  expectLike(await replay(fact("files_images/014"), id, { FileId }), fact("files_images/014"));
});

test("an image that is emptied, in each way", async () => {
  const id = await account();
  const empty = fact("files_images/020");
  for (const name of ["images/001", "images/002"]) {
    const body = { [image]: picture.toString("base64") };
    expect((await api.send("PATCH", `accounts(${id})`, { body })).status).toBe(204);
    const nothing = name === "images/001" ? { [image]: null } : { value: null };
    expectLike(await replay(fact(name), id, nothing), fact(name));
    expectLike(await replay(empty, id), empty);
  }
});
