import { useApi } from "../support/api";

const api = useApi();
const admin = (method: string, path: string, body?: unknown) =>
  api.send(method, `/sandbox/${path}`, { token: null, body });

describe("the admin routes, which need no token", () => {
  it("add a rule and remove all of them", async () => {
    const rule = { times: "Infinity", action: { kind: "status", status: 503 } };
    expect((await admin("POST", "faults", rule)).status).toBe(204);
    expect((await api.send("GET", "WhoAmI")).status).toBe(503);
    expect((await admin("DELETE", "faults")).status).toBe(204);
    expect((await api.send("GET", "WhoAmI")).status).toBe(200);
  });

  it("say what is wrong with a rule", async () => {
    const answer = await admin("POST", "faults", { action: { kind: "explode" } });
    expect(answer.status).toBe(400);
    expect(answer.body["error"]).toMatch(/^action\.kind must be one of /);
  });

  it("list the requests without their secrets", async () => {
    api.sandbox.clearRequests();
    const form = "grant_type=client_credentials&client_secret=hush";
    await fetch(api.sandbox.tokenUrl, { method: "POST", body: form });
    await api.send("GET", "WhoAmI");
    const { text } = await admin("GET", "requests");
    expect(JSON.parse(text)).toMatchObject([
      { kind: "token", body: "" },
      { kind: "api", path: "/api/data/v9.2/WhoAmI", status: 200 },
    ]);
    expect(text).not.toMatch(/hush|Bearer/);
  });

  it("are not requests themselves", async () => {
    api.sandbox.clearRequests();
    await admin("GET", "requests");
    expect(api.sandbox.requests).toEqual([]);
  });

  it("are only these", async () => {
    expect((await admin("GET", "faults")).status).toBe(404);
  });
});
