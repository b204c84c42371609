import { gunzipSync, gzipSync } from "node:zlib";
import { startSandbox } from "dataverse-sandbox";
import { useApi } from "../support/api";

const api = useApi({ limits: { requests: 500 } });
const control = (method: string, path: string, body?: string) =>
  api.send(method, `/sandbox/${path}`, { token: null, body });
const names = async () => {
  const { body } = await api.send("GET", "accounts?$select=name&$orderby=name");
  return (body["value"] as { name: string }[]).map(({ name }) => name);
};

const column = {
  "@odata.type": "Microsoft.Dynamics.CRM.IntegerAttributeMetadata",
  SchemaName: "new_Rank",
  DisplayName: {
    "@odata.type": "Microsoft.Dynamics.CRM.Label",
    LocalizedLabels: [
      { "@odata.type": "Microsoft.Dynamics.CRM.LocalizedLabel", Label: "Rank", LanguageCode: 1033 },
    ],
  },
};
const addColumn = () =>
  api.send("POST", "EntityDefinitions(LogicalName='account')/Attributes", { body: column });

beforeEach(() => api.sandbox.reset());

describe("a snapshot", () => {
  it("brings back rows, and what was deleted", async () => {
    const id = await api.create("accounts", { name: "Kept" });
    expect((await control("POST", "snapshots/before")).status).toBe(204);
    await api.send("DELETE", `accounts(${id})`);
    await api.create("accounts", { name: "Late" });
    expect((await control("POST", "snapshots/before/restore")).status).toBe(204);
    expect(await names()).toEqual(["Kept"]);
    expect((await api.send("PATCH", `accounts(${id})`, { body: { name: "New" } })).status).toBe(
      204,
    );
    expect(await names()).toEqual(["New"]);
  });

  it("is restored as often as one likes", async () => {
    api.sandbox.snapshots.save("empty");
    for (const name of ["A", "B"]) {
      await api.create("accounts", { name });
      api.sandbox.snapshots.restore("empty");
      expect(await names()).toEqual([]);
    }
  });

  it("goes on with the versions, so that change tracking goes on as well", async () => {
    const headers = { Prefer: "odata.track-changes" };
    const first = await api.send("GET", "accounts?$select=name", { headers });
    const link = String(first.body["@odata.deltaLink"]).slice(api.sandbox.url.length);
    api.sandbox.snapshots.save("tracked");
    await api.create("accounts", { name: "Lost" });
    api.sandbox.snapshots.restore("tracked");
    await api.create("accounts", { name: "Found" });
    const changes = await api.send("GET", link);
    expect(changes.body["value"]).toMatchObject([{ name: "Found" }]);
  });

  it("brings back definitions, the rows in their columns, and what is not published", async () => {
    expect((await addColumn()).status).toBe(204);
    await api.create("accounts", { name: "Ranked", new_rank: 7 });
    api.sandbox.snapshots.save("ranked");
    await api.sandbox.reset();
    expect((await api.send("GET", "accounts?$select=new_rank")).status).toBe(400);
    api.sandbox.snapshots.restore("ranked");
    const { body } = await api.send("GET", "accounts?$select=new_rank");
    expect(body["value"]).toMatchObject([{ new_rank: 7 }]);
    const path = "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='new_rank')";
    expect((await api.send("GET", path)).status).toBe(200);
    expect((await addColumn()).status).toBe(400);
  });

  it("brings back the clock and the requests that were counted", async () => {
    const soon = Date.now() + 1_800_000;
    api.sandbox.clock.set(soon, { stopped: true });
    await api.send("GET", "WhoAmI");
    api.sandbox.snapshots.save("then");
    await api.sandbox.reset();
    const remaining = async () =>
      (await api.send("GET", "WhoAmI")).headers.get("x-ms-ratelimit-burst-remaining-xrm-requests");
    expect(await remaining()).toBe("499");
    api.sandbox.snapshots.restore("then");
    expect(api.sandbox.clock.now()).toBe(soon);
    expect(await remaining()).toBe("498");
  });

  it("goes to another sandbox as text, files included", async () => {
    await addColumn();
    const id = await api.create("new_projectcollection", { new_name: "Roof" });
    const headers = { "x-ms-file-name": "a.txt", "Content-Type": "application/octet-stream" };
    const file = `new_projectcollection(${id})/new_contract`;
    expect((await api.send("PATCH", file, { headers, body: "hello" })).status).toBe(204);
    await api.create("accounts", { name: "Ranked", new_rank: 7 });
    api.sandbox.snapshots.save("out");
    const { text } = await control("GET", "snapshots/out");
    const other = await startSandbox({ seed: "empty" });
    try {
      const put = { method: "PUT", body: text };
      expect((await fetch(`${other.url}/sandbox/snapshots/in`, put)).status).toBe(204);
      other.snapshots.restore("in");
      const read = (path: string) =>
        fetch(`${other.url}/api/data/v9.2/${path}`, {
          headers: { Authorization: `Bearer ${other.issueToken()}` },
        }).then((response) => response.text());
      expect(await read(`${file}/$value`)).toBe("hello");
      expect(JSON.parse(await read("accounts?$select=name,new_rank")).value).toMatchObject([
        { name: "Ranked", new_rank: 7 },
      ]);
    } finally {
      await other.close();
    }
  });

  it("is not taken where it is none, or of other tables", async () => {
    api.sandbox.snapshots.save("mine");
    const text = api.sandbox.snapshots.export("mine");
    const changed = (members: object) => JSON.stringify({ ...JSON.parse(text), ...members });
    const wrong = async (body: string) => (await control("PUT", "snapshots/x", body)).body["error"];
    expect(await wrong("{}")).toMatch(/^The text is no snapshot/);
    expect(await wrong("no")).toMatch(/^The text is no snapshot/);
    expect(await wrong(changed({ fingerprint: "0" }))).toMatch(/with other tables/);
    expect(await wrong(changed({ content: "AAAA" }))).toMatch(/^The snapshot cannot be read: /);
    const empty = "H4sIAAAAAAAAAwMAAAAAAAAAAAA=";
    expect(await wrong(changed({ content: empty }))).toMatch(/its content is no database/);
    expect((await control("GET", "snapshots/x")).status).toBe(404);
  });

  it("is not taken where a part of it could not be restored", async () => {
    api.sandbox.snapshots.save("mine");
    const given = JSON.parse(api.sandbox.snapshots.export("mine"));
    const database = gunzipSync(Buffer.from(given.content, "base64"));
    const packed = (content: Buffer) => gzipSync(content).toString("base64");
    const half = packed(database.subarray(0, database.length / 2));
    const wrong = {
      content: [packed(Buffer.from("SQLite format 3\0and no more")), half, null],
      clock: [null, { offsetMs: 1e300, stoppedAt: null }, { offsetMs: 0, stoppedAt: "noon" }],
      counted: [null, [{ userId: "u" }]],
      version: ["1", null],
      files: [[{ id: 5 }]],
      changed: [[null]],
      drafts: [null],
    };
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        const text = JSON.stringify({ ...given, [name]: value });
        const answer = await control("PUT", "snapshots/x", text);
        expect([name, answer.status]).toEqual([name, 400]);
        expect(answer.body["error"]).toMatch(/^The snapshot cannot be read: /);
      }
    }
  });

  it("has a plain name, and is listed and forgotten by it", async () => {
    expect((await control("POST", "snapshots/a%2Fb")).status).toBe(400);
    expect(() => api.sandbox.snapshots.save("..")).toThrow("not dots alone");
    expect((await control("POST", "snapshots/__proto__")).status).toBe(204);
    expect((await control("GET", "snapshots")).body["snapshots"]).toContain("__proto__");
    expect((await control("DELETE", "snapshots/__proto__")).status).toBe(204);
    const gone = await control("POST", "snapshots/__proto__/restore");
    expect(gone.body["error"]).toMatch(/^There is no snapshot "__proto__"; there are: /);
  });
});

describe("a reset", () => {
  it("brings back everything that a test may have changed", async () => {
    const { sandbox } = api;
    await api.create("accounts", { name: "Gone" });
    await addColumn();
    sandbox.fault({ action: { kind: "reset" } });
    sandbox.clock.advance(3_600_000);
    sandbox.setDateSkew(5000);
    sandbox.setLinks({ repeated: "ignored" });
    sandbox.setChallenge({ authorizationUri: "https://elsewhere.example" });
    sandbox.register({ clientId: sandbox.clientId, secrets: [] });
    const { certificate } = sandbox.certificate();
    expect((await control("POST", "reset")).status).toBe(204);
    expect(await names()).toEqual([]);
    expect(sandbox.requests).toHaveLength(1);
    expect((await api.send("GET", "accounts?$select=new_rank")).status).toBe(400);
    const unsigned = await api.send("GET", "WhoAmI", { token: null });
    expect(unsigned.headers.get("www-authenticate")).toContain(sandbox.url);
    const skew = Date.parse(unsigned.headers.get("date") ?? "") - Date.now();
    expect(Math.abs(skew)).toBeLessThan(3000);
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
      scope: `${sandbox.url}/.default`,
    });
    expect((await fetch(sandbox.tokenUrl, { method: "POST", body: form })).status).toBe(200);
    expect(sandbox.certificate().certificate).toBe(certificate);
  });
});
