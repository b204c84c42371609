import type { FaultAction } from "dataverse-sandbox";
import { useApi } from "../support/api";

const api = useApi();
beforeEach(() => api.sandbox.clearRequests());

function strike(action: FaultAction) {
  api.sandbox.fault({ action });
}

/** The error code of a request that ended without an answer, or with half of one. */
async function broken(send: Promise<unknown>): Promise<string> {
  try {
    await send;
  } catch (error) {
    return (error as { cause: { code: string } }).cause.code;
  }
  throw new Error("The request was answered.");
}

const accounts = (name: string) => api.sandbox.store.find("account", { name }).length;
const post = (name: string) => api.send("POST", "accounts", { body: { name } });

describe("throttle", () => {
  it.each([
    [
      "requests",
      "0x80072322",
      "Number of requests exceeded the limit of 6000 over time window of 300 seconds.",
    ],
    [
      "time",
      "0x80072321",
      "Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.",
    ],
    ["concurrency", "0x80072326", "Number of concurrent requests exceeded the limit of 52."],
  ] as const)("answers 429 for %s without doing the work", async (code, hex, message) => {
    strike({ kind: "throttle", code, retryAfter: 17 });
    const answer = await post(`throttled ${code}`);
    expect(answer).toMatchObject({ status: 429, error: { code: hex, message } });
    expect(answer.headers.get("retry-after")).toBe("17");
    expect(answer.headers.get("req_id")).not.toBeNull();
    expect(accounts(`throttled ${code}`)).toBe(0);
  });

  it("may name a date to come back at", async () => {
    strike({ kind: "throttle", retryAfter: "Wed, 21 Oct 2026 07:28:00 GMT" });
    const answer = await api.send("GET", "WhoAmI");
    expect(answer.headers.get("retry-after")).toBe("Wed, 21 Oct 2026 07:28:00 GMT");
  });
});

describe("status", () => {
  it("answers HTML where the body is text", async () => {
    strike({ kind: "status", status: 502, body: "<h1>Bad Gateway</h1>", headers: { "X-A": "1" } });
    const answer = await post("status html");
    expect(answer).toMatchObject({ status: 502, text: "<h1>Bad Gateway</h1>" });
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("x-a")).toBe("1");
    expect(accounts("status html")).toBe(0);
  });

  it("answers the service's JSON where the body is an error", async () => {
    const error = { code: "0x80044150", message: "Generic SQL error." };
    strike({ kind: "status", status: 500, body: error });
    expect(await api.send("GET", "WhoAmI")).toMatchObject({ status: 500, error });
  });

  it("may have no body at all", async () => {
    strike({ kind: "status", status: 503 });
    expect(await api.send("GET", "WhoAmI")).toMatchObject({ status: 503, text: "" });
  });

  it("may strike token requests instead", async () => {
    api.sandbox.fault({ match: { token: true }, action: { kind: "status", status: 503 } });
    expect((await api.send("GET", "WhoAmI")).status).toBe(200);
    expect((await fetch(api.sandbox.tokenUrl, { method: "POST" })).status).toBe(503);
  });
});

describe("what happens to the connection", () => {
  it("reset: it is closed and nothing was done", async () => {
    strike({ kind: "reset" });
    expect(await broken(post("reset"))).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(accounts("reset")).toBe(0);
    expect(api.sandbox.requests).toMatchObject([{ fault: "reset", status: undefined }]);
  });

  it("lostResponse: it is closed, but the work was done", async () => {
    strike({ kind: "lostResponse" });
    expect(await broken(post("lost"))).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(accounts("lost")).toBe(1);
    expect(api.sandbox.requests).toMatchObject([{ fault: "lostResponse", status: undefined }]);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])("hang: it stays open until the client gives up (applied: %s)", async (applied, count) => {
    strike({ kind: "hang", applied });
    const controller = new AbortController();
    const pending = fetch(`${api.sandbox.url}/api/data/v9.2/accounts`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${api.sandbox.issueToken()}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify({ name: `hang ${applied}` }),
      signal: controller.signal,
    });
    while (api.sandbox.requests[0]?.fault === undefined) await new Promise(setImmediate);
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: "AbortError" });
    expect(accounts(`hang ${applied}`)).toBe(count);
    expect(api.sandbox.requests[0]?.status).toBeUndefined();
  });

  it.each([undefined, 10])("truncate: the body stops short (%s bytes)", async (bytes) => {
    strike({ kind: "truncate", ...(bytes === undefined ? {} : { bytes }) });
    const response = await fetch(`${api.sandbox.url}/api/data/v9.2/WhoAmI`, {
      headers: { Authorization: `Bearer ${api.sandbox.issueToken()}` },
    });
    expect(response.status).toBe(200);
    const length = Number(response.headers.get("content-length"));
    const received: Uint8Array[] = [];
    const reading = (async () => {
      for await (const chunk of response.body ?? []) received.push(chunk);
    })();
    await expect(reading).rejects.toThrow("terminated");
    expect(Buffer.concat(received).length).toBe(bytes ?? Math.floor(length / 2));
    expect(api.sandbox.requests).toMatchObject([{ fault: "truncate", status: 200 }]);
  });
});

describe("truncate", () => {
  it("has nothing to cut from an answer without a body", async () => {
    strike({ kind: "truncate" });
    expect((await post("truncated")).status).toBe(204);
    expect(accounts("truncated")).toBe(1);
  });
});

describe("malformed", () => {
  it("sends a whole answer that is cut-off JSON, with the work done", async () => {
    strike({ kind: "malformed" });
    const answer = await api.send("GET", "WhoAmI");
    expect(answer.status).toBe(200);
    expect(answer.text.length).toBeGreaterThan(10);
    expect(() => answer.body).toThrow(SyntaxError);
  });

  it("gives an answer without a body one, and says 200", async () => {
    strike({ kind: "malformed" });
    const answer = await post("malformed");
    expect(answer).toMatchObject({ status: 200, text: '{"value":[' });
    expect(accounts("malformed")).toBe(1);
  });

  it("sends the body it was given", async () => {
    strike({ kind: "malformed", body: "<html>", contentType: "text/html" });
    const answer = await api.send("GET", "WhoAmI");
    expect(answer).toMatchObject({ status: 200, text: "<html>" });
    expect(answer.headers.get("content-type")).toBe("text/html");
  });
});

describe("delay", () => {
  it("answers late, but answers", async () => {
    strike({ kind: "delay", ms: 15 });
    const started = performance.now();
    expect((await api.send("GET", "WhoAmI")).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(14);
  });
});

describe("expireToken", () => {
  it("refuses this request and every token issued so far", async () => {
    const old = api.sandbox.issueToken();
    strike({ kind: "expireToken" });
    const struck = await api.send("POST", "accounts", { token: old, body: { name: "expired" } });
    expect(struck).toMatchObject({ status: 401, error: { code: "0x8005F101" } });
    expect(struck.headers.get("www-authenticate")).toMatch(/^Bearer authorization_uri=/);
    expect((await api.send("GET", "WhoAmI", { token: old })).status).toBe(401);
    const fresh = api.sandbox.issueToken();
    expect((await api.send("GET", "WhoAmI", { token: fresh })).status).toBe(200);
    expect(accounts("expired")).toBe(0);
  });
});
