import { createServer, type Server } from "node:http";
import type { Bench } from "./sandbox";

/** A server between the component and the sandbox that knows nothing but how often it is asked for what. */
export interface CountingServer {
  /** Only inside of tests. */
  readonly url: string;
  /** Requests since the last call of this function: how many for definitions, and the others' addresses. */
  take(): { readonly definitions: number; readonly others: readonly string[] };
}

/** Headers of a connection, and of how its bodies are packed. */
const OF_CONNECTION = new Set([
  ...["host", "connection", "content-length", "transfer-encoding"],
  ...["accept-encoding", "content-encoding"],
]);

const DEFINITIONS = /^(?:RetrieveMetadataChanges|EntityDefinitions)\b/;

export const useCountingServer = (bench: Bench): CountingServer => {
  let server: Server | undefined;
  let url = "";
  let asked: string[] = [];
  beforeAll(async () => {
    const created = createServer((message, response) => {
      const target = message.url ?? "/";
      asked.push(target);
      const headers = Object.entries(message.headers).filter(([name]) => !OF_CONNECTION.has(name));
      fetch(bench.sandbox.url + target, {
        method: message.method ?? "GET",
        headers: [
          ...headers.map(([name, value]) => [name, String(value)] as [string, string]),
          ["accept-encoding", "identity"],
        ],
      })
        .then(async (answer) => {
          const kept = [...answer.headers].filter(([name]) => !OF_CONNECTION.has(name));
          const text = (await answer.text()).replaceAll(bench.sandbox.url, url);
          response.writeHead(answer.status, Object.fromEntries(kept)).end(text);
        })
        .catch((error: unknown) => response.destroy(error as Error));
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
    take: () => {
      const taken = asked.map((each) => decodeURIComponent(each).replace("/api/data/v9.2/", ""));
      asked = [];
      const others = taken.filter((each) => !DEFINITIONS.test(each));
      return { definitions: taken.length - others.length, others };
    },
  };
};
