import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  BATCH_ANSWER_TYPE,
  type BatchShape,
  firstContentIdOf,
  renderBatchAnswer,
} from "./batchAnswer";
import { fetchPageNumber, renderFetchPages } from "./fetchPages";
import { pageNumber, renderPages } from "./pages";
import { renderRow } from "./rows";

/** What a server is started with, as JSON in its first argument. */
export interface ServerOptions {
  readonly rows: number;
  readonly pageSize: number;
  /** Time the server takes for every answer, in milliseconds. */
  readonly delayMs: number;
  /** Whether the pages are those of a FetchXML query. */
  readonly fetchXml?: boolean;
  /** Whether the pages are those of changes. */
  readonly delta?: boolean;
  /** What the answer to every `$batch` consists of. */
  readonly batch?: BatchShape;
  /** Where definitions are asked for; none are known otherwise. */
  readonly definitions?: { readonly url: string; readonly token: string };
}

interface Prepared {
  readonly pages: readonly Buffer[];
  readonly pageNumber: (url: string) => number;
  readonly record: Buffer;
  readonly batch: (request: Buffer) => Buffer;
  readonly definitions: ServerOptions["definitions"];
}

/**
 * A plain static server in a separate process: it says `{ url }` when it listens, and the number of
 * requests since the last question whenever it is sent a message.
 */
const main = (options: ServerOptions): void => {
  const { delayMs } = options;
  let prepared: Prepared | undefined;
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const work = () => prepared && answer(request, response, Buffer.concat(chunks), prepared);
      if (delayMs === 0) work();
      else setTimeout(work, delayMs);
    });
  });
  server.keepAliveTimeout = 120_000;
  server.listen(0, "127.0.0.1", () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    prepared = prepare(`${url}/api/data/v9.2/`, options);
    process.send?.({ url });
  });
  process.on("message", () => {
    process.send?.({ requests });
    requests = 0;
  });
  process.on("disconnect", () => process.exit());
};

const prepare = (
  root: string,
  { rows, pageSize, fetchXml, delta, batch, definitions }: ServerOptions,
): Prepared => {
  const batches = new Map<number, Buffer>();
  const shape = batch ?? { parts: 0, records: false };
  return {
    pages: fetchXml
      ? renderFetchPages(root, rows, pageSize)
      : renderPages(root, rows, pageSize, delta),
    pageNumber: fetchXml ? fetchPageNumber : pageNumber,
    record: Buffer.from(
      `{"@odata.context":"${root}$metadata#accounts/$entity",${renderRow(0).slice(1)}`,
    ),
    definitions,
    batch: (request) => {
      const first = firstContentIdOf(request);
      const known = batches.get(first) ?? renderBatchAnswer(root, shape, first);
      batches.set(first, known);
      return known;
    },
  };
};

const WHO_AM_I = Buffer.from(
  '{"BusinessUnitId":"b2f0c2de-7b1f-ef11-840a-000d3a3b5f10","UserId":"c3f0c2de-7b1f-ef11-840a-000d3a3b5f10","OrganizationId":"d4f0c2de-7b1f-ef11-840a-000d3a3b5f10"}',
);

/** The last `$batch` received, so that the same bytes can be sent once more. */
let lastBatch: { readonly body: Buffer; readonly type: string } = { body: WHO_AM_I, type: "" };

const answer = (
  request: IncomingMessage,
  response: ServerResponse,
  sent: Buffer,
  prepared: Prepared,
): void => {
  const { method, url = "" } = request;
  if (method === "DELETE") {
    response.writeHead(204, { "OData-Version": "4.0" }).end();
    return;
  }
  if (method === "POST" && url.endsWith("/$batch")) {
    lastBatch = { body: sent, type: request.headers["content-type"] ?? "" };
    send(response, 200, prepared.batch(sent), BATCH_ANSWER_TYPE);
    return;
  }
  if (url === "/last-batch") {
    send(response, 200, lastBatch.body, lastBatch.type);
    return;
  }
  if (prepared.definitions && url.includes("RetrieveMetadataChanges")) {
    void passOn(response, prepared.definitions, url);
    return;
  }
  const list = method === "GET" && /\/accounts(\?|$)/.test(url);
  const page = list ? prepared.pages[prepared.pageNumber(url) - 1] : undefined;
  const body = page ?? (url.endsWith("/WhoAmI") ? WHO_AM_I : prepared.record);
  send(response, method === "POST" ? 201 : 200, body, "application/json; odata.metadata=minimal");
};

/** Clients ask once and remember it: that is no part of what is measured. */
const passOn = async (
  response: ServerResponse,
  { url: origin, token }: NonNullable<ServerOptions["definitions"]>,
  url: string,
): Promise<void> => {
  const headers = { Authorization: `Bearer ${token}`, Accept: "application/json" };
  const answer = await fetch(origin + url, { headers });
  const body = Buffer.from(await answer.arrayBuffer());
  send(response, answer.status, body, answer.headers.get("content-type") ?? "");
};

const send = (response: ServerResponse, status: number, body: Buffer, type: string): void => {
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": body.length,
    "OData-Version": "4.0",
  });
  response.end(body);
};

main(JSON.parse(process.argv[2] ?? "{}") as ServerOptions);
