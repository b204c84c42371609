import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** A request that the receiver got. */
export interface ReceivedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A status to answer with, or no answer at all: the request is left open, or the connection is cut. */
export type Reply = number | "hang" | "reset";

export interface Receiver {
  /** `http://127.0.0.1:<port>/hook`; only inside of tests. */
  readonly url: string;
  /** Everything received since the test began. */
  readonly received: ReceivedRequest[];
  /** What to answer from now on; each test begins with 200. */
  answer(reply: (request: ReceivedRequest, nth: number) => Reply | Promise<Reply>): void;
}

/** A server on the loopback interface, one a test file, which takes what a webhook posts. */
export const useReceiver = (): Receiver => {
  const received: ReceivedRequest[] = [];
  const taken = () => 200;
  let reply: Parameters<Receiver["answer"]>[0] = taken;
  let server: Server | undefined;
  let url = "";

  const listen = async (message: IncomingMessage, response: ServerResponse) => {
    const request = await readRequest(message);
    received.push(request);
    const status = await reply(request, received.length);
    if (status === "reset") message.socket.resetAndDestroy();
    if (typeof status !== "number") return;
    // A redirect leads back here, where following it would be seen.
    response.writeHead(status, { Location: `${url}/elsewhere` }).end("ignored");
  };

  beforeAll(async () => {
    const created = createServer((message, response) => {
      listen(message, response).catch((error: unknown) => response.destroy(error as Error));
    });
    server = created;
    await new Promise<void>((resolve) => created.listen(0, "127.0.0.1", resolve));
    const address = created.address();
    if (typeof address !== "object" || address === null) throw new Error("No port to listen on.");
    url = `http://127.0.0.1:${address.port}/hook`;
  });
  beforeEach(() => {
    received.length = 0;
    reply = taken;
  });
  afterAll(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  });
  return {
    get url() {
      return url;
    },
    received,
    answer: (next) => {
      reply = next;
    },
  };
};

const readRequest = async (message: IncomingMessage): Promise<ReceivedRequest> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const { pathname, searchParams } = new URL(message.url ?? "/", "http://127.0.0.1");
  const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: message.method ?? "",
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString("utf8"),
  };
};

/** The payload that the platform makes of a request for a trigger. */
export const payloadOf = ({ headers, query, body }: ReceivedRequest) => ({
  headers,
  queryParameters: query,
  rawBody: { data: Buffer.from(body), contentType: headers["content-type"] ?? "" },
  body: { data: JSON.parse(body) as unknown, contentType: headers["content-type"] ?? "" },
});
