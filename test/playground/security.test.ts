import { request } from "node:http";
import { useSandbox } from "../support/sandbox";
import { usePlayground } from "./usePlayground";

const bench = useSandbox();
const { playground, openPage } = usePlayground(bench);

/** `fetch` lets nobody set these headers. */
const raw = (
  path: string,
  headers: Record<string, string>,
  method = "GET",
): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(`${playground().origin}${path}`, { method, headers }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on("error", reject).end();
  });

describe("the way in", () => {
  it("exchanges the token for a cookie, once, and leads to an address without it", async () => {
    const address = playground().address();
    const entered = await fetch(address, { redirect: "manual" });
    expect(entered.status).toBe(303);
    expect(entered.headers.get("location")).toBe("/");
    expect(entered.headers.get("set-cookie")).toMatch(
      /^playground-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    const again = await fetch(address, { redirect: "manual" });
    expect(again.status).toBe(401);
    expect(again.headers.get("set-cookie")).toBeNull();
  });

  it.each(["/", "/page.js", "/api/status", "/api/wire", "/?token=wrong", "/api/status?token=x"])(
    "lets nobody without the cookie to %s",
    async (path) => {
      const answer = await fetch(playground().origin + path, { redirect: "manual" });
      expect(answer.status).toBe(401);
      expect(await answer.text()).toContain("Open the address that the terminal shows");
    },
  );

  it("takes no cookie of another value, and a token at the entrance only", async () => {
    const { cookie, origin } = await openPage();
    const other = `${cookie.slice(0, -1)}${cookie.endsWith("A") ? "B" : "A"}`;
    expect((await fetch(`${origin}/`, { headers: { cookie: other } })).status).toBe(401);
    const token = new URL(playground().address()).search;
    expect((await fetch(`${origin}/page.js${token}`)).status).toBe(401);
    expect((await fetch(`${origin}/${token}`, { redirect: "manual" })).status).toBe(303);
  });
});

describe("who may ask", () => {
  it.each([
    ["another name for this machine", { host: "evil.example" }],
    ["another port", { host: "127.0.0.1:1" }],
    ["a page of another origin", { origin: "http://evil.example" }],
    ["a page of another port", { origin: "http://127.0.0.1:1" }],
    ["a page without an origin", { origin: "null" }],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["another port of this machine", { "sec-fetch-site": "same-site" }],
  ])("turns away %s", async (_, headers) => {
    const { cookie } = await openPage();
    const { status } = await raw("/api/status", { cookie, ...headers });
    expect(status).toBe(403);
    const token = new URL(playground().address()).search;
    expect((await raw(`/${token}`, headers)).status).toBe(403);
  });

  it("wants the origin with everything but reading", async () => {
    const { cookie, origin } = await openPage();
    const type = { "content-type": "application/json", "content-length": "0" };
    const path = "/api/writes";
    expect((await raw(path, { cookie, ...type }, "POST")).status).toBe(403);
    expect((await raw(path, { cookie, origin, ...type }, "POST")).status).toBe(400);
  });

  it("listens on the loopback interface", () => {
    expect(playground().origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});

describe("every answer", () => {
  it.each(["/", "/page.js", "/api/status", "/api/nothing", "/nothing.js"])(
    "of %s says what browsers may do with it",
    async (path) => {
      const page = await openPage();
      const { headers } = await page.send(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    },
  );

  it("has the right type, and comes from the folder of the page only", async () => {
    const page = await openPage();
    const type = async (path: string) => (await page.send(path)).headers.get("content-type");
    expect(await type("/")).toBe("text/html; charset=utf-8");
    expect(await type("/page.js")).toBe("text/javascript; charset=utf-8");
    for (const path of [
      "/..%2fpackage.json",
      "/%2e%2e/package.json",
      "/.env",
      "/page.ts",
      "//etc",
    ]) {
      expect((await page.send(path)).status).toBe(404);
    }
    expect((await page.send("/page.js", { method: "POST", body: "{}" })).status).toBe(405);
  });
});

describe("bodies", () => {
  const post = async (init: RequestInit) => {
    const page = await openPage();
    const answer = await page.send("/api/writes", { method: "POST", ...init });
    return [answer.status, ((await answer.json()) as { error: string }).error];
  };

  it("are JSON, and not too long", async () => {
    expect(await post({ body: "{" })).toEqual([400, "The body is not JSON."]);
    expect(await post({ body: "[]" })).toEqual([400, "The body has to be an object."]);
    const form = { "content-type": "text/plain" };
    expect((await post({ body: "{}", headers: form }))[0]).toBe(415);
    const long = JSON.stringify({ text: "x".repeat(8_000_000) });
    expect(await post({ body: long })).toEqual([413, "The body has more than 8 MB."]);
  });

  it("are not nested deeper than anything can follow", async () => {
    const page = await openPage();
    const copy = async (levels: number) => {
      const body = `${'{"inputs":'.repeat(levels)}0${"}".repeat(levels)}`;
      const answer = await page.send("/api/copy", { method: "POST", body });
      return [answer.status, ((await answer.json()) as { error: string }).error];
    };
    expect(await copy(200)).toEqual([400, "of takes actions, dataSources, triggers."]);
    const refused = [400, "The body is nested deeper than 200 levels."];
    expect(await copy(201)).toEqual(refused);
    expect(await copy(20_000)).toEqual(refused);
  });

  it("are asked for by known paths and methods", async () => {
    const page = await openPage();
    expect((await page.send("/api/nothing")).status).toBe(404);
    const wrong = await page.send("/api/writes");
    expect([wrong.status, await wrong.json()]).toEqual([
      405,
      { error: "/api/writes takes POST, not GET." },
    ]);
    const answer = await page.send("/api/actions/__proto__/run", { method: "POST", body: "{}" });
    expect(answer.status).toBe(404);
  });
});

describe("secrets", () => {
  it("never reach the page", async () => {
    const page = await openPage();
    const listener = await page.listen();
    const secret = bench.sandbox.clientSecret;
    const status = await page.ask("GET /api/status", undefined, { query: "?check=1" });
    expect(status.check?.ok).toBe(true);
    const field = status.connection.fields.find(({ key }) => key === "clientSecret");
    expect(field).toEqual({
      key: "clientSecret",
      label: expect.any(String),
      value: "",
      hidden: true,
    });
    // Written into a row, it comes back with the row's answer and in the bodies of the wire.
    const created = await page.ask(
      "POST /api/actions/:key/run",
      { inputs: { entityType: "accounts", dynamicValues: { name: `is ${secret} shown` } } },
      { key: "createEntity" },
    );
    expect(created).toMatchObject({ ok: true, data: { name: "is (hidden) shown" } });
    await listener.next("run", ({ state }) => state === "succeeded");
    const told = JSON.stringify([status, created, listener.events]);
    expect(told).not.toContain(secret);
    expect(told).not.toMatch(/Bearer|eyJ/);
  });

  it("typed into a form are none of other pages'", async () => {
    const page = await openPage();
    const refused = await page.send("/api/actions/getEntity/run", {
      method: "POST",
      body: JSON.stringify({ inputs: { connection: { fields: {} } } }),
    });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("connection is given by the playground");
  });
});
