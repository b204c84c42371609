import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const raw = (inputs: Record<string, unknown>) =>
  bench.act("rawRequestV2", { method: "GET", ...inputs });

describe.each(["rawRequest", "rawRequestV2"])("%s", (key) => {
  test.each([
    ["a path from the host", "/api/data/v9.2/accounts?$select=name&$top=1"],
    ["a part of that path", "v9.2/accounts?$select=name&$top=1"],
    ["a longer part of that path", "/data/v9.2/accounts?$select=name&$top=1"],
    ["a path relative to the API root", "accounts?$select=name&$top=1"],
  ])("takes %s", async (_, url) => {
    const body = await bench.act(key, { url, method: "GET" });
    expect(body).toMatchObject({ value: [{ name: expect.any(String) }] });
    expect(bench.requests().map(({ url: sent }) => sent)).toEqual([
      "/api/data/v9.2/accounts?$select=name&$top=1",
    ]);
  });

  test("takes a URL on the environment's own origin", async () => {
    await bench.act(key, { url: `${bench.sandbox.url}/api/data/v9.2/WhoAmI`, method: "GET" });
    expect(bench.requests()).toHaveLength(1);
  });
});

test.each(["/API/data/v9.2/", "Api/Data/V9.2/", "DATA/v9.2/", "V9.2/"])(
  "%s is the Web API's root, whatever its letter case",
  async (root) => {
    const url = `${root}accounts?$top=1`;
    await bench.act("rawRequestV2", { url, method: "GET", responseType: "json" });
    expect(bench.requests().map((request) => request.url)).toEqual([
      "/api/data/v9.2/accounts?$top=1",
    ]);
  },
);

test.each(["POST", "PATCH", "DELETE"])(
  "a page in place of Dataverse's answer to a %s is no success, whatever headers it has",
  async (method) => {
    const headers = { "content-type": "text/html", "odata-version": "4.0" };
    bench.sandbox.fault({ action: { kind: "status", status: 200, body: "<html>", headers } });
    const url = method === "POST" ? "accounts" : `accounts(accountnumber='no')`;
    const failure = await bench.failure("rawRequestV2", { url, method, data: "{}" });
    expect(failure.outcome).toBe("unknown");
    expect(bench.requests()).toHaveLength(1);
  },
);

test("what Dataverse gives in other forms than JSON is given on", async () => {
  const raw = (url: string) =>
    bench.act("rawRequestV2", { url, method: "GET", responseType: "text" });
  expect(await raw("$metadata")).toContain("<edmx:Edmx");
  expect(await raw("accounts/$count")).toMatch(/^\d+$/);
});

test("a set that exists is not proposed in its own place", async () => {
  const { message } = await bench.failure("rawRequestV2", { url: "data/accounts", method: "GET" });
  expect(message).not.toContain("did you mean accounts");
});

describe("stays on the connection's origin", () => {
  test.each([
    "https://evil.example/api/data/v9.2/accounts",
    "//evil.example/accounts",
    "/\\evil.example/accounts",
    "\\\\evil.example/accounts",
    "https:evil.example",
    "http://user@evil.example",
    "\thttps://evil.example",
    "file:///etc/passwd",
  ])("refuses %j", async (url) => {
    const error = await bench.failure("rawRequestV2", { url, method: "GET" });
    expect(error.message).toMatch(/^URL (points to|is not a URL|must not contain a user name)/);
    expect(bench.sandbox.requests).toEqual([]);
  });
});

test("query parameters, headers and JSON data", async () => {
  await raw({
    url: "accounts",
    method: "POST",
    data: { name: "Raw Ltd" },
    queryParams: [{ key: "tag", value: "a b&c" }],
    headers: [
      { key: "Prefer", value: "return=representation" },
      { key: "Authorization", value: "Bearer stolen" },
    ],
  });
  const [request] = bench.requests();
  expect(request?.url).toBe("/api/data/v9.2/accounts?tag=a%20b%26c");
  expect(request?.headers).toMatchObject({
    prefer: "return=representation",
    "content-type": "application/json; charset=utf-8",
  });
  expect(request?.headers["authorization"]).not.toContain("stolen");
  expect(bench.log.warn.join()).toMatch(/Header Authorization is set by the connection/);
  expect(request?.status).toBe(201);
});

test("JSON given as text is sent as JSON, as it is", async () => {
  await raw({ url: "accounts", method: "POST", data: '{ "name": "As text" }' });
  expect(bench.requests()[0]).toMatchObject({ body: '{ "name": "As text" }', status: 204 });
});

test("text and binary answers", async () => {
  await expect(raw({ url: "accounts/$count", responseType: "text" })).resolves.toMatch(/^\d+$/);
  const bytes = await raw({ url: "accounts?$top=1&$select=name", responseType: "arraybuffer" });
  expect(Buffer.isBuffer(bytes)).toBe(true);
});

test("an empty answer is empty text", async () => {
  const id = bench.sandbox.insert("account", { name: "Raw Delete" });
  await expect(raw({ url: `accounts(${id})`, method: "DELETE" })).resolves.toBe("");
});

test("form and file data go as multipart", async () => {
  const error = await bench.failure("rawRequestV2", {
    url: "accounts",
    method: "POST",
    formData: [{ key: "note", value: "härlig" }],
    fileData: [{ key: "file", value: "hello" }],
    fileDataFileNames: [{ key: "file", value: "hello.txt" }],
  });
  expect(error.status).toBeGreaterThanOrEqual(400);
  const [request] = bench.requests();
  expect(request?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(request?.body).toMatch(
    /name="note"[\s\S]*härlig[\s\S]*name="file"; filename="hello.txt"[\s\S]*hello/,
  );
});

describe("its own retry inputs", () => {
  const unavailable = { kind: "status", status: 503, body: "<html></html>" } as const;
  const always = { times: Number.POSITIVE_INFINITY };

  test("none: one try, even after 429", async () => {
    bench.sandbox.fault({ ...always, action: { kind: "throttle", retryAfter: 1 } });
    const error = await bench.failure("rawRequestV2", { url: "WhoAmI", method: "GET" });
    expect(error.status).toBe(429);
    expect(bench.requests()).toHaveLength(1);
  });

  test("Max Retry Count and Retry Delay", async () => {
    bench.sandbox.fault({ ...always, action: unavailable });
    await bench.failure("rawRequestV2", {
      url: "WhoAmI",
      method: "GET",
      maxRetries: "3",
      retryDelayMS: "40",
    });
    expect(bench.requests()).toHaveLength(4);
    expect(time.sleeps).toEqual([40, 40, 40]);
  });

  test("a 404 is repeated only with Retry On All Errors", async () => {
    const get = { url: "nothings", method: "GET", maxRetries: "2" };
    await bench.failure("rawRequestV2", get);
    expect(bench.requests().filter(({ path }) => path.endsWith("nothings"))).toHaveLength(1);
    await bench.failure("rawRequestV2", { ...get, retryAllErrors: "true" });
    expect(bench.requests().filter(({ path }) => path.endsWith("nothings"))).toHaveLength(4);
  });

  test("a POST that may have been carried out is never repeated", async () => {
    bench.sandbox.fault({ action: { kind: "lostResponse" } });
    const error = await bench.failure("rawRequestV2", {
      url: "accounts",
      method: "POST",
      data: { name: "Raw Once" },
      maxRetries: "5",
      retryAllErrors: "true",
    });
    expect(error.outcome).toBe("unknown");
    expect(bench.sandbox.store.find("account", { name: "Raw Once" })).toHaveLength(1);
  });
});

test("Debug Request logs at info, without secrets", async () => {
  await raw({ url: "WhoAmI", debugRequest: "true" });
  const lines = bench.log.info.join("\n");
  expect(lines).toMatch(/GET \/api\/data\/v9\.2\/WhoAmI 200/);
  expect(lines).not.toMatch(/Bearer|ARRAffinity=\w/);
});
