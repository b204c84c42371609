import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pageNumber, renderPages } from "./pages";
import { renderRow } from "./rows";

/** What a server is started with, as JSON in its first argument. */
export interface ServerOptions {
  readonly rows: number;
  readonly pageSize: number;
  /** Time the server takes for every answer, in milliseconds. */
  readonly delayMs: number;
}

/**
 * A plain static server in a process of its own: it says `{ url }` when it listens, and the number of
 * requests since the last question whenever it is sent a message.
 */
const main = ({ rows, pageSize, delayMs }: ServerOptions): void => {
  let pages: Buffer[] = [];
  let requests = 0;
  const record = Buffer.from(renderRow(0));
  const server = createServer((request, response) => {
    requests += 1;
    request.resume();
    request.on("end", () => {
      if (delayMs === 0) answer(request, response, pages, record);
      else setTimeout(() => answer(request, response, pages, record), delayMs);
    });
  });
  server.keepAliveTimeout = 120_000;
  server.listen(0, "127.0.0.1", () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    pages = renderPages(`${url}/api/data/v9.2/`, rows, pageSize);
    process.send?.({ url });
  });
  process.on("message", () => {
    process.send?.({ requests });
    requests = 0;
  });
  process.on("disconnect", () => process.exit());
};

const WHO_AM_I = Buffer.from(
  '{"BusinessUnitId":"b2f0c2de-7b1f-ef11-840a-000d3a3b5f10","UserId":"c3f0c2de-7b1f-ef11-840a-000d3a3b5f10","OrganizationId":"d4f0c2de-7b1f-ef11-840a-000d3a3b5f10"}',
);

const answer = (
  request: IncomingMessage,
  response: ServerResponse,
  pages: readonly Buffer[],
  record: Buffer,
): void => {
  const url = request.url ?? "";
  if (request.method === "DELETE") {
    response.writeHead(204, { "OData-Version": "4.0" }).end();
    return;
  }
  const list = request.method === "GET" && /\/accounts(\?|$)/.test(url);
  const page = list ? pages[pageNumber(url) - 1] : undefined;
  const body = page ?? (url.endsWith("/WhoAmI") ? WHO_AM_I : record);
  response.writeHead(request.method === "POST" ? 201 : 200, {
    "Content-Type": "application/json; odata.metadata=minimal",
    "Content-Length": body.length,
    "OData-Version": "4.0",
  });
  response.end(body);
};

main(JSON.parse(process.argv[2] ?? "{}") as ServerOptions);
