import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

useVirtualTime();
const bench = useSandbox();

const echoes = {
  "as it is": (text: string) => text,
  "in a URL": encodeURIComponent,
  "in Base64": (text: string) => Buffer.from(text).toString("base64"),
  "in part": (text: string) => text.slice(0, 24),
  "before a forged line": (text: string) => `${text}\n2026-01-01 INFO all is well`,
} satisfies Record<string, (text: string) => string>;

/** Actions that meet a refusal in different ways: thrown, as a row's result, as a part of a batch. */
const actions: readonly [key: string, inputs: Record<string, unknown>][] = [
  ["getEntity", { entityType: "accounts", entityId: "7eb682f1-ca75-e511-80d4-00155d2a68d1" }],
  ["createEntity", { entityType: "accounts", dynamicValues: { name: "x" } }],
  [
    "bulkCreateEntities",
    { entityType: "accounts", records: [{ name: "x" }], options: { strategy: "single" } },
  ],
  [
    "batchEntityActions",
    { actions: [{ collection: "accounts", action: "create", data: { name: "x" } }] },
  ],
  ["rawRequestV2", { url: "accounts", method: "GET", responseType: "json" }],
  ["describeEntityType", { entityType: "accounts" }],
];

describe.each(Object.entries(echoes))("a server that echoes %s", (_, echo) => {
  test.each(actions)("%s shows neither token nor secret", async (key, inputs) => {
    const connection = bench.connection();
    const token = String(connection.token?.["access_token"]);
    const secret = bench.sandbox.clientSecret;
    const message = `You sent ${echo(token)} and ${echo(secret)}`;
    bench.sandbox.fault({
      times: Number.POSITIVE_INFINITY,
      action: {
        kind: "status",
        status: 400,
        body: { code: echo(secret).replace(/\n.*/, ""), message },
        headers: { "x-ms-service-request-id": echo(token).replace(/\n.*/, "") },
      },
    });
    const result: unknown = await bench
      .act(key, { connection, ...inputs })
      .catch((error: unknown) => error);
    const text = [inspect(result, { depth: 9, showHidden: true }), ...bench.log.warn].join("\n");
    expect(bench.requests().length).toBeGreaterThan(0);
    expect(text).toContain("(hidden)");
    for (const word of [token, secret]) {
      expect(text).not.toContain(word.slice(0, 24));
      expect(text).not.toContain(echo(word).slice(0, 24));
    }
    expect(bench.log.warn.filter((line) => line.includes("\n"))).toEqual([]);
  });
});

describe("a token endpoint that echoes what it was sent", () => {
  let server: Server;
  let url: string;
  let sent = "";

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.on("data", (chunk: Buffer) => {
        sent = String(new URLSearchParams(String(chunk)).get("client_secret"));
        response.writeHead(400, { "Content-Type": "application/json" });
        response.end(JSON.stringify({ error: sent, error_description: `bad secret ${sent}` }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  });
  afterAll(() => server.close());

  test.each(["a-secret-of-mine", " a-secret-of-mine\t", "ab", "äö&ü%41 12345678"])(
    "the secret %j is not shown",
    async (clientSecret) => {
      const connection = bench.connection({ token: {}, fields: { tokenUrl: url, clientSecret } });
      const error = await bench.failure("getCurrentUser", { connection });
      expect(sent).toBe(clientSecret.trim());
      if (sent.length >= 4) expect(inspect(error, { depth: 9 })).not.toContain(sent);
      expect(error.message).toMatch(/400/);
    },
  );
});
