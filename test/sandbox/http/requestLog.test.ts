import { useApi } from "../support/api";

const seen: string[] = [];
const api = useApi({ onRequest: ({ method, path }) => seen.push(`${method} ${path}`) });

beforeEach(() => {
  api.sandbox.clearRequests();
  seen.length = 0;
});

describe("the request log", () => {
  it("keeps what was sent and what it was answered", async () => {
    await api.send("POST", "accounts?tag=a%20b", {
      body: { name: "Zoë" },
      headers: { "X-One": "1" },
    });
    expect(api.sandbox.requests).toEqual([
      {
        method: "POST",
        url: "/api/data/v9.2/accounts?tag=a%20b",
        path: "/api/data/v9.2/accounts",
        headers: expect.objectContaining({ "x-one": "1", "content-type": "application/json" }),
        body: '{"name":"Zoë"}',
        status: 204,
        fault: undefined,
        kind: "api",
      },
    ]);
  });

  it("keeps refused requests, and joins repeated headers", async () => {
    const headers = new Headers();
    headers.append("Prefer", "odata.maxpagesize=2");
    headers.append("Prefer", 'odata.include-annotations="*"');
    await api.send("GET", "WhoAmI", { token: null, headers: Object.fromEntries(headers) });
    expect(api.sandbox.requests[0]).toMatchObject({
      status: 401,
      headers: { prefer: 'odata.maxpagesize=2, odata.include-annotations="*"' },
    });
  });

  it("tells token requests from API requests", async () => {
    await fetch(api.sandbox.tokenUrl, { method: "POST" });
    await api.send("GET", "WhoAmI");
    expect(api.sandbox.requests.map(({ kind, status }) => [kind, status])).toEqual([
      ["token", 400],
      ["api", 200],
    ]);
    expect(api.sandbox.apiRequests().map(({ path }) => path)).toEqual(["/api/data/v9.2/WhoAmI"]);
  });

  it("is emptied by clearRequests", async () => {
    await api.send("GET", "WhoAmI");
    api.sandbox.clearRequests();
    expect(api.sandbox.requests).toEqual([]);
  });

  it("keeps the last thousand entries, and 65,536 characters of a body", async () => {
    await api.send("POST", "nothing", { body: "x".repeat(70_000) });
    expect(api.sandbox.requests[0]?.body).toHaveLength(65_536);
    await Promise.all(Array.from({ length: 1000 }, () => api.send("GET", "/")));
    expect(api.sandbox.requests).toHaveLength(1000);
    expect(api.sandbox.requests[0]?.path).toBe("/");
  });

  it("tells who wants to watch", async () => {
    await api.send("GET", "WhoAmI");
    await api.send("DELETE", "accounts");
    expect(seen).toEqual(["GET /api/data/v9.2/WhoAmI", "DELETE /api/data/v9.2/accounts"]);
  });
});
