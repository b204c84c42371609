import { createHash } from "node:crypto";
import type { Validation } from "../../src/client";
import { makePair } from "../support/certificates";
import { forgetTokens } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { kinds } from "./kinds";

const DAY_MS = 86_400_000;
const time = useVirtualTime();
const bench = useSandbox({ seed: "empty", clock: () => time.now() });
const { app, certificate } = kinds(bench);
const validate = (connection: object) =>
  bench.act<Validation>("validateConnection", { connection });
const step = ({ steps }: Validation, wanted: string) => steps.find(({ name }) => name === wanted);
beforeEach(() => forgetTokens());

test.each([
  ["a client secret", () => app()],
  ["a certificate", () => certificate()],
])("an application with %s that is right", async (_, connection) => {
  const validation = await validate(connection());
  expect(validation).toMatchObject({ ok: true });
  expect(validation.steps.map(({ todo }) => todo)).toEqual(Array(6).fill(null));
});

test.each([
  ["ends in 12 days", 12, /expires on 20\d\d-\d\d-\d\d, in 11 days/],
  ["ends in 29 days", 29, /in 28 days/],
  ["ends in 32 days", 32, null],
])("a certificate that %s", async (_, days, warning) => {
  const pair = await makePair(time.now() - 3_600_000, days);
  const { clientId } = bench.sandbox;
  bench.sandbox.register({ clientId, certificates: [pair.certificate] });
  const validation = await validate(certificate({ ...pair }));
  expect(validation.ok).toBe(true);
  const token = step(validation, "Token");
  if (warning === null) expect(token?.todo).toBeNull();
  else {
    expect(token?.detail).toMatch(warning);
    expect(token?.todo).toMatch(/Upload a new certificate/);
  }
});

test("a secret that expired: the code, and what it means", async () => {
  const { clientId } = bench.sandbox;
  const value = "expired~secret";
  bench.sandbox.register({ clientId, secrets: [{ value, expiresAt: time.now() - DAY_MS }] });
  const token = step(await validate(app({ clientSecret: value })), "Token");
  expect(token).toMatchObject({ ok: false, detail: expect.stringContaining("AADSTS7000222") });
  expect(token?.todo).toMatch(/expired: create a new one/);
});

test("an environment without a cloud of its own is refused before a secret is sent", async () => {
  const url = step(await validate(app({ webApiUrl: "https://crm.contoso.example" })), "URL");
  expect(url).toMatchObject({ ok: false, todo: expect.stringMatching(/Token URL is typed/) });
  expect(bench.sandbox.requests).toEqual([]);
});

describe("the connections whose addresses are typed", () => {
  const of = (key: string, fields: object) => ({
    ...bench.connection({ fields: { ...fields } }),
    key,
  });
  const us = "https://login.microsoftonline.us/t/oauth2/v2.0/token";

  test.each([
    ["clientCredentials", { webApiUrl: "https://c.crm4.dynamics.com", tokenUrl: us }, "Token URL"],
    ["oauth2", { webApiUrl: "https://c.crm9.dynamics.com", tokenUrl: us }, "Token URL"],
    [
      "oauth2",
      { webApiUrl: "https://c.crm.dynamics.cn", authorizeUrl: us, tokenUrl: us },
      "Authorize URL",
    ],
  ])("%s with the sign-in of another cloud", async (key, fields, label) => {
    const found = step(await validate(of(key, fields)), "URL");
    expect(found).toMatchObject({ ok: false, detail: expect.stringContaining(label) });
    expect(bench.sandbox.requests).toEqual([]);
  });

  test.each([
    ["https://c.crm.dynamics.cn", "https://login.chinacloudapi.cn/t/oauth2/v2.0/token"],
    ["https://c.crm.dynamics.cn", "https://login.partner.microsoftonline.cn/t/oauth2/v2.0/token"],
    ["https://c.crm4.dynamics.com", "https://login.windows.net/t/oauth2/v2.0/token"],
    ["https://c.crm4.dynamics.com", "https://gateway.contoso.example/oauth2/v2.0/token"],
    ["https://crm.contoso.example", us],
  ])("%s with %s may be right", async (webApiUrl, tokenUrl) => {
    const token = { access_token: bench.sandbox.issueToken({ audience: "https://other.example" }) };
    const connection = {
      ...bench.connection({ fields: { webApiUrl, tokenUrl }, token }),
      key: "oauth2",
    };
    expect(step(await validate(connection), "URL")).toMatchObject({ ok: true });
  });
});

test("nothing of a key is in what a check says", async () => {
  const { privateKey } = bench.sandbox.certificate();
  const secret = createHash("sha256").update(privateKey).digest("hex");
  const said = JSON.stringify(await validate(certificate({ passphrase: secret, clientId: "x" })));
  expect(said).not.toContain(secret);
  for (const line of privateKey.split("\n").slice(1, 5)) expect(said).not.toContain(line);
});
