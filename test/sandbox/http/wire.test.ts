import { request as httpRequest } from "node:http";
import { gunzipSync } from "node:zlib";
import { useApi } from "../support/api";

const api = useApi();

/** A request past `fetch`, which hides encodings and forbids some headers. */
function raw(
  path: string,
  headers: Record<string, string>,
  method = "GET",
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(api.sandbox.url + path, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        });
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}

const bearer = () => ({ Authorization: `Bearer ${api.sandbox.issueToken()}` });

describe("every answer of the service", () => {
  it("carries the headers clients correlate and steer by", async () => {
    const { headers } = await api.send("GET", "WhoAmI");
    expect(headers.get("req_id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("x-ms-service-request-id")).toBe(headers.get("req_id"));
    expect(Number(headers.get("x-ms-ratelimit-burst-remaining-xrm-requests"))).toBeGreaterThan(
      5000,
    );
    expect(headers.get("x-ms-ratelimit-time-remaining-xrm-requests")).toBe("1,200.00");
    expect(Number(headers.get("x-ms-dop-hint"))).toBeGreaterThan(0);
    expect(headers.get("set-cookie")).toMatch(/^ARRAffinity=/);
    expect(headers.get("cache-control")).toBe("no-cache");
    expect(headers.get("odata-version")).toBe("4.0");
    expect(headers.get("content-type")).toBe("application/json; odata.metadata=minimal");
    expect(headers.get("access-control-expose-headers")).toContain("OData-EntityId");
  });

  it("carries them on refusals too, with an id of its own each time", async () => {
    const first = await api.send("GET", "nothing");
    const second = await api.send("GET", "nothing");
    expect(first.headers.get("req_id")).not.toBe(second.headers.get("req_id"));
  });

  it("echoes the client's own request id", async () => {
    const headers = { "x-ms-client-request-id": "my-id" };
    const answer = await api.send("GET", "WhoAmI", { headers });
    expect(answer.headers.get("x-ms-client-request-id")).toBe("my-id");
  });
});

describe("compression", () => {
  const big = "/api/data/v9.2/";

  it("is used where it is asked for and worth it", async () => {
    const { headers, body } = await raw(big, { ...bearer(), "Accept-Encoding": "gzip, br" });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(Number(headers["content-length"])).toBe(body.length);
    expect(JSON.parse(gunzipSync(body).toString()).value.length).toBeGreaterThan(10);
  });

  it("is not used unasked", async () => {
    const { headers, body } = await raw(big, bearer());
    expect(headers["content-encoding"]).toBeUndefined();
    expect(body.length).toBeGreaterThan(1024);
  });

  it("is not used for small bodies", async () => {
    const { headers } = await raw("/api/data/v9.2/WhoAmI", {
      ...bearer(),
      "Accept-Encoding": "gzip",
    });
    expect(headers["content-encoding"]).toBeUndefined();
  });
});

describe("sizes", () => {
  const url = (length: number) => {
    const start = "/api/data/v9.2/accounts?tag=";
    return start + "x".repeat(length - api.sandbox.url.length - start.length);
  };

  it("allow an URL of 32,768 characters", async () => {
    expect((await raw(url(32_768), bearer())).status).toBe(200);
  });

  it("refuse one more with 414", async () => {
    expect((await raw(url(32_769), bearer())).status).toBe(414);
  });

  it("refuse a body larger than 128 MB by what its head says", async () => {
    const headers = { ...bearer(), "Content-Length": "134217729", Expect: "100-continue" };
    const { status, headers: answered } = await raw("/api/data/v9.2/accounts", headers, "POST");
    expect(status).toBe(413);
    expect(answered["connection"]).toBe("close");
  });
});

describe("what is not the API", () => {
  it("has a page at its root, for probes without a token", async () => {
    expect((await raw("/", {})).status).toBe(200);
    expect((await raw("/", {}, "HEAD")).status).toBe(200);
  });

  it.each(["/api/data/v8.2/accounts", "/api/data/v9.3/accounts", "/api/data/v9.20", "/elsewhere"])(
    "has nothing at %s",
    async (path) => {
      expect(await api.send("GET", path)).toMatchObject({
        status: 404,
        error: {
          code: "",
          message: `No HTTP resource was found that matches the request URI '${api.sandbox.url}${path}'.`,
        },
      });
    },
  );

  it.each(["v9.0", "v9.1", "v9.2"])("ends where %s begins", async (version) => {
    const { body } = await api.send("GET", `/api/data/${version}/WhoAmI`);
    expect(body["@odata.context"]).toBe(
      `${api.sandbox.url}/api/data/${version}/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    );
  });
});
