import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { clientIdWithoutRole } from "../../../sandbox/seed/identities";

let sandbox: Sandbox;
let now = Date.UTC(2026, 0, 15, 12);

beforeAll(async () => {
  sandbox = await startSandbox({ seed: "empty", clock: () => now });
});
afterAll(() => sandbox.close());

type Form = Record<string, string | undefined>;

function credentials(changes: Form = {}): Form {
  return {
    grant_type: "client_credentials",
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    scope: `${sandbox.url}/.default`,
    ...changes,
  };
}

function refresh(changes: Form = {}): Form {
  return {
    grant_type: "refresh_token",
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    refresh_token: sandbox.refreshToken,
    scope: `${sandbox.url}/user_impersonation offline_access openid profile`,
    ...changes,
  };
}

/** What a token is granted or refused with. */
interface TokenBody {
  access_token: string;
  refresh_token: string;
  scope: string;
  error: string;
  error_codes: number[];
  error_description: string;
}

async function ask(form: Form, url = sandbox.tokenUrl) {
  const given = Object.entries(form).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  const response = await fetch(url, { method: "POST", body: new URLSearchParams(given) });
  return { status: response.status, headers: response.headers, body: await bodyOf(response) };
}

async function bodyOf(response: Response): Promise<TokenBody> {
  return (await response.json()) as TokenBody;
}

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
}

describe("client credentials", () => {
  it("buy an application token for the environment and no refresh token", async () => {
    const { status, body, headers } = await ask(credentials());
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store, no-cache");
    const { access_token: token, ...rest } = body;
    expect(rest).toEqual({ token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599 });
    const iat = now / 1000;
    expect(claimsOf(token)).toMatchObject({
      aud: sandbox.url,
      iss: `https://sts.windows.net/${sandbox.tenantId}/`,
      tid: sandbox.tenantId,
      appid: sandbox.clientId,
      oid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      roles: [],
      iat,
      exp: iat + 3599,
    });
    expect(claimsOf(token)).not.toHaveProperty("scp");
  });

  it("accept the tenant and client ids in capitals", async () => {
    const url = sandbox.tokenUrl.replace(sandbox.tenantId, sandbox.tenantId.toUpperCase());
    const { status } = await ask(credentials({ client_id: sandbox.clientId.toUpperCase() }), url);
    expect(status).toBe(200);
  });

  it("name an audience with a slash at its end when the scope has two", async () => {
    const { body } = await ask(credentials({ scope: `${sandbox.url}//.default` }));
    expect(claimsOf(body.access_token)["aud"]).toBe(`${sandbox.url}/`);
  });

  it("name the application that asked", async () => {
    const { body } = await ask(credentials({ client_id: clientIdWithoutRole }));
    expect(claimsOf(body.access_token)["appid"]).toBe(clientIdWithoutRole);
  });
});

describe("a refresh token", () => {
  it("buys a user's token and another refresh token", async () => {
    const { status, body } = await ask(refresh());
    expect(status).toBe(200);
    expect(body.scope).toContain(`${sandbox.url}/user_impersonation`);
    expect(claimsOf(body.access_token)).toMatchObject({
      aud: sandbox.url,
      scp: "user_impersonation",
    });
    const again = await ask(refresh({ refresh_token: body.refresh_token }));
    expect(again.status).toBe(200);
  });

  it.each(["common", "organizations"])("is taken by the %s endpoint too", async (tenant) => {
    const url = sandbox.tokenUrl.replace(sandbox.tenantId, tenant);
    expect((await ask(refresh(), url)).status).toBe(200);
  });

  it("needs no scope", async () => {
    const { body } = await ask(refresh({ scope: undefined }));
    expect(claimsOf(body.access_token)["aud"]).toBe(sandbox.url);
  });

  it("dies after 90 days", async () => {
    const { body } = await ask(refresh());
    now += 90 * 24 * 3600 * 1000;
    const { status, body: refused } = await ask(refresh({ refresh_token: body.refresh_token }));
    now -= 90 * 24 * 3600 * 1000;
    expect(status).toBe(400);
    expect(refused).toMatchObject({ error: "invalid_grant", error_codes: [700082] });
  });
});

describe("a refusal", () => {
  const elsewhere = "https://other.crm.dynamics.com";

  it.each<[string, () => Form, number, string, number]>([
    ["a wrong secret", () => credentials({ client_secret: "x" }), 401, "invalid_client", 7000215],
    ["no secret", () => credentials({ client_secret: undefined }), 401, "invalid_client", 7000218],
    [
      "an unknown client",
      () => credentials({ client_id: "00000000-0000-0000-0000-000000000001" }),
      400,
      "unauthorized_client",
      700016,
    ],
    ["no client", () => credentials({ client_id: undefined }), 400, "invalid_request", 900144],
    ["no grant", () => credentials({ grant_type: undefined }), 400, "invalid_request", 900144],
    ["no scope", () => credentials({ scope: undefined }), 400, "invalid_request", 900144],
    [
      "another grant",
      () => credentials({ grant_type: "password" }),
      400,
      "unsupported_grant_type",
      70003,
    ],
    [
      "a scope that does not end in /.default",
      () => credentials({ scope: `${sandbox.url}/user_impersonation` }),
      400,
      "invalid_scope",
      1002012,
    ],
    [
      "two scopes",
      () => credentials({ scope: `openid ${sandbox.url}/.default` }),
      400,
      "invalid_scope",
      70011,
    ],
    [
      "an environment of another tenant",
      () => credentials({ scope: `${elsewhere}/.default` }),
      400,
      "invalid_resource",
      500011,
    ],
    [
      "a garbled refresh token",
      () => refresh({ refresh_token: "0.x" }),
      400,
      "invalid_grant",
      70000,
    ],
    [
      "no refresh token",
      () => refresh({ refresh_token: undefined }),
      400,
      "invalid_request",
      900144,
    ],
    [
      "a refresh for two resources",
      () => refresh({ scope: `${sandbox.url}/.default ${elsewhere}/.default` }),
      400,
      "invalid_scope",
      70011,
    ],
    [
      "a refresh for another environment",
      () => refresh({ scope: `${elsewhere}/user_impersonation` }),
      400,
      "invalid_resource",
      500011,
    ],
  ])("of %s", async (_, form, expected, error, number) => {
    const { status, body } = await ask(form());
    expect({ status, error: body.error, codes: body.error_codes }).toEqual({
      status: expected,
      error,
      codes: [number],
    });
    expect(body.error_description).toMatch(new RegExp(`^AADSTS${number}: .+ Trace ID: .+`));
    expect(body).toMatchObject({
      timestamp: "2026-01-15 12:00:00Z",
      trace_id: expect.any(String),
      correlation_id: expect.any(String),
      error_uri: `https://login.microsoftonline.com/error?code=${number}`,
    });
  });

  it.each([
    ["an unknown tenant", "00000000-0000-0000-0000-000000000002", 90002],
    ["an application without a tenant", "common", 50059],
  ])("of %s", async (_, tenant, number) => {
    const url = sandbox.tokenUrl.replace(sandbox.tenantId, tenant);
    const { status, body } = await ask(credentials(), url);
    expect({ status, codes: body.error_codes }).toEqual({ status: 400, codes: [number] });
  });

  it("of a GET", async () => {
    const response = await fetch(sandbox.tokenUrl);
    expect(response.status).toBe(400);
    expect((await bodyOf(response)).error_codes).toEqual([900561]);
  });

  it("of a JSON body, whose parameters nobody reads", async () => {
    const response = await fetch(sandbox.tokenUrl, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(credentials()),
    });
    expect((await bodyOf(response)).error_codes).toEqual([900144]);
  });
});
