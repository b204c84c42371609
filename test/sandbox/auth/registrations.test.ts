import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { ask, claimsOf, type Form } from "../support/identityProvider";

let sandbox: Sandbox;
let now = Date.UTC(2026, 0, 15, 12);
const elsewhere = "0d1b7a51-9c7e-4a41-8d57-6a3f0c2b9e11";
const clientId = "4e8fad93-9147-4e8f-8f68-3f5f7e8dac54";

beforeAll(async () => {
  sandbox = await startSandbox({
    seed: "empty",
    clock: () => now,
    applications: [{ clientId, secrets: [{ value: "first", expiresAt: now + 60_000 }] }],
    otherTenants: [{ tenantId: elsewhere, domain: "other.example", clientIds: [clientId] }],
  });
});
afterAll(() => sandbox.close());

const credentials = (changes: Form = {}): Form => ({
  grant_type: "client_credentials",
  client_id: clientId,
  client_secret: "first",
  scope: `${sandbox.url}/.default`,
  ...changes,
});
const refresh = (changes: Form = {}): Form => ({
  grant_type: "refresh_token",
  client_id: sandbox.clientId,
  client_secret: sandbox.clientSecret,
  refresh_token: sandbox.refreshToken,
  ...changes,
});
const at = (tenant: string) => sandbox.tokenUrl.replace(sandbox.tenantId, tenant);
const codes = async (form: Form, url = sandbox.tokenUrl) => (await ask(url, form)).body.error_codes;

describe("a client secret", () => {
  it("is good until it expires", async () => {
    expect((await ask(sandbox.tokenUrl, credentials())).status).toBe(200);
    now += 60_000;
    const { status, body } = await ask(sandbox.tokenUrl, credentials());
    now -= 60_000;
    expect({ status, error: body.error, codes: body.error_codes }).toEqual({
      status: 401,
      error: "invalid_client",
      codes: [7000222],
    });
  });

  it("is wrong once it has been rotated", async () => {
    sandbox.register({ clientId, secrets: [{ value: "second" }] });
    expect(await codes(credentials())).toEqual([7000215]);
    const { status } = await ask(sandbox.tokenUrl, credentials({ client_secret: "second" }));
    expect(status).toBe(200);
    sandbox.register({ clientId, secrets: [{ value: "first" }] });
  });

  it("may travel in the Authorization header", async () => {
    sandbox.register({ clientId, secrets: [{ value: "a:b+c%&~" }] });
    const pair = `${clientId}:${encodeURIComponent("a:b+c%&~")}`;
    const header = { Authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
    const form = credentials({ client_id: undefined, client_secret: undefined });
    expect((await ask(sandbox.tokenUrl, form, header)).status).toBe(200);
    sandbox.register({ clientId, secrets: [{ value: "first" }] });
  });

  it("is none of a public app's, which cannot act without a person either", async () => {
    const form = credentials({ client_id: sandbox.publicClientId });
    expect(await codes(form)).toEqual([700025]);
    expect(await codes({ ...form, client_secret: undefined })).toEqual([7000218]);
  });
});

describe("a tenant", () => {
  it("may be named by its domain", async () => {
    const { body } = await ask(at("Northwind-Instruments.example"), credentials());
    expect(claimsOf(body.access_token)["tid"]).toBe(sandbox.tenantId);
  });

  it.each(["00000000-0000-0000-0000-000000000009", "nobody.example"])(
    "is not found: %s",
    async (tenant) => {
      expect(await codes(credentials(), at(tenant))).toEqual([90002]);
      expect(await codes(refresh(), at(tenant))).toEqual([90002]);
    },
  );

  it("does not know the environment of another one", async () => {
    expect(await codes(credentials(), at(elsewhere))).toEqual([500011]);
    expect(await codes(credentials(), at("other.example"))).toEqual([500011]);
  });

  it("does not know the apps of another one", async () => {
    const { clientId: client_id, clientSecret: client_secret } = sandbox;
    expect(await codes(credentials({ client_id, client_secret }), at(elsewhere))).toEqual([700016]);
  });

  it("has to be named by an app that is for one only", async () => {
    expect((await ask(at("organizations"), refresh())).status).toBe(200);
    sandbox.register({ clientId: sandbox.clientId, isMultitenant: false });
    expect(await codes(refresh(), at("organizations"))).toEqual([50194]);
    expect((await ask(sandbox.tokenUrl, refresh())).status).toBe(200);
    sandbox.register({ clientId: sandbox.clientId, isMultitenant: true });
  });
});

describe("a refresh token", () => {
  it("is replaced by another one with each use, and stays good", async () => {
    const first = (await ask(sandbox.tokenUrl, refresh())).body.refresh_token;
    const second = (await ask(sandbox.tokenUrl, refresh({ refresh_token: first }))).body;
    expect(new Set([sandbox.refreshToken, first, second.refresh_token]).size).toBe(3);
    expect((await ask(sandbox.tokenUrl, refresh({ refresh_token: first }))).status).toBe(200);
  });

  it("is good for the app only that it was issued to", async () => {
    const form = refresh({ client_id: clientId, client_secret: "first" });
    expect(await codes(form)).toEqual([70000]);
  });

  it("ends with the person's consent", async () => {
    sandbox.register({ clientId: sandbox.clientId, isConsented: false });
    const { status, body } = await ask(sandbox.tokenUrl, refresh());
    sandbox.register({ clientId: sandbox.clientId, isConsented: true });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: "invalid_grant",
      suberror: "consent_required",
      error_codes: [65001],
    });
  });

  it("is of no use to an app that has no permission for the environment", async () => {
    sandbox.register({ clientId: sandbox.clientId, hasPermission: false });
    expect(await codes(refresh())).toEqual([650057]);
    sandbox.register({ clientId: sandbox.clientId, hasPermission: true });
  });
});
