import { createHash } from "node:crypto";
import { type Sandbox, startSandbox, users } from "dataverse-sandbox";
import { buttonsOf, openPage, press, signInAs } from "../../support/browser";
import { ask, claimsOf, type Form } from "../support/identityProvider";

let sandbox: Sandbox;
let now = Date.UTC(2026, 0, 15, 12);
const verifier = "v".repeat(43);
const challenge = createHash("sha256").update(verifier).digest("base64url");
const redirectUri = "http://127.0.0.1:50123/back?a=b";

beforeAll(async () => {
  sandbox = await startSandbox({ seed: "empty", clock: () => now });
});
afterEach(() => sandbox.register({ clientId: sandbox.publicClientId, isConsented: true }));
afterAll(() => sandbox.close());

/** The address an app sends people to, with changed parameters. */
function pageAddress(changes: Form = {}, tenant = "organizations"): string {
  const parameters = {
    client_id: sandbox.publicClientId,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: `${sandbox.url}/user_impersonation offline_access openid profile`,
    state: "s & t",
    nonce: "n",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...changes,
  };
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given as [string, string][]);
  return `${sandbox.authorizeUrl.replace(sandbox.tenantId, tenant)}?${query}`;
}

const codeOf = async (changes: Form = {}) =>
  (await signInAs(pageAddress(changes), "Jane")).searchParams.get("code") ?? "";

const redemption = (code: string, changes: Form = {}): Form => ({
  grant_type: "authorization_code",
  client_id: sandbox.publicClientId,
  code,
  redirect_uri: redirectUri,
  code_verifier: verifier,
  ...changes,
});

const whoAmI = async (token: string) => {
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await fetch(`${sandbox.url}/api/data/v9.2/WhoAmI`, { headers });
  return ((await answer.json()) as { UserId?: string }).UserId;
};

/** Refusals that go back to the app: number, OAuth error, and the state with them. */
const refusalOf = (address: URL) => ({
  error: address.searchParams.get("error"),
  number: Number(/^AADSTS(\d+)/.exec(address.searchParams.get("error_description") ?? "")?.[1]),
  state: address.searchParams.get("state"),
});

describe("the sign-in page", () => {
  it("shows every person, without a script", async () => {
    const { status, html } = await openPage(pageAddress());
    expect(status).toBe(200);
    const ids = buttonsOf(html).map(({ objectId }) => objectId);
    expect(ids).toEqual(
      expect.arrayContaining([users.administrator.objectId, users.salesperson.objectId]),
    );
    expect(ids).not.toContain(users.application.objectId);
    expect(html).not.toMatch(/<script|\son\w+=/i);
  });

  it("shows the expected person first", async () => {
    const login_hint = "Salesperson@northwind-instruments.example";
    const { html } = await openPage(pageAddress({ login_hint }));
    expect(buttonsOf(html)[0]?.objectId).toBe(users.salesperson.objectId);
  });

  it("leads back to the app with a code and the state", async () => {
    const address = await signInAs(pageAddress(), "Jane");
    expect(`${address.origin}${address.pathname}`).toBe("http://127.0.0.1:50123/back");
    expect(Object.fromEntries(address.searchParams)).toEqual({
      a: "b",
      code: expect.stringMatching(/^\S{40,}$/),
      state: "s & t",
    });
  });

  it("answers in the fragment, or in a form to press on, where the app wants that", async () => {
    const fragment = await signInAs(pageAddress({ response_mode: "fragment" }), "Jane");
    expect(new URLSearchParams(fragment.hash.slice(1)).get("state")).toBe("s & t");
    const url = pageAddress({ response_mode: "form_post", state: '"><b>' });
    const html = await (await press(url, { user: users.administrator.objectId })).text();
    expect(html).toContain('<input type="hidden" name="state" value="&quot;&gt;&lt;b&gt;">');
    expect(html).toContain(`action="${redirectUri}"`);
  });

  it("asks again where nobody was picked who is there", async () => {
    const answer = await press(pageAddress(), { user: users.application.objectId });
    expect(answer.status).toBe(200);
    expect(buttonsOf(await answer.text()).length).toBeGreaterThan(1);
  });
});

describe("a code", () => {
  it("buys tokens of the person who signed in", async () => {
    const { status, body } = await ask(sandbox.tokenUrl, redemption(await codeOf()));
    expect(status).toBe(200);
    expect(await whoAmI(body.access_token)).toBe(users.administrator.id);
    expect(claimsOf(body.id_token)).toMatchObject({
      aud: sandbox.publicClientId,
      oid: users.administrator.objectId,
      tid: sandbox.tenantId,
      nonce: "n",
      name: "Jane Reyes",
    });
    const again = await ask(sandbox.tokenUrl, {
      grant_type: "refresh_token",
      client_id: sandbox.publicClientId,
      refresh_token: body.refresh_token,
    });
    expect(await whoAmI(again.body.access_token)).toBe(users.administrator.id);
  });

  it("buys what was asked for only", async () => {
    const scope = `${sandbox.url}/user_impersonation`;
    const { body } = await ask(sandbox.tokenUrl, redemption(await codeOf({ scope })));
    expect(body).not.toHaveProperty("refresh_token");
    expect(body).not.toHaveProperty("id_token");
  });

  it("is sold to an app with a secret against the secret", async () => {
    const client_id = sandbox.clientId;
    const code = await codeOf({ client_id });
    const form = redemption(code, { client_id });
    expect((await ask(sandbox.tokenUrl, form)).body.error_codes).toEqual([7000218]);
    const proven = { ...form, client_secret: sandbox.clientSecret };
    expect((await ask(sandbox.tokenUrl, proven)).status).toBe(200);
  });

  it.each<[string, Form]>([
    ["with another verifier", { code_verifier: "w".repeat(43) }],
    ["without the verifier", { code_verifier: undefined }],
    ["for another redirect URI", { redirect_uri: "http://127.0.0.1:50124/back?a=b" }],
    ["that is garbled", { code: "0.x" }],
  ])("is refused %s", async (_, changes) => {
    const form = redemption(await codeOf(), changes);
    const { status, body } = await ask(sandbox.tokenUrl, form);
    expect({ status, error: body.error }).toEqual({ status: 400, error: "invalid_grant" });
  });

  it("is of no use to another app", async () => {
    const form = { client_id: sandbox.clientId, client_secret: sandbox.clientSecret };
    const { body } = await ask(sandbox.tokenUrl, redemption(await codeOf(), form));
    expect(body.error).toBe("invalid_grant");
  });

  it("is good once", async () => {
    const form = redemption(await codeOf());
    expect((await ask(sandbox.tokenUrl, form)).status).toBe(200);
    const { body } = await ask(sandbox.tokenUrl, form);
    expect({ error: body.error, codes: body.error_codes }).toEqual({
      error: "invalid_grant",
      codes: [54005],
    });
  });

  it("is good for ten minutes", async () => {
    const form = redemption(await codeOf());
    now += 600_000;
    const { body } = await ask(sandbox.tokenUrl, form);
    now -= 600_000;
    expect(body).toMatchObject({ error: "invalid_grant", error_codes: [70008] });
  });

  it("may have been asked for with a plain challenge, or with none", async () => {
    const plain = await codeOf({ code_challenge: verifier, code_challenge_method: undefined });
    expect((await ask(sandbox.tokenUrl, redemption(plain))).status).toBe(200);
    const none = await codeOf({ code_challenge: undefined });
    const form = redemption(none, { code_verifier: undefined });
    expect((await ask(sandbox.tokenUrl, form)).status).toBe(200);
  });
});

describe("consent", () => {
  it("that was revoked is asked for again, and given by signing in", async () => {
    sandbox.register({ clientId: sandbox.publicClientId, isConsented: false });
    expect((await openPage(pageAddress())).html).toContain("asks to access Dataverse as you");
    const { status } = await ask(sandbox.tokenUrl, redemption(await codeOf()));
    expect(status).toBe(200);
    expect((await openPage(pageAddress())).html).not.toContain("asks to access");
  });

  it("that is revoked between sign-in and token ends the sign-in", async () => {
    const form = redemption(await codeOf());
    sandbox.register({ clientId: sandbox.publicClientId, isConsented: false });
    expect((await ask(sandbox.tokenUrl, form)).body.error_codes).toEqual([65001]);
  });

  it("may be declined, which the app is told", async () => {
    const { headers } = await press(pageAddress(), { decline: "true" });
    const address = new URL(headers.get("location") ?? "");
    expect(refusalOf(address)).toEqual({ error: "access_denied", number: 65004, state: "s & t" });
  });
});

describe("a request that is wrong goes back to the app", () => {
  const elsewhere = "https://other.crm.dynamics.com/user_impersonation";
  it.each<[string, () => Form, string, number]>([
    ["for another environment", () => ({ scope: elsewhere }), "invalid_resource", 500011],
    [
      "for a path of the environment",
      () => ({ scope: `${sandbox.url}/api/data/user_impersonation` }),
      "invalid_resource",
      500011,
    ],
    [
      "for the environment without its scheme",
      () => ({ scope: `${new URL(sandbox.url).host}/user_impersonation` }),
      "invalid_resource",
      500011,
    ],
    [
      "for a blank behind the environment",
      () => ({ scope: "https://x /user_impersonation" }),
      "invalid_scope",
      70011,
    ],
    ["for two", () => ({ scope: `${sandbox.url}/.default ${elsewhere}` }), "invalid_scope", 70011],
    ["for no scope", () => ({ scope: undefined }), "invalid_request", 900144],
    ["for a token", () => ({ response_type: "token" }), "unsupported_response_type", 70005],
    ["with a short challenge", () => ({ code_challenge: "x" }), "invalid_request", 501491],
    ["with another method", () => ({ code_challenge_method: "S1" }), "invalid_request", 9002313],
    ["without a page", () => ({ prompt: "none" }), "login_required", 50058],
  ])("%s", async (_, changes, error, number) => {
    const { headers } = await press(pageAddress(changes()), { user: users.administrator.objectId });
    const address = new URL(headers.get("location") ?? "");
    expect(refusalOf(address)).toEqual({ error, number, state: "s & t" });
    expect(address.searchParams.get("code")).toBeNull();
  });

  it("from an app that has no permission for the environment", async () => {
    const clientId = "5f9ebea4-a258-4f9f-9f79-4f6f8f9ebd65";
    sandbox.register({ clientId, hasPermission: false, redirectUris: ["https://app.example/"] });
    const url = pageAddress({ client_id: clientId, redirect_uri: "https://app.example/" });
    const response = await fetch(url, { redirect: "manual" });
    const address = new URL(response.headers.get("location") ?? "");
    expect(refusalOf(address)).toMatchObject({ error: "invalid_client", number: 650057 });
  });
});

describe("a request that cannot be trusted is shown to the person, and sent to nobody", () => {
  it.each<[string, Form, string, string]>([
    ["another host", { redirect_uri: "https://attacker.example/" }, "organizations", "50011"],
    ["a host that begins alike", { redirect_uri: "http://127.0.0.1.x/" }, "organizations", "50011"],
    ["a user before it", { redirect_uri: "http://localhost@x/" }, "organizations", "50011"],
    ["a fragment", { redirect_uri: "http://localhost/#x" }, "organizations", "50011"],
    ["no address", { redirect_uri: "javascript:x" }, "organizations", "50011"],
    ["an unknown app", { client_id: "00000000-0000-0000-0000-000000000001" }, "common", "700016"],
    ["an unknown tenant", {}, "nobody.example", "90002"],
    ["no app", { client_id: undefined }, "common", "900144"],
    ["another way to answer", { response_mode: "web_message" }, "common", "9002313"],
  ])("%s", async (_, changes, tenant, number) => {
    const { status, html } = await openPage(pageAddress(changes, tenant));
    expect(status).toBe(400);
    expect(html).toContain(`AADSTS${number}:`);
  });

  it("with what was sent made harmless", async () => {
    const { html } = await openPage(pageAddress({ redirect_uri: "<script>" }));
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toContain("<script>");
  });

  it("as is a path that the app has not registered", async () => {
    const clientId = "6aafcfb5-b369-4aaf-8f8a-5f7f9fafce76";
    const redirectUris = ["http://localhost/back", "https://app.example/back"];
    sandbox.register({ clientId, redirectUris });
    const open = async (redirect_uri: string) =>
      (await openPage(pageAddress({ client_id: clientId, redirect_uri }))).status;
    expect(await open("http://localhost:9/back")).toBe(200);
    expect(await open("https://app.example/back")).toBe(200);
    expect(await open("http://localhost:9/other")).toBe(400);
    expect(await open("https://app.example:9/back")).toBe(400);
    expect(await open("http://app.example/back")).toBe(400);
  });
});
