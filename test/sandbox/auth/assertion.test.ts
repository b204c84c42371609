import { X509Certificate } from "node:crypto";
import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { elliptic, makePair, type Pair } from "../../support/certificates";
import { type AssertionParts, ask, assertionOf, sha1Of } from "../support/identityProvider";

const now = Date.UTC(2026, 0, 15, 12);
let sandbox: Sandbox;
let registered: Pair;
let foreign: Pair;
let expired: Pair;

beforeAll(async () => {
  const day = 24 * 3600_000;
  [registered, foreign, expired] = await Promise.all([
    makePair(now - day),
    makePair(now - day),
    makePair(now - 30 * day, 29),
  ]);
  sandbox = await startSandbox({ seed: "empty", clock: () => now });
  sandbox.register({
    clientId: sandbox.clientId,
    certificates: [registered.certificate, expired.certificate],
  });
});
afterAll(() => sandbox.close());

/** What comes of an assertion that is signed by a pair. */
function present(pair: Pair, parts: AssertionParts = {}, url = sandbox.tokenUrl) {
  const facts = { clientId: sandbox.clientId, tokenUrl: url, now };
  return presentText(assertionOf(pair, facts, parts), url);
}

function presentText(assertion: string, url = sandbox.tokenUrl) {
  return ask(url, {
    grant_type: "client_credentials",
    client_id: sandbox.clientId,
    scope: `${sandbox.url}/.default`,
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: assertion,
  });
}

describe("an assertion by a registered certificate", () => {
  it("buys a token that the environment takes", async () => {
    const { status, body } = await present(registered);
    expect(status).toBe(200);
    const answer = await fetch(`${sandbox.url}/api/data/v9.2/WhoAmI`, {
      headers: { Authorization: `Bearer ${body.access_token}` },
    });
    expect(answer.status).toBe(200);
  });

  it.each<[string, AssertionParts]>([
    ["in the older form, with RS256 and a SHA-1 thumbprint", { header: { alg: "RS256" } }],
    ["by its SHA-1 thumbprint alone", {}],
  ])("is taken %s", async (_, { header }) => {
    const named = { ...header, "x5t#S256": undefined, x5t: sha1Of(registered) };
    expect((await present(registered, { header: named })).status).toBe(200);
  });

  it.each<[string, () => string]>([
    ["the address with the tenant's domain", () => "northwind-instruments.example"],
    ["the address in capitals", () => sandbox.tenantId.toUpperCase()],
  ])("names as its audience %s that it is sent to", async (_, tenant) => {
    const url = sandbox.tokenUrl.replace(sandbox.tenantId, tenant());
    expect((await present(registered, {}, url)).status).toBe(200);
  });

  it("may name the issuer as its audience", async () => {
    const aud = `${sandbox.url}/${sandbox.tenantId}/v2.0`;
    expect((await present(registered, { claims: { aud } })).status).toBe(200);
  });
});

describe("an assertion is refused", () => {
  const seconds = now / 1000;

  it.each<[string, () => Pair, AssertionParts, number]>([
    ["by a certificate that is not registered", () => foreign, {}, 700027],
    ["by one that has expired", () => expired, {}, 700027],
    [
      "by a key that does not belong to the certificate",
      () => ({ ...registered, privateKey: foreign.privateKey }),
      {},
      700027,
    ],
    ["that has run out", () => registered, { claims: { exp: seconds - 600 } }, 700024],
    ["without an end", () => registered, { claims: { exp: undefined } }, 700024],
    ["whose time has not come", () => registered, { claims: { nbf: seconds + 600 } }, 700024],
    ["for another client", () => registered, { claims: { sub: "x" } }, 700021],
    ["of another issuer", () => registered, { claims: { iss: "x" } }, 700021],
    ["for another address", () => registered, { claims: { aud: "https://x" } }, 700023],
    ["without a thumbprint", () => registered, { header: { "x5t#S256": undefined } }, 50027],
    ["without a signature", () => registered, { header: { alg: "none" } }, 50027],
  ])("%s", async (_, pair, parts, number) => {
    const { status, body } = await present(pair(), parts);
    expect({ status, error: body.error, codes: body.error_codes }).toEqual({
      status: 401,
      error: "invalid_client",
      codes: [number],
    });
  });

  it.each(["x", "a.b.c", "bnVsbA.bnVsbA.AA", "e30.e30.", "e30.e30.AA.AA"])(
    "that is no token: %s",
    async (text) => {
      expect((await presentText(text)).body.error_codes).toEqual([50027]);
    },
  );

  it("that says why, with the thumbprint of the key that was used", async () => {
    const { body } = await present(foreign);
    const { fingerprint256 } = new X509Certificate(foreign.certificate);
    expect(body.error_description).toContain("[Reason - The key was not found.");
    expect(body.error_description).toContain(fingerprint256.replaceAll(":", ""));
    expect((await present(expired)).body.error_description).toContain("The key used is expired.");
  });

  it("without its type", async () => {
    const { body } = await ask(sandbox.tokenUrl, {
      grant_type: "client_credentials",
      client_id: sandbox.clientId,
      scope: `${sandbox.url}/.default`,
      client_assertion: "x",
    });
    expect(body.error_codes).toEqual([900144]);
  });
});

describe("the pair that the sandbox makes", () => {
  it("is registered, the same each time, and a certificate to others as well", async () => {
    const pair = sandbox.certificate();
    expect(sandbox.certificate()).toBe(pair);
    expect((await present(pair)).status).toBe(200);
    const certificate = new X509Certificate(pair.certificate);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.subject).toBe("CN=dataverse-sandbox");
    expect(Date.parse(certificate.validFrom)).toBeLessThan(now);
    expect(Date.parse(certificate.validTo)).toBeGreaterThan(now);
  });

  it("is another one in another sandbox", async () => {
    const other = await startSandbox({ seed: "empty", clock: () => now });
    expect((await present(other.certificate())).body.error_codes).toEqual([700027]);
    await other.close();
  });
});

it("a certificate to register has an RSA key, as Entra demands", async () => {
  const { certificate } = await makePair(now, 1, elliptic);
  const register = () =>
    sandbox.register({ clientId: sandbox.clientId, certificates: [certificate] });
  expect(register).toThrow(/RSA/);
});
