import fc from "fast-check";
import { cloudOf, signInOrigin } from "../../../src/client/auth/clouds";
import { tenantIn } from "../../../src/client/auth/tenant";
import { connection } from "../fakes";

const signIn = (origin: string) =>
  signInOrigin(connection(), { origin, apiRoot: `${origin}/api/data/v9.2/` });
const REGIONS = ["", 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 15, 16, 17, 19, 20, 21, 22];

describe("the sign-in host of an environment", () => {
  test.each([
    ...REGIONS.map((region) => [`crm${region}.dynamics.com`, "login.microsoftonline.com"]),
    ["crm.microsoftdynamics.us", "login.microsoftonline.us"],
    ["crm.appsplatform.us", "login.microsoftonline.us"],
    ["crm.dynamics.cn", "login.partner.microsoftonline.cn"],
  ])("%s: %s", (domain, host) => {
    expect(signIn(`https://contoso.${domain}`)).toBe(`https://${host}`);
    expect(signIn(`https://contoso.api.${domain}`)).toBe(`https://${host}`);
    expect(signIn(`https://a-1.${domain}`)).toBe(`https://${host}`);
  });

  test.each([
    "crm.dynamics.com",
    "contoso.crm10.dynamics.com",
    "contoso.crmtest.dynamics.com",
    "contoso.crm4.dynamics.com.example.org",
    "contoso.crm4.dynamics.com.",
    "contosocrm4.dynamics.com",
    "contoso.crm4-dynamics.com",
    "contoso.crm.dynamics.us",
    "crm4.dynamics.com.evil.crm4.example.com",
    "login.microsoftonline.com",
    "contoso.example.com",
  ])("%s has none, and is refused with those that have", (host) => {
    expect(cloudOf(host)).toBeUndefined();
    expect(() => signIn(`https://${host}`)).toThrow(
      /Environment URL .*no secret was sent.*dynamics\.com.*microsoftdynamics\.us.*appsplatform\.us.*dynamics\.cn/,
    );
  });

  test.each(["http://127.0.0.1:4711", "http://localhost:80", "http://[::1]:4711"])(
    "%s signs in at its own origin",
    (origin) => expect(signIn(origin)).toBe(origin),
  );

  test("no other host leads anywhere", () => {
    const known = /^(https:\/\/login\.(microsoftonline\.(com|us)|partner\.microsoftonline\.cn))$/;
    fc.assert(
      fc.property(fc.domain(), (host) => {
        try {
          expect(signIn(`https://${host}`)).toMatch(known);
        } catch (error) {
          expect((error as Error).message).toMatch(/no sign-in host is known/);
        }
      }),
    );
  });
});

describe("the tenant in a challenge", () => {
  const TENANT = "8f3a6c11-52d7-4c7e-b1fd-2a9d1a4c7e10";
  const uri = `https://login.microsoftonline.com/${TENANT}/oauth2/authorize`;
  test.each([
    `Bearer authorization_uri=${uri}, resource_id=https://org.crm.dynamics.com/`,
    `Bearer authorization_uri=${uri}`,
    `Bearer authorization_uri="${uri}", resource_id="https://org.crm.dynamics.com/"`,
    `Bearer authorization_uri = ${uri} , resource_id = x`,
    `bearer AUTHORIZATION_URI=${uri.toUpperCase()}`,
    `Negotiate, Bearer realm="", authorization_uri=https://login.windows.net/${TENANT}`,
    `Bearer error="insufficient_claims", claims="eyJ9", authorization_uri="${uri}"`,
    `Bearer authorization_uri=http://127.0.0.1:4711/${TENANT}/oauth2/authorize`,
  ])("%s", (challenge) => expect(tenantIn(challenge)).toBe(TENANT));

  test.each([
    "",
    "Bearer",
    "Bearer authorization_uri=https://login.microsoftonline.com/common/oauth2/authorize",
    `Bearer authorization_uri=https://login.microsoftonline.com/${TENANT}0/oauth2/authorize`,
    `Bearer authorization_uri=https://login.microsoftonline.com/../${TENANT}/oauth2`,
    `Bearer authorization_uri=${TENANT}`,
    `Bearer resource_id=https://login.microsoftonline.com/${TENANT}/`,
    `Bearer xauthorization_uri=${uri}`,
  ])("%s names none", (challenge) => expect(tenantIn(challenge)).toBeUndefined());

  test("is a GUID or nothing, whatever an answer says", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const found = tenantIn(`Bearer ${before}authorization_uri=https://x/${after}`);
        if (found !== undefined) expect(found).toMatch(/^[0-9a-f-]{36}$/);
      }),
    );
  });
});
