import { createHash } from "node:crypto";
import type { FaultAction } from "dataverse-sandbox";
import { makeCaches } from "../../../src/client/caches/caches";
import { downloadFile } from "../../../src/client/files/downloadFile";
import { uploadFile } from "../../../src/client/files/uploadFile";
import { openSession } from "../../../src/client/openSession";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const blockBytes = 65_536;
const BLOCKS = 3;
useVirtualTime();
const bench = useSandbox({ seed: "empty", files: { blockBytes } });

const data = Buffer.alloc(BLOCKS * blockBytes - 100);
for (let at = 0; at < data.length; at += 1) data[at] = (at * 31 + (at >> 8)) % 251;
const digest = (bytes: Buffer | undefined) =>
  createHash("sha256")
    .update(bytes ?? "")
    .digest("hex");

const caches = makeCaches();
const session = () => {
  const log = () => undefined;
  const logger = { debug: log, info: log, warn: log, error: log };
  return openSession(bench.connection(), { logger } as never, { caches });
};
const project = () => bench.sandbox.insert("new_project", { new_name: "Bridge" });
const at = (entityId: string) => ({
  entityType: "new_projectcollection",
  entityId,
  fileColumn: "new_contract",
});
const upload = (entityId: string, file = data) =>
  uploadFile(session(), { ...at(entityId), file, name: "plan.bin", blockBytes });
const download = (entityId: string) =>
  downloadFile(session(), { ...at(entityId), partBytes: blockBytes });
const held = (id: string) => {
  const [row] = bench.sandbox.store.find("fileattachment", { objectid: id });
  return row && { name: row["filename"], size: Number(row["filesizeinbytes"]) };
};
const failureOf = async (run: Promise<unknown>) => {
  try {
    await run;
  } catch (error) {
    return error as Error & { outcome?: string; status?: number };
  }
  throw new Error("It did not fail.");
};
const sent = (path: string) => bench.requests().filter((each) => each.path.includes(path));

/** What a request that may be repeated survives. */
const passing: Readonly<Record<string, FaultAction>> = {
  "a lost answer": { kind: "lostResponse" },
  "a reset": { kind: "reset" },
  "an answer that breaks off": { kind: "truncate" },
  "503": { kind: "gateway", status: 503 },
  "503 after it was done": { kind: "gateway", status: 503, applied: true },
  "429": { kind: "throttle", retryAfter: 2 },
  "a deadlock": { kind: "sql", number: 1205 },
  "a page of somebody else": { kind: "gateway", status: 200, body: "<html>" },
};

/** The answer to a block has no body that could break off. */
const ofBlocks = Object.entries(passing).filter(([, { kind }]) => kind !== "truncate");

test.each(ofBlocks)("%s at any block costs that block alone", async (_, action) => {
  for (let after = 0; after < BLOCKS; after += 1) {
    bench.sandbox.clearFaults();
    bench.sandbox.clearRequests();
    const id = project();
    bench.sandbox.fault({ match: { path: "UploadBlock" }, after, action });
    await upload(id);
    expect(sent("UploadBlock").length).toBe(BLOCKS + 1);
    expect(sent("Commit").length).toBe(1);
    expect(digest((await download(id)).file?.data)).toBe(digest(data));
  }
});

test.each(Object.entries(passing))("%s at any part costs that part alone", async (_, action) => {
  const id = project();
  await upload(id);
  for (let after = 0; after < BLOCKS; after += 1) {
    bench.sandbox.clearFaults();
    bench.sandbox.clearRequests();
    bench.sandbox.fault({ match: { path: "$value" }, after, action });
    expect(digest((await download(id)).file?.data)).toBe(digest(data));
    expect(sent("$value").length).toBe(BLOCKS + 1);
  }
});

test("a block that is sent again has the id it had", async () => {
  bench.sandbox.fault({ match: { path: "UploadBlock" }, action: { kind: "lostResponse" } });
  await upload(project());
  const ids = sent("UploadBlock").map(({ body }) => /"BlockId":"(\w+)"/.exec(body)?.[1]);
  expect(ids.length).toBe(BLOCKS + 1);
  expect(new Set(ids).size).toBe(BLOCKS);
});

test.each(["a lost answer", "503 after it was done", "a page of somebody else"] as const)(
  "a commit after %s is settled by reading, and is sent once",
  async (name) => {
    const id = project();
    await upload(id, data.subarray(0, data.length - 1));
    bench.sandbox.clearRequests();
    const action = passing[name] as FaultAction;
    const applied = action.kind === "gateway" ? { ...action, applied: true } : action;
    bench.sandbox.fault({ match: { path: "CommitFile" }, action: applied });
    expect((await upload(id)).size).toBe(data.length);
    expect(sent("Commit").length).toBe(1);
    expect(held(id)).toEqual({ name: "plan.bin", size: data.length });
  },
);

test("a commit that may not have been carried out is unknown, and no older file passes for it", async () => {
  const id = project();
  await upload(id);
  bench.sandbox.clearRequests();
  bench.sandbox.fault({ match: { path: "CommitFile" }, action: { kind: "reset" } });
  const error = await failureOf(upload(id, Buffer.from(data).reverse()));
  expect(error).toMatchObject({ outcome: "unknown" });
  expect(error.message).toMatch(/does not have the file yet: it can be repeated safely/);
  expect(sent("Commit").length).toBe(1);
  expect(digest((await download(id)).file?.data)).toBe(digest(data));
});

test("a commit is not settled by a file of somebody else, nor by one of another size", async () => {
  const other = project();
  const working = session();
  const overtaken = {
    ...working,
    next: async (request: Parameters<typeof working.next>[0]) => {
      if (request.url.endsWith("CommitFileBlocksUpload")) {
        await upload(other, data.subarray(1));
        bench.sandbox.fault({ match: { path: "CommitFile" }, action: { kind: "reset" } });
      }
      return working.next(request);
    },
  };
  const file = { ...at(other), file: data, name: "plan.bin", blockBytes };
  const error = await failureOf(uploadFile(overtaken, file));
  expect(error).toMatchObject({ outcome: "unknown" });
  expect(error.message).toMatch(/has another file by now: see who else writes to it/);
});

test("a commit that says it stored fewer bytes is looked at", async () => {
  const id = project();
  const body = JSON.stringify({ FileId: id, FileSizeInBytes: 5 });
  bench.sandbox.fault({ match: { path: "CommitFile" }, action: { kind: "rewrite", body } });
  expect((await upload(id)).size).toBe(data.length);
  expect(sent("$expand").length + sent("new_projectcollection").length).toBeGreaterThan(1);
});

test("who may not read the record uploads all the same, and a lost commit stays unknown", async () => {
  const refused = { code: "0x80040220", message: "No." };
  const unread = () =>
    bench.sandbox.fault({
      match: { method: "GET", path: "new_contract_name" },
      times: 9,
      action: { kind: "status", status: 403, body: refused },
    });
  unread();
  expect((await upload(project())).size).toBe(data.length);
  bench.sandbox.clearFaults();
  unread();
  bench.sandbox.fault({ match: { path: "CommitFile" }, action: { kind: "lostResponse" } });
  const error = await failureOf(upload(project()));
  expect(error).toMatchObject({ outcome: "unknown" });
  expect(error.message).toMatch(/What became of it could not be read: .*403/);
});

test("a commit that is refused in passing is sent again with the same token", async () => {
  const id = project();
  bench.sandbox.fault({
    match: { path: "CommitFile" },
    action: { kind: "throttle", retryAfter: 2 },
  });
  await upload(id);
  expect(sent("Commit").map(({ status }) => status)).toEqual([429, 200]);
});

test.each(["Initialize", "UploadBlock"])(
  "nothing is stored, and the file before stays, where %s is refused or lost for good",
  async (path) => {
    const id = project();
    await upload(id, data.subarray(0, 70_000));
    const refused = { code: "0x80040220", message: "No." };
    bench.sandbox.fault({
      match: { path },
      action: { kind: "status", status: 403, body: refused },
    });
    expect(await failureOf(upload(id))).toMatchObject({ outcome: "notDone", status: 403 });
    bench.sandbox.clearFaults();
    bench.sandbox.fault({ match: { path }, times: 99, action: { kind: "lostResponse" } });
    const lost = await failureOf(upload(id));
    expect(lost).toMatchObject({ outcome: "notDone" });
    expect(lost.message).toMatch(/Nothing was stored: it can be repeated safely/);
    expect(held(id)?.size).toBe(70_000);
  },
);

test("after a refusal no other block is begun", async () => {
  bench.sandbox.fault({
    match: { path: "UploadBlock" },
    action: { kind: "status", status: 400, body: { code: "0x80090008", message: "Too big." } },
  });
  await failureOf(upload(project(), Buffer.concat([data, data])));
  expect(sent("UploadBlock").length).toBeLessThanOrEqual(2);
});

test("parts without Content-Range are told by the size of the whole, and by their length", async () => {
  const id = project();
  await upload(id);
  const without = { kind: "rewrite", headers: { "Content-Range": null } } as const;
  bench.sandbox.fault({ match: { path: "$value" }, times: 99, action: without });
  expect(digest((await download(id)).file?.data)).toBe(digest(data));
  bench.sandbox.clearFaults();
  const short = { ...without, body: "short" };
  bench.sandbox.fault({ match: { path: "$value" }, after: 2, action: short });
  expect(digest((await download(id)).file?.data)).toBe(digest(data));
});

test.each([
  [416, "0x80090000"],
  [400, "0x80090017"],
])("where parts are refused with %i %s, the file is read as a whole", async (status, code) => {
  const id = project();
  await upload(id);
  const body = { code, message: "The whole file must be asked for." };
  bench.sandbox.fault({ match: { path: "$value" }, action: { kind: "status", status, body } });
  expect(digest((await download(id)).file?.data)).toBe(digest(data));
  expect(sent("$value").map(({ headers }) => headers["range"])).toEqual([
    "bytes=0-65535",
    undefined,
  ]);
});

test("a file that is replaced while it is read is read anew", async () => {
  const id = project();
  const other = Buffer.alloc(2 * blockBytes, "other");
  await upload(id);
  let isReplaced = false;
  const working = session();
  const replacing = {
    ...working,
    next: async (request: Parameters<typeof working.next>[0]) => {
      if (request.range && request.range.from > 0 && !isReplaced) {
        isReplaced = true;
        await upload(id, other);
      }
      return working.next(request);
    },
  };
  const { file } = await downloadFile(replacing, { ...at(id), partBytes: blockBytes });
  expect(digest(file?.data)).toBe(digest(other));
});

test("blocks go two at a time, and their ids and lengths are as the service wants them", async () => {
  let underWay = 0;
  let most = 0;
  const working = session();
  const counting = {
    ...working,
    next: async (request: Parameters<typeof working.next>[0]) => {
      if (!request.url.endsWith("UploadBlock")) return working.next(request);
      underWay += 1;
      most = Math.max(most, underWay);
      return working.next(request).finally(() => {
        underWay -= 1;
      });
    },
  };
  await uploadFile(counting, { ...at(project()), file: data, name: "a.bin", blockBytes });
  expect(most).toBe(2);
  for (const { headers, body } of sent("UploadBlock")) {
    expect(Number(headers["content-length"])).toBeGreaterThan(80_000);
    expect(body).toMatch(/^\{"BlockId":"[A-Za-z0-9]{48}","FileContinuationToken":"/);
  }
});
