import { startSandbox } from "dataverse-sandbox";
import { useApi } from "../support/api";

let now = Date.UTC(2026, 0, 5, 9, 0, 0, 900);
const api = useApi({ clock: () => now, dateSkewMs: -90_000 });

const date = async (path = "WhoAmI", method = "GET") =>
  (await api.send(method, path)).headers.get("date");

it("is the sandbox's clock with the skew, in whole seconds", async () => {
  expect(await date()).toBe("Mon, 05 Jan 2026 08:58:30 GMT");
  now += 1000;
  expect(await date()).toBe("Mon, 05 Jan 2026 08:58:31 GMT");
  api.sandbox.setDateSkew(3_600_000);
  expect(await date()).toBe("Mon, 05 Jan 2026 10:00:01 GMT");
});

it.each([
  ["of the token endpoint", () => new URL(api.sandbox.tokenUrl).pathname],
  ["of the admin routes", () => "/sandbox/requests"],
  ["of a refusal", () => "nothing"],
  ["without a token", () => "/api/data/v9.2/accounts"],
])("is the same %s", async (_, path) => {
  api.sandbox.setDateSkew(0);
  const { headers } = await api.send("GET", path(), { token: null });
  expect(headers.get("date")).toBe(new Date(now).toUTCString());
});

it("is the same on answers that a fault gives or cuts", async () => {
  api.sandbox.fault({ match: {}, times: 1, action: { kind: "throttle" } });
  expect(await date()).toBe(new Date(now).toUTCString());
  api.sandbox.fault({ match: {}, times: 1, action: { kind: "truncate" } });
  const cut = await fetch(`${api.sandbox.url}/api/data/v9.2/WhoAmI`, {
    headers: { Authorization: `Bearer ${api.sandbox.issueToken()}` },
  });
  expect(cut.headers.get("date")).toBe(new Date(now).toUTCString());
  await expect(cut.text()).rejects.toThrow();
});

it("leaves the life of tokens and the stamps of rows to the clock", async () => {
  api.sandbox.setDateSkew(365 * 86_400_000);
  const id = await api.create("accounts", { name: "A" });
  const stamp = new Date(now).toISOString().replace(/\.\d+/, "");
  expect(api.sandbox.store.read("account", id)).toMatchObject({ createdon: stamp });
});

it("is the real time where there is no clock", async () => {
  const sandbox = await startSandbox({ seed: "empty" });
  const { headers } = await fetch(sandbox.url);
  const difference = Date.now() - Date.parse(headers.get("date") ?? "");
  expect(Math.abs(difference)).toBeLessThan(5000);
  await sandbox.close();
});
