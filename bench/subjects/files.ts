import { Agent, request } from "node:http";
import type { FileOptions, FileRun } from "../types";

/** Bytes of a block, and of a part. */
const BLOCK = 4_194_304;

/** What each subject does with the one file, and the size it was told of it. */
const subjects: Record<FileOptions["subject"], (options: FileOptions) => () => Promise<number>> = {
  ours: ({ bundle, url, token, direction, bytes, ...target }) => {
    const { actionsOf } = require("./component") as typeof import("./component");
    const run = actionsOf(bundle, url, token);
    const column = { entityType: target.set, entityId: target.id, fileColumn: target.column };
    if (direction === "down") {
      return async () => {
        const { size } = (await run("downloadFile", { ...column, maxSizeMB: 500 })) as Sized;
        return size;
      };
    }
    const file = { data: contentOf(bytes), contentType: "application/octet-stream" };
    return async () => {
      const { size } = (await run("uploadFile", { ...column, file, name: "big.bin" })) as Sized;
      return size;
    };
  },
  bare: (options) => (options.direction === "up" ? bareUpload(options) : bareDownload(options)),
};

interface Sized {
  readonly size: number;
}

const contentOf = (bytes: number): Buffer => Buffer.alloc(bytes, "0123456789abcdefghijklmnopqrstu");

/** The documented messages, one at a time. */
const bareUpload = ({ url, token, bytes, id, set, table, column }: FileOptions) => {
  const data = contentOf(bytes);
  const post = (name: string, body: object) =>
    send({ url: `${url}/api/data/v9.2/${name}`, token, body: JSON.stringify(body) });
  return async () => {
    const { FileContinuationToken } = JSON.parse(
      String(
        (
          await post("InitializeFileBlocksUpload", {
            Target: { "@odata.type": `Microsoft.Dynamics.CRM.${table}`, [`${table}id`]: id },
            FileName: "big.bin",
            FileAttributeName: column,
          })
        ).data,
      ),
    );
    const BlockList: string[] = [];
    for (let from = 0; from < bytes; from += BLOCK) {
      const BlockId = Buffer.from(`block ${String(from).padStart(12, "0")}`).toString("base64");
      const BlockData = data.toString("base64", from, from + BLOCK);
      await post("UploadBlock", { BlockId, BlockData, FileContinuationToken });
      BlockList.push(BlockId);
    }
    const names = { FileName: "big.bin", MimeType: "application/octet-stream" };
    const commit = { ...names, BlockList, FileContinuationToken };
    const { data: answer } = await post("CommitFileBlocksUpload", commit);
    if (set === "") throw new Error("There is no set.");
    return Number(JSON.parse(String(answer)).FileSizeInBytes);
  };
};

/** The documented ranges, one at a time, into the place that the first answer has the size of. */
const bareDownload = ({ url, token, set, id, column }: FileOptions) => {
  const part = (from: number) =>
    send({
      url: `${url}/api/data/v9.2/${set}(${id})/${column}/$value`,
      token,
      range: `bytes=${from}-${from + BLOCK - 1}`,
    });
  return async () => {
    const first = await part(0);
    const whole = Buffer.allocUnsafe(Number(first.headers["x-ms-file-size"]));
    let at = first.data.copy(whole);
    while (at < whole.length) at += (await part(at)).data.copy(whole, at);
    return whole.length;
  };
};

const agent = new Agent({ keepAlive: true });

interface Sent {
  readonly url: string;
  readonly token: string;
  readonly body?: string;
  readonly range?: string;
}

interface Answer {
  readonly headers: Record<string, unknown>;
  readonly data: Buffer;
}

const send = ({ url, token, body, range }: Sent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = {
      Accept: "application/json",
      Authorization: `Bearer ${token}`,
      ...(range === undefined ? {} : { Range: range }),
      ...(body === undefined
        ? {}
        : { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) }),
    };
    const method = body === undefined ? "GET" : "POST";
    const sent = request(url, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const data = Buffer.concat(chunks);
        if ((response.statusCode ?? 0) < 300) resolve({ headers: response.headers, data });
        else reject(new Error(`${response.statusCode} ${data.toString("utf8", 0, 300)}`));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });

const main = async (options: FileOptions): Promise<void> => {
  const move = subjects[options.subject](options);
  const beforeRssMb = process.memoryUsage.rss() / 2 ** 20;
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  const size = await move();
  const ms = performance.now() - startedMs;
  const cpu = process.cpuUsage(cpuBefore);
  const run: FileRun = {
    ms,
    cpuMs: (cpu.user + cpu.system) / 1000,
    beforeRssMb,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
    size,
  };
  process.send?.(run, () => process.exit());
};

void main(JSON.parse(process.argv[2] ?? "{}") as FileOptions);
