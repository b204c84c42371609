import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { makePair, type Pair } from "../support/certificates";
import { forgetTokens } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { kinds } from "./kinds";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const { app, certificate, tokenRequests } = kinds(bench);

interface Received {
  readonly url: string;
  readonly body: string;
}

/** A server that records everything and answers as it is told. */
const useServer = () => {
  const received: Received[] = [];
  let server: Server | undefined;
  const state = {
    url: "",
    received,
    answer: (_message: IncomingMessage, _response: ServerResponse, _body: string): void => {},
  };
  beforeAll(async () => {
    const made = createServer(async (message, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of message) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString("utf8");
      received.push({ url: message.url ?? "", body });
      state.answer(message, response, body);
    });
    server = made;
    await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
    const address = made.address();
    if (typeof address !== "object" || address === null) throw new Error("No port.");
    state.url = `http://127.0.0.1:${address.port}`;
  });
  beforeEach(() => {
    received.length = 0;
    state.answer = (_message, response) => response.writeHead(200).end("{}");
  });
  afterAll(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  });
  return state;
};

const thief = useServer();
const hostile = useServer();
let pair: Pair;
beforeAll(async () => {
  pair = await makePair(Date.now() - 86_400_000);
});
beforeEach(() => forgetTokens());
afterEach(() => bench.sandbox.setChallenge({ authorizationUri: undefined, header: undefined }));

describe.each([
  ["a client secret", (fields: object) => app({ ...fields })],
  ["a certificate", (fields: object) => certificate({ ...fields })],
] as const)("%s", (_, connect) => {
  test.each([
    [
      "a tenant at another host",
      (at: string, tenant: string) => `${at}/${tenant}/oauth2/authorize`,
    ],
    [
      "another host with a user name",
      (at: string, tenant: string) =>
        `${at.replace("//", "//login.microsoftonline.com@")}/${tenant}`,
    ],
  ])("goes to no host that a challenge names: %s", async (_way, uri) => {
    const authorizationUri = uri(thief.url, bench.sandbox.tenantId);
    bench.sandbox.setChallenge({ authorizationUri });
    await bench.act("getCurrentUser", { connection: connect({}) });
    expect(thief.received).toEqual([]);
    expect(tokenRequests().map(({ url }) => url)).toEqual([
      `/${bench.sandbox.tenantId}/oauth2/v2.0/token`,
    ]);
  });

  test.each(["", "common", "..", "%2e%2e"])(
    "is not sent where the challenge has %j in the place of a tenant",
    async (segment) => {
      bench.sandbox.setChallenge({ authorizationUri: `${thief.url}/${segment}/oauth2/authorize` });
      const error = await bench.failure("getCurrentUser", { connection: connect({}) });
      expect(error.message).toMatch(/does not name its tenant/);
      expect(thief.received).toEqual([]);
      expect(tokenRequests()).toEqual([]);
    },
  );

  test("goes to the sign-in of the environment's cloud, whichever other tenant a challenge names", async () => {
    const other = "44444444-5555-6666-7777-888888888888";
    bench.sandbox.setChallenge({ authorizationUri: `${thief.url}/${other}/oauth2/authorize` });
    const error = await bench.failure("getCurrentUser", { connection: connect({}) });
    expect(error.message).toMatch(/AADSTS90002/);
    expect(thief.received).toEqual([]);
    expect(tokenRequests().map(({ url }) => url)).toEqual([`/${other}/oauth2/v2.0/token`]);
  });

  test.each<[string, string | null]>([
    ["no challenge", null],
    ["an empty one", ""],
    ["one of another kind", "Basic realm=x"],
    ["one without an address", "Bearer error=invalid_token"],
    ["a long one", `Bearer ${"x, ".repeat(2_000)}`],
  ])("is not sent where the environment answers with %s", async (_way, header) => {
    bench.sandbox.setChallenge({ header });
    const error = await bench.failure("getCurrentUser", { connection: connect({}) });
    expect(error.message).toMatch(/does not name its tenant/);
    expect(tokenRequests()).toEqual([]);
  });

  test.each([301, 302, 303, 307, 308])(
    "is not sent where the question for the tenant is redirected (%d)",
    async (status) => {
      hostile.answer = (_message, response) =>
        void response
          .writeHead(status, {
            "WWW-Authenticate": `Bearer authorization_uri=${thief.url}/${bench.sandbox.tenantId}/x`,
            Location: `${thief.url}/api/data/v9.2/`,
          })
          .end();
      await bench.failure("getCurrentUser", {
        connection: connect({ webApiUrl: hostile.url, ...pair }),
      });
      expect(hostile.received).toHaveLength(1);
      expect(thief.received).toEqual([]);
    },
  );

  test.each([301, 302, 307, 308])("is not sent on by a redirect (%d)", async (status) => {
    hostile.answer = (message, response) => {
      const isToken = message.url?.endsWith("/token") === true;
      response
        .writeHead(isToken ? status : 401, {
          "WWW-Authenticate": `Bearer authorization_uri=${thief.url}/${bench.sandbox.tenantId}/oauth2/authorize`,
          Location: `${thief.url}/token`,
        })
        .end();
    };
    await bench.failure("getCurrentUser", {
      connection: connect({ webApiUrl: hostile.url, ...pair }),
    });
    expect(hostile.received.map(({ url }) => url)).toEqual([
      "/api/data/v9.2/",
      `/${bench.sandbox.tenantId}/oauth2/v2.0/token`,
    ]);
    expect(thief.received).toEqual([]);
  });

  test("is not in an error, though the server sends it back", async () => {
    hostile.answer = (message, response, body) => {
      const isToken = message.url?.endsWith("/token") === true;
      const text = JSON.stringify({
        error: "invalid_client",
        error_description: `AADSTS7000215: ${body} ${decodeURIComponent(body)}`,
      });
      response
        .writeHead(401, {
          "WWW-Authenticate": `Bearer authorization_uri=${hostile.url}/${bench.sandbox.tenantId}/x`,
        })
        .end(isToken ? text : "");
    };
    const connection = connect({ webApiUrl: hostile.url, ...pair });
    const error = await bench.failure("getCurrentUser", { connection });
    const sent = new URLSearchParams(hostile.received.at(-1)?.body);
    const proof = sent.get("client_secret") ?? sent.get("client_assertion") ?? "";
    expect(proof.length).toBeGreaterThan(20);
    const said = `${error.message}${error.stack}${JSON.stringify(error)}`;
    for (let at = 0; at + 20 <= proof.length; at += 20) {
      expect(said).not.toContain(proof.slice(at, at + 20));
    }
  });
});
