import { request as send } from "node:http";
import { useApi } from "../support/api";

const api = useApi();
const control = (method: string, path: string, body?: unknown, headers = {}) =>
  api.send(method, `/sandbox/${path}`, { token: null, body, headers });

afterEach(async () => {
  api.sandbox.clock.reset();
  await control("DELETE", "requests");
  await control("DELETE", "unsimulated");
});

describe("control over HTTP, which needs no token", () => {
  it("says that it answers", async () => {
    const { status, body } = await control("GET", "health");
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: "dataverse-sandbox", url: api.sandbox.url });
  });

  it("says it to who asks by HEAD, as programs do that wait for a server", async () => {
    const { status, text } = await control("HEAD", "health");
    expect([status, text]).toEqual([200, ""]);
  });

  it("adds, lists and removes rules of faults", async () => {
    const rule = { times: "Infinity", action: { kind: "status", status: 503 } };
    const added = await control("POST", "faults", rule);
    expect(added.status).toBe(201);
    const { id } = added.body;
    expect((await api.send("GET", "WhoAmI")).status).toBe(503);
    expect((await control("GET", "faults")).body).toEqual({
      faults: [{ id, rule, seen: 1, struck: 1 }],
    });
    expect((await control("DELETE", `faults/${id}`)).status).toBe(204);
    expect((await control("DELETE", `faults/${id}`)).status).toBe(404);
    expect((await api.send("GET", "WhoAmI")).status).toBe(200);
    await control("POST", "faults", rule);
    expect((await control("DELETE", "faults")).status).toBe(204);
    expect((await control("GET", "faults")).body).toEqual({ faults: [] });
  });

  it("lists a rule of code with its expression", async () => {
    api.sandbox.fault({ match: { path: /accounts$/ }, action: { kind: "reset" } });
    const [{ rule }] = (await control("GET", "faults")).body["faults"] as [{ rule: object }];
    expect(rule).toEqual({ match: { path: "/accounts$/" }, action: { kind: "reset" } });
    api.sandbox.clearFaults();
  });

  it("says what is wrong with a rule", async () => {
    const answer = await control("POST", "faults", { action: { kind: "explode" } });
    expect(answer.status).toBe(400);
    expect(answer.body["error"]).toMatch(/^action\.kind must be one of /);
    const wrong = { kind: "delay", ms: -1 } as const;
    expect(() => api.sandbox.fault({ action: wrong })).toThrow(
      "action.ms must be a whole number from 0 to 2147483647.",
    );
  });

  it("lists the requests without their secrets, and not its own", async () => {
    const form = "grant_type=client_credentials&client_secret=hush";
    await fetch(api.sandbox.tokenUrl, { method: "POST", body: form });
    await api.send("GET", "WhoAmI");
    const { text } = await control("GET", "requests");
    expect(JSON.parse(text)).toMatchObject([
      { kind: "token", body: "" },
      { kind: "api", path: "/api/data/v9.2/WhoAmI", status: 200 },
    ]);
    expect(text).not.toMatch(/hush|Bearer/);
    expect(JSON.parse((await control("GET", "requests?last=1")).text)).toHaveLength(1);
    expect((await control("GET", "requests?last=x")).status).toBe(400);
    await control("DELETE", "requests");
    expect(api.sandbox.requests).toEqual([]);
  });

  it("lists what was refused as not simulated, each thing once, parts of batches included", async () => {
    await api.send("POST", "RouteTo", { body: {} });
    await api.send("POST", "RouteTo", { body: {} });
    const batch = [
      "--b",
      "Content-Type: application/http",
      "Content-Transfer-Encoding: binary",
      "",
      "GET /api/data/v9.2/sharepointsites HTTP/1.1",
      "Accept: application/json",
      "",
      "",
      "--b--",
      "",
    ].join("\r\n");
    const headers = { "Content-Type": "multipart/mixed;boundary=b" };
    expect((await api.send("POST", "$batch", { body: batch, headers })).text).toContain("501");
    const list = JSON.parse((await control("GET", "unsimulated")).text);
    expect(list).toMatchObject([
      {
        message: "The sandbox does not simulate the operation RouteTo.",
        count: 2,
        method: "POST",
        url: "/api/data/v9.2/RouteTo",
      },
      { message: "The sandbox does not simulate the table behind sharepointsites.", count: 1 },
    ]);
    expect(api.sandbox.unsimulated()).toEqual(list);
    await control("DELETE", "unsimulated");
    expect(api.sandbox.unsimulated()).toEqual([]);
  });

  it("sets, stops and advances the clock", async () => {
    const at = { now: "2030-01-05T09:00:00.000Z", stopped: true };
    expect((await control("PUT", "clock", at)).body).toMatchObject(at);
    const answer = await control("POST", "clock/advance", { seconds: 90 });
    expect(answer.body).toMatchObject({ now: "2030-01-05T09:01:30.000Z", stopped: true });
    const id = api.sandbox.insert("account", { name: "Late" });
    expect(api.sandbox.store.read("account", id)?.["createdon"]).toBe("2030-01-05T09:01:30Z");
    expect((await api.send("GET", "WhoAmI")).headers.get("date")).toBe(
      "Sat, 05 Jan 2030 09:01:30 GMT",
    );
    expect((await control("DELETE", "clock")).status).toBe(204);
    expect((await control("GET", "clock")).body).toMatchObject({ stopped: false, offsetMs: 0 });
  });

  it.each([
    ["PUT", "clock", { now: 5 }, "now must be a time such as 2026-01-05T09:00:00Z."],
    ["PUT", "clock", { now: "noon" }, "The clock takes a moment between the years 1753 and 9999."],
    [
      "POST",
      "clock/advance",
      { seconds: 1e15 },
      "The clock takes a moment between the years 1753 and 9999.",
    ],
    ["PUT", "clock", { now: "2030-01-05", stopped: "yes" }, "stopped must be true or false."],
    ["PUT", "clock", { now: "2030-01-05", stop: true }, 'The body takes now, stopped, not "stop".'],
    ["POST", "clock/advance", { seconds: "1" }, "seconds must be a number."],
    ["POST", "clock/advance", "{", "The body is not JSON."],
    ["POST", "clock/advance", [1], "The body must be a JSON object."],
  ])("says what is wrong with %s %s of %j", async (method, path, body, error) => {
    const answer = await control(method, path, body);
    expect([answer.status, answer.body]).toEqual([400, { error }]);
  });

  it("waits until the events have been delivered", async () => {
    expect((await control("GET", "deliveries?idle=true")).text).toBe("[]");
    expect((await control("DELETE", "deliveries")).status).toBe(204);
  });

  it("says what there is", async () => {
    const missing = await control("GET", "nothing");
    expect([missing.status, missing.body]).toEqual([
      404,
      { error: "There is no /sandbox/nothing; GET /sandbox/ lists what there is." },
    ]);
    const wrong = await control("POST", "health");
    expect([wrong.status, wrong.body]).toEqual([
      405,
      { error: "/sandbox/health takes GET, not POST." },
    ]);
    expect((await control("GET", "")).text).toContain("<code>/sandbox/reset</code>");
    const bare = await api.send("GET", "/sandbox", { token: null });
    expect(bare.text).toContain("<code>/sandbox/reset</code>");
    expect((await control("GET", "snapshots/%zz")).status).toBe(400);
  });
});

describe("pages in a browser", () => {
  const page = "http://localhost:3000";

  it("of this machine may control the sandbox", async () => {
    const preflight = await control("OPTIONS", "reset", undefined, {
      Origin: page,
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "content-type",
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      "access-control-allow-origin": page,
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "content-type",
    });
    const answer = await control("GET", "health", undefined, { Origin: page });
    expect(answer.headers.get("access-control-allow-origin")).toBe(page);
  });

  it("of others may not, whether by their origin or by a name of theirs for this machine", async () => {
    const origin = await control("POST", "reset", undefined, { Origin: "https://evil.example" });
    expect([origin.status, origin.body]).toEqual([
      403,
      { error: "Pages of https://evil.example may not control the sandbox." },
    ]);
    expect(await statusAt(`${api.sandbox.url}/sandbox/health`, "evil.example:4711")).toBe(403);
  });

  it("use the Web API with a token", async () => {
    const options = { headers: { Origin: "https://app.example" } };
    const answer = await api.send("GET", "WhoAmI", options);
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect(answer.headers.get("access-control-expose-headers")).toContain("OData-EntityId");
    expect((await api.send("GET", "WhoAmI")).headers.has("access-control-allow-origin")).toBe(
      false,
    );
  });
});

/** `fetch` sends no `Host` but the right one. */
function statusAt(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    send(url, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
  });
}
