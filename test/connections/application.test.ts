import { clientIdWithoutRole, users } from "dataverse-sandbox";
import { forgetTokens } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { kinds } from "./kinds";

const OTHER = "44444444-5555-6666-7777-888888888888";
const OTHER_WITH_APP = "44444444-5555-6666-7777-999999999999";
const time = useVirtualTime();
const bench = useSandbox({
  clock: () => time.now(),
  otherTenants: [
    { tenantId: OTHER, domain: "fabrikam.example" },
    { tenantId: OTHER_WITH_APP, clientIds: ["1b9e5a70-6f14-4b6f-8f37-0c2e4d5a9b21"] },
  ],
});
const { app, certificate, tokenRequests, challenges } = kinds(bench);
const everyContact = {
  entityType: "contacts",
  fieldNames: ["contactid"],
  fetchAll: "true",
  recordsPerPage: "9",
};

beforeEach(() => {
  forgetTokens();
  const { clientId, clientSecret: value } = bench.sandbox;
  bench.sandbox.register({ clientId, secrets: [{ value }] });
});

describe.each([
  ["with a client secret", app, "Client Secret"],
  ["with a certificate", certificate, "Certificate"],
] as const)("an application %s", (_, connect, label) => {
  const whoAmI = (fields = {}) =>
    bench.act<{ UserId: string }>("getCurrentUser", { connection: connect(fields) });
  const failure = (fields = {}) => bench.failure("getCurrentUser", { connection: connect(fields) });

  test("needs no tenant: it is found, then the token is asked for, then the request is sent", async () => {
    expect((await whoAmI()).UserId).toBe(users.application.id);
    expect(bench.sandbox.requests.map(({ kind, status }) => [kind, status])).toEqual([
      ["api", 401],
      ["token", 200],
      ["api", 200],
    ]);
    const [asked] = tokenRequests();
    expect(asked?.url).toBe(`/${bench.sandbox.tenantId}/oauth2/v2.0/token`);
    const form = new URLSearchParams(asked?.body);
    expect(form.get("scope")).toBe(`${bench.sandbox.url}/.default`);
    expect(form.get("grant_type")).toBe("client_credentials");
  });

  test.each([
    ["its ID", () => bench.sandbox.tenantId],
    ["its ID in braces and capitals", () => `{${bench.sandbox.tenantId.toUpperCase()}} `],
    ["its domain", () => "northwind-instruments.example"],
  ])("a tenant by %s is not asked for", async (_way, tenantId) => {
    await whoAmI({ tenantId: tenantId() });
    expect(challenges()).toEqual([]);
    expect(tokenRequests()).toHaveLength(1);
  });

  test.each([
    ["a slash", (url: string) => `${url}/`],
    ["the path of the Web API", (url: string) => `${url}/api/data/v9.2/`],
    ["the path of a page", (url: string) => ` ${url}/main.aspx?appid=1 `],
  ])("Environment URL may have %s", async (_way, form) => {
    await whoAmI({ webApiUrl: form(bench.sandbox.url) });
    expect(new URLSearchParams(tokenRequests()[0]?.body).get("scope")).toBe(
      `${bench.sandbox.url}/.default`,
    );
  });

  test("a token is kept for the actions after it, and shared by those at the same time", async () => {
    await Promise.all(Array.from({ length: 5 }, () => whoAmI()));
    await whoAmI();
    expect(tokenRequests()).toHaveLength(1);
    expect(challenges()).toHaveLength(1);
  });

  test("a token is renewed five minutes before its end", async () => {
    await whoAmI();
    time.advance((3599 - 302) * 1000);
    await whoAmI();
    expect(tokenRequests()).toHaveLength(1);
    time.advance(4_000);
    await whoAmI();
    expect(tokenRequests()).toHaveLength(2);
  });

  test("a token refused in the middle of paging is replaced, no row lost or doubled", async () => {
    await whoAmI();
    bench.sandbox.clearRequests();
    bench.sandbox.fault({ after: 2, action: { kind: "expireToken" } });
    const { value } = await bench.act<{ value: { contactid: string }[] }>("queryEntities", {
      ...everyContact,
      connection: connect(),
    });
    const ids = bench.sandbox.store
      .select("SELECT contactid FROM contact")
      .map(({ contactid }) => contactid);
    expect(value.map(({ contactid }) => contactid).sort()).toEqual(ids.sort());
    expect(tokenRequests()).toHaveLength(1);
  });

  test.each([
    ["of a stranger", { tenantId: OTHER }, /AADSTS700016.*leave Tenant ID blank/],
    ["of a stranger, by its domain", { tenantId: "fabrikam.example" }, /AADSTS700016/],
    ["that does not exist", { tenantId: OTHER.replace(/4/g, "5") }, /AADSTS90002.*Check Tenant ID/],
  ])("a tenant %s", async (_way, fields, message) => {
    const error = await failure(fields);
    expect(error.message).toMatch(message);
    expect(error).toHaveProperty("connection");
    expect(bench.requests()).toEqual([]);
  });

  test("a tenant that has the app and not the environment", async () => {
    expect((await failure({ tenantId: OTHER_WITH_APP })).message).toMatch(
      /AADSTS500011.*leave Tenant ID blank|refused a token that was just issued.*leave Tenant ID blank/,
    );
  });

  test.each([
    ["organizations", /Tenant ID is organizations/],
    ["Common", /Tenant ID is Common/],
    ["https://login.microsoftonline.com/x", /Tenant ID is neither a GUID nor a domain/],
    ["../evil", /Tenant ID is neither/],
    ["a.example/oauth2/v2.0/token?x=", /Tenant ID is neither/],
    ["contoso", /Tenant ID is neither/],
  ])("the tenant %j is refused before anything is sent", async (tenantId, message) => {
    expect((await failure({ tenantId })).message).toMatch(message);
    expect(bench.sandbox.requests).toEqual([]);
  });

  test.each([
    ["Client ID", { clientId: " " }],
    [label, label === "Certificate" ? { certificate: "" } : { clientSecret: "" }],
    ["Environment URL", { webApiUrl: "" }],
    ["Environment URL", { webApiUrl: "https://make.powerapps.com" }],
    ["Environment URL", { webApiUrl: "https://dataverse.contoso.example" }],
  ])("%s is named where it is wrong, before anything is sent", async (name, fields) => {
    expect((await failure(fields)).message).toContain(name);
    expect(bench.sandbox.requests).toEqual([]);
  });

  test("an unknown Client ID says so, and nothing of what proves who asks", async () => {
    const error = await failure({ clientId: OTHER });
    expect(error.message).toMatch(/AADSTS700016.*Check Client ID/);
    expect(error.message).not.toMatch(/Token URL|Scopes|Client secret value/);
    const sent = new URLSearchParams(tokenRequests()[0]?.body);
    const proof = sent.get("client_secret") ?? sent.get("client_assertion") ?? "";
    expect(proof).not.toBe("");
    expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain(proof);
  });

  test.each([
    ["no challenge", { status: 401, body: "" }],
    ["a page", { status: 200, body: "<html>sign in</html>" }],
    ["nothing of the kind", { status: 404, body: "" }],
  ])("an environment that answers %s is no environment", async (_way, answer) => {
    bench.sandbox.fault({ action: { kind: "status", ...answer } });
    expect((await failure()).message).toMatch(
      /does not name its tenant.*Check Environment URL, or set Tenant ID/,
    );
    expect(tokenRequests()).toEqual([]);
  });

  test.each([
    ["throttles", { kind: "throttle", retryAfter: 3 } as const],
    ["is down", { kind: "status", status: 503, body: "" } as const],
    ["cuts the line", { kind: "reset" } as const],
  ])(
    "an environment that %s as it is asked for the tenant is asked again",
    async (_way, action) => {
      bench.sandbox.fault({ action });
      await whoAmI();
      expect(tokenRequests()).toHaveLength(1);
    },
  );

  test("without a user in the environment the refusal is Dataverse's own", async () => {
    bench.sandbox.register({
      clientId: clientIdWithoutRole,
      certificates: [bench.sandbox.certificate().certificate],
    });
    const [own, without] = await Promise.allSettled([
      whoAmI(),
      whoAmI({ clientId: clientIdWithoutRole }),
    ]);
    expect(own).toMatchObject({ status: "fulfilled" });
    expect(without).toMatchObject({ status: "rejected", reason: { code: "0x80042F09" } });
    expect(tokenRequests()).toHaveLength(2);
  });
});

describe("a client secret", () => {
  const register = (...secrets: { value: string; expiresAt?: number }[]) =>
    bench.sandbox.register({ clientId: bench.sandbox.clientId, secrets });
  const run = (fields = {}) => bench.act("getCurrentUser", { connection: app(fields) });

  test("that was rotated is refused with what to do; the new one works at once", async () => {
    await run();
    register({ value: "rotated~secret" });
    bench.sandbox.revokeTokens();
    const error = await bench.failure("getCurrentUser", { connection: app() });
    expect(error.message).toMatch(/AADSTS7000215.*Paste the secret's value into Client Secret/);
    expect(error.message).not.toContain(bench.sandbox.clientSecret);
    await run({ clientSecret: " rotated~secret " });
  });

  test("beside another one works until its own end, which is named then", async () => {
    register({ value: "first~secret", expiresAt: time.now() + 60_000 }, { value: "second~secret" });
    await run({ clientSecret: "first~secret" });
    forgetTokens();
    register({ value: "first~secret", expiresAt: Date.now() - 60_000 }, { value: "second~secret" });
    const connection = app({ clientSecret: "first~secret" });
    const error = await bench.failure("getCurrentUser", { connection });
    expect(error.message).toMatch(/AADSTS7000222.*expired: create a new one/);
    await run({ clientSecret: "second~secret" });
  });
});
