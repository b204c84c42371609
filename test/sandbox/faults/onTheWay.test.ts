import type { FaultAction } from "dataverse-sandbox";
import { useApi } from "../support/api";

const api = useApi();
beforeEach(() => api.sandbox.clearRequests());

const strike = (action: FaultAction) => api.sandbox.fault({ action });
const accounts = (name: string) => api.sandbox.store.find("account", { name }).length;
const post = (name: string) => api.send("POST", "accounts", { body: { name } });

describe("gateway", () => {
  it.each([
    [true, 1],
    [false, 0],
  ])("answers without any header of the service (applied: %s)", async (applied, count) => {
    strike({ kind: "gateway", status: 200, body: "<h1>Sign in</h1>", applied });
    const answer = await post(`gateway ${applied}`);
    expect(answer).toMatchObject({ status: 200, text: "<h1>Sign in</h1>" });
    const names = [...answer.headers.keys()];
    expect(names.filter((name) => /^(x-ms-|odata|req_id)/.test(name))).toEqual([]);
    expect(answer.headers.get("content-type")).toMatch("text/html");
    expect(accounts(`gateway ${applied}`)).toBe(count);
  });

  it("may have no body, other headers and another type", async () => {
    strike({ kind: "gateway", status: 202 });
    expect(await api.send("GET", "WhoAmI")).toMatchObject({ status: 202, text: "" });
    const headers = { Location: "https://login.example/" };
    strike({ kind: "gateway", status: 404, body: "{}", contentType: "application/json", headers });
    const answer = await api.send("GET", "WhoAmI");
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("location")).toBe(headers.Location);
  });
});

describe("rewrite", () => {
  it("changes the real answer, with the work done", async () => {
    const elsewhere = "https://evil.example/api/data/v9.2/accounts(1)";
    strike({ kind: "rewrite", headers: { "odata-entityid": elsewhere, "OData-Version": null } });
    const answer = await post("rewritten");
    expect(answer.status).toBe(204);
    expect(answer.headers.get("odata-entityid")).toBe(elsewhere);
    expect(answer.headers.get("odata-version")).toBeNull();
    expect(accounts("rewritten")).toBe(1);
  });

  it("may give another status or body", async () => {
    strike({ kind: "rewrite", status: 206 });
    expect((await api.send("GET", "WhoAmI")).status).toBe(206);
    strike({ kind: "rewrite", body: "no" });
    expect((await api.send("GET", "WhoAmI")).text).toBe("no");
  });
});

describe("bomb", () => {
  it("is small on the wire and large when unpacked", async () => {
    strike({ kind: "bomb", bytes: 3_000_000 });
    const response = await fetch(`${api.sandbox.url}/api/data/v9.2/WhoAmI`, {
      headers: { Authorization: `Bearer ${api.sandbox.issueToken()}` },
    });
    expect(Number(response.headers.get("content-length"))).toBeLessThan(10_000);
    const text = await response.text();
    expect(text.length).toBeGreaterThanOrEqual(3_000_000);
    expect(JSON.parse(text)).toEqual({ value: [] });
  });
});

describe("sql", () => {
  it.each([
    [1205, "0x80044150", "Sql Number: 1205"],
    [547, "0x80044150", "Sql Number: 547"],
    [-2, "0x80044151", "Sql Number: -2"],
  ])(
    "answers 500 for the database's error %s, without doing the work",
    async (number, code, words) => {
      strike({ kind: "sql", number });
      const answer = await post(`sql ${number}`);
      expect(answer).toMatchObject({ status: 500, error: { code } });
      expect(answer.error.message).toMatch(words);
      expect(accounts(`sql ${number}`)).toBe(0);
    },
  );
});

describe("throttle by the customization lock", () => {
  it("answers 429 without a time to wait", async () => {
    strike({ kind: "throttle", code: "customization" });
    const answer = await api.send("POST", "PublishAllXml", { body: {} });
    expect(answer).toMatchObject({ status: 429, error: { code: "0x80071151" } });
    expect(answer.headers.get("retry-after")).toBeNull();
  });
});

describe("stall", () => {
  it("sends the head and a part of the body, and keeps the connection open", async () => {
    strike({ kind: "stall", bytes: 10 });
    const controller = new AbortController();
    const response = await fetch(`${api.sandbox.url}/api/data/v9.2/WhoAmI`, {
      headers: { Authorization: `Bearer ${api.sandbox.issueToken()}` },
      signal: controller.signal,
    });
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.length).toBe(10);
    const rest = reader?.read();
    controller.abort();
    await expect(rest).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("inside a batch", () => {
  const batch = async (action: FaultAction) => {
    api.sandbox.fault({ match: { path: "/WhoAmI" }, action });
    const body = [
      "--b",
      "Content-Type: application/http",
      "Content-Transfer-Encoding: binary",
      "",
      "GET /api/data/v9.2/WhoAmI HTTP/1.1",
      "",
      "--b--",
      "",
    ].join("\r\n");
    const headers = { "Content-Type": "multipart/mixed; boundary=b" };
    return (await api.send("POST", "$batch", { headers, body })).text;
  };

  it("answers in the place of the part", async () => {
    expect(await batch({ kind: "sql", number: 1205 })).toMatch("Sql Number: 1205");
    expect(await batch({ kind: "gateway", status: 302 })).toMatch("HTTP/1.1 302");
    expect(await batch({ kind: "rewrite", status: 304 })).toMatch("HTTP/1.1 304");
  });
});
