import { users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

let now = Date.UTC(2026, 0, 15, 12);
const api = useApi({
  clock: () => now,
  limits: { requests: 5, windowSeconds: 60, concurrency: 3 },
});

const ask = (token: string) => api.send("GET", "WhoAmI", { token });

describe("service protection over HTTP", () => {
  it("counts down, refuses with Retry-After, and lets in again when that has passed", async () => {
    const token = api.sandbox.issueToken();
    const remaining: (string | null)[] = [];
    for (let at = 0; at < 5; at += 1) {
      const { headers } = await ask(token);
      remaining.push(headers.get("x-ms-ratelimit-burst-remaining-xrm-requests"));
    }
    expect(remaining).toEqual(["4", "3", "2", "1", "0"]);
    const refused = await ask(token);
    expect(refused).toMatchObject({
      status: 429,
      error: {
        code: "0x80072322",
        message: "Number of requests exceeded the limit of 5 over time window of 60 seconds.",
      },
    });
    now += Number(refused.headers.get("retry-after")) * 1000;
    expect((await ask(token)).status).toBe(200);
  });

  it("refuses the fourth of four requests at once, with three allowed", async () => {
    const token = api.sandbox.issueToken({ userId: users.manager.id });
    api.sandbox.clearRequests();
    api.sandbox.fault({ times: 3, action: { kind: "delay", ms: 60_000 } });
    // These are still waiting when the sandbox closes.
    for (let at = 0; at < 3; at += 1) ask(token).catch(() => undefined);
    while (api.sandbox.requests.filter(({ fault }) => fault).length < 3) {
      await new Promise(setImmediate);
    }
    const refused = await ask(token);
    expect(refused).toMatchObject({
      status: 429,
      error: {
        code: "0x80072326",
        message: "Number of concurrent requests exceeded the limit of 3.",
      },
    });
    expect(refused.headers.get("retry-after")).toBe("1");
  });

  it("charges an impersonated request to who signed in", async () => {
    now += 60_000;
    const headers = { MSCRMCallerID: users.salesperson.id };
    const token = api.sandbox.issueToken();
    await api.send("GET", "WhoAmI", { token, headers });
    const { headers: answered } = await ask(token);
    expect(answered.get("x-ms-ratelimit-burst-remaining-xrm-requests")).toBe("3");
  });
});
