import { createServer, type IncomingMessage, type Server } from "node:http";
import { HOSTILE_NAMES } from "./hostileNames";
import type { Bench } from "./sandbox";

/** What each hostile name holds in the answers. */
export const HOSTILE_VALUE = "from the server";

export interface HostileServer {
  /** Only inside of tests. */
  readonly url: string;
}

/**
 * A server between the component and the sandbox. Each object of its JSON answers has hostile names, too,
 * and each list of columns has columns of such names.
 */
export const useHostileServer = (bench: Bench): HostileServer => {
  let server: Server | undefined;
  let url = "";
  beforeAll(async () => {
    const created = createServer((message, response) => {
      answer(message, bench.sandbox.url, url).then(
        ({ status, headers, body }) => response.writeHead(status, headers).end(body),
        (error: unknown) => response.destroy(error as Error),
      );
    });
    server = created;
    await new Promise<void>((resolve) => created.listen(0, "127.0.0.1", resolve));
    const address = created.address();
    if (typeof address !== "object" || address === null) throw new Error("No port to listen on.");
    url = `http://127.0.0.1:${address.port}`;
  });
  afterAll(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  });
  return {
    get url() {
      return url;
    },
  };
};

/** Headers of the connection, which are another one's here. */
const OF_CONNECTION = new Set(["host", "connection", "content-length", "transfer-encoding"]);

const answer = async (message: IncomingMessage, sandbox: string, url: string) => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const given = Buffer.concat(chunks);
  const { method = "GET" } = message;
  const response = await fetch(sandbox + (message.url ?? "/"), {
    method,
    headers: {
      ...kept(Object.entries(message.headers).map(([name, value]) => [name, String(value)])),
      "accept-encoding": "identity",
    },
    ...(given.length > 0 ? { body: given.toString("utf8").replaceAll(url, sandbox) } : {}),
  });
  const text = (await response.text()).replaceAll(sandbox, url);
  const isJson = /json/.test(response.headers.get("content-type") ?? "") && text !== "";
  const headers = kept(
    [...response.headers].map(([name, value]) => [name, value.replaceAll(sandbox, url)]),
  );
  return { status: response.status, headers, body: isJson ? withHostileNames(text) : text };
};

const kept = (headers: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries(headers.filter(([name]) => !OF_CONNECTION.has(name)));

const MEMBERS = HOSTILE_NAMES.map((name) => [name, HOSTILE_VALUE] as const);

/** Objects are made from entries, which take every name. */
const withHostileNames = (text: string): string =>
  JSON.stringify(
    JSON.parse(text, (name: string, value: unknown) => {
      if (Array.isArray(value)) return name === "Attributes" ? withColumns(value) : value;
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries([...Object.entries(value), ...MEMBERS]);
    }),
  );

/** The plain columns of text once more, under hostile names. */
const withColumns = (columns: readonly unknown[]): unknown[] => {
  const [model] = columns.filter((each) => (each as Column).AttributeType === "String");
  return model
    ? [...columns, ...HOSTILE_NAMES.map((name) => ({ ...model, LogicalName: name }))]
    : [...columns];
};

interface Column {
  readonly AttributeType?: string;
}
