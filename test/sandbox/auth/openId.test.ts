import { createPublicKey, type JsonWebKey, verify } from "node:crypto";
import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { ask } from "../support/identityProvider";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: "empty" });
});
afterAll(() => sandbox.close());

const configurationOf = async (tenant: string) => {
  const url = `${sandbox.url}/${tenant}/v2.0/.well-known/openid-configuration`;
  const response = await fetch(url);
  return {
    status: response.status,
    body: (await response.json()) as Record<string, string> & { error_codes: number[] },
  };
};

describe("the OpenID configuration", () => {
  it.each([
    ["the tenant", () => sandbox.tenantId, () => sandbox.tenantId, () => sandbox.tenantId],
    [
      "its domain",
      () => "northwind-instruments.example",
      () => sandbox.tenantId,
      () => sandbox.tenantId,
    ],
    ["all", () => "organizations", () => "organizations", () => "{tenantid}"],
  ])("of %s names where to sign in", async (_, given, named, issued) => {
    const { status, body } = await configurationOf(given());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      issuer: `${sandbox.url}/${issued()}/v2.0`,
      authorization_endpoint: `${sandbox.url}/${named()}/oauth2/v2.0/authorize`,
      token_endpoint: `${sandbox.url}/${named()}/oauth2/v2.0/token`,
      jwks_uri: `${sandbox.url}/${named()}/discovery/v2.0/keys`,
    });
  });

  it("is not there for an unknown tenant, and neither are keys", async () => {
    const { status, body } = await configurationOf("nobody.example");
    expect({ status, codes: body.error_codes }).toEqual({ status: 400, codes: [90002] });
    const keys = await fetch(`${sandbox.url}/nobody.example/discovery/v2.0/keys`);
    expect(keys.status).toBe(400);
  });

  it("leads to the key that an id token is signed by, and to its issuer", async () => {
    const { body } = await ask(sandbox.tokenUrl, {
      grant_type: "refresh_token",
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
      refresh_token: sandbox.refreshToken,
      scope: `${sandbox.url}/.default openid`,
      client_info: "1",
    });
    const [header = "", payload = "", signature = ""] = body.id_token.split(".");
    const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
    const configuration = (await configurationOf(sandbox.tenantId)).body;
    const answer = await fetch(configuration["jwks_uri"] ?? "");
    const { keys } = (await answer.json()) as { keys: (JsonWebKey & { kid: string })[] };
    const jwk = keys.find(({ kid }) => kid === read(header).kid);
    const key = createPublicKey({ key: jwk as JsonWebKey, format: "jwk" });
    const signed = Buffer.from(`${header}.${payload}`);
    expect(verify("sha256", signed, key, Buffer.from(signature, "base64url"))).toBe(true);
    expect(read(payload).iss).toBe(configuration["issuer"]);
    expect(body).toMatchObject({ client_info: expect.any(String) });
    expect(Object.keys(jwk ?? {})).not.toContain("d");
  });
});

it("requests of the sign-in are listed as such, and strike no rule", async () => {
  sandbox.clearRequests();
  sandbox.fault({ match: { token: true }, action: { kind: "reset" } });
  expect((await configurationOf("common")).status).toBe(200);
  expect(sandbox.requests.map(({ kind, status }) => ({ kind, status }))).toEqual([
    { kind: "signIn", status: 200 },
  ]);
  expect(sandbox.apiRequests()).toEqual([]);
  sandbox.clearFaults();
});

it("a certificate with its key is handed out to a program on this machine", async () => {
  const text = await (await fetch(`${sandbox.url}/sandbox/certificate`)).text();
  const { certificate, privateKey } = sandbox.certificate();
  expect(text).toBe(certificate + privateKey);
});
