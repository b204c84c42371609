import { isConnectionError } from "@prismatic-io/spectral";
import fc from "fast-check";
import {
  environmentOf,
  isLoopback,
  isSameEnvironment,
  onOrigin,
} from "../../src/client/environment";
import { InputError } from "../../src/client/errors/InputError";
import { connection, environment, secrets } from "./fakes";

const read = (webApiUrl: unknown) => environmentOf(connection({ webApiUrl }));
const refusal = (webApiUrl: unknown): Error => {
  try {
    read(webApiUrl);
  } catch (error) {
    expect(isConnectionError(error)).toBe(true);
    return error as Error;
  }
  throw new Error(`${String(webApiUrl)} was accepted.`);
};

describe("whatever people paste", () => {
  test.each([
    "https://contoso.crm4.dynamics.com",
    "https://contoso.crm4.dynamics.com/",
    "https://contoso.crm4.dynamics.com//",
    "  https://contoso.crm4.dynamics.com/ \n",
    "\u00a0https://contoso.crm4.dynamics.com\u00a0",
    "contoso.crm4.dynamics.com",
    "contoso.crm4.dynamics.com/",
    "//contoso.crm4.dynamics.com",
    "contoso.crm4.dynamics.com:443",
    "https://contoso.crm4.dynamics.com:443/",
    "HTTPS://CONTOSO.CRM4.DYNAMICS.COM",
    "https://contoso.crm4.dynamics.com/api/data/v9.2/",
    "https://contoso.crm4.dynamics.com/api/data/v9.2",
    "https://contoso.crm4.dynamics.com/api/data/v9.0/accounts?$top=1",
    "https://contoso.crm4.dynamics.com/main.aspx?appid=1&pagetype=entitylist#top",
    "contoso.crm4.dynamics.com/main.aspx",
    '"https://contoso.crm4.dynamics.com"',
    "'https://contoso.crm4.dynamics.com'",
    "<https://contoso.crm4.dynamics.com>",
    '" https://contoso.crm4.dynamics.com "',
  ])("%j names the environment", (pasted) => {
    expect(read(pasted)).toEqual(environment);
  });

  test.each([
    ["https://contoso.api.crm.dynamics.com/", "https://contoso.api.crm.dynamics.com"],
    ["https://contoso.crm.dynamics.cn", "https://contoso.crm.dynamics.cn"],
    ["https://crm.example.org:8443/contoso", "https://crm.example.org:8443"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["http://127.0.0.1:5000/api/data/v9.2/", "http://127.0.0.1:5000"],
    ["http://[::1]:5000", "http://[::1]:5000"],
    ["localhost:3000", "https://localhost:3000"],
  ])("%j has the origin %s", (pasted, origin) => {
    expect(read(pasted)).toEqual({ origin, apiRoot: `${origin}/api/data/v9.2/` });
  });
});

describe("what is no environment", () => {
  test.each([
    ["", /is empty/],
    ["   ", /is empty/],
    [undefined, /is empty/],
    [null, /is empty/],
    ["https://", /is not a URL/],
    ["two words", /is not a URL/],
    ["http://contoso.crm4.dynamics.com", /must start with https/],
    ["http://localhost.evil.example", /must start with https/],
    ["http://127.0.0.1.evil.example", /must start with https/],
    ["ftp://contoso.crm4.dynamics.com", /must start with https/],
    ["https://me:pw@contoso.crm4.dynamics.com", /must not contain a user name or password/],
    ["https://contoso", /no complete host name/],
    ["contoso", /no complete host name/],
    ["https:/contoso.crm4.dynamics.com", /no complete host name/],
    ["https://make.powerapps.com/environments/1", /make\.powerapps\.com, which is not/],
    ["https://login.microsoftonline.com/common", /login\.microsoftonline\.com, which is not/],
    ["https://HOME.dynamics.com", /home\.dynamics\.com, which is not/],
  ])("%j is refused", (pasted, why) => {
    const { message } = refusal(pasted);
    expect(message).toMatch(why);
    expect(message).toMatch(/^Web API URL .*https:\/\/<organization>\.crm4\.dynamics\.com/);
    expect(message).not.toContain("pw");
  });

  test("the refusal carries no field of the connection", () => {
    expect(JSON.stringify(refusal("contoso"))).not.toContain(secrets.clientSecret);
  });

  test("any text yields https or loopback, or a refusal", () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.domain()), (pasted) => {
        try {
          const { origin, apiRoot } = read(pasted);
          const url = new URL(apiRoot);
          expect(url.origin).toBe(origin);
          expect(url.protocol === "https:" || isLoopback(url.hostname)).toBe(true);
          expect(url.pathname).toBe("/api/data/v9.2/");
        } catch (error) {
          expect(isConnectionError(error)).toBe(true);
        }
      }),
    );
  });
});

test.each([
  ["localhost", true],
  ["127.0.0.1", true],
  ["127.5.6.7", true],
  ["[::1]", true],
  ["localhost.example", false],
  ["127.0.0.1.example", false],
  ["0.0.0.0", false],
  ["contoso.crm4.dynamics.com", false],
])("loopback: %s is %p", (hostname, loopback) => {
  expect(isLoopback(hostname)).toBe(loopback);
});

describe("onOrigin", () => {
  const on = (url: string) => onOrigin(environment, url, "Next Page ID");

  test.each([
    `${environment.apiRoot}accounts?$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e%22%20/%3E`,
    "https://contoso.crm4.dynamics.com/api/data/v9.2/accounts?$filter=name eq 'ä b'",
    "https://contoso.crm4.dynamics.com:443/api/data/v9.2/accounts",
    "HTTPS://Contoso.CRM4.Dynamics.com/api/data/v9.2/accounts?a=%2b",
    "https://contoso.crm4.dynamics.com/a/../b",
  ])("keeps %j as it is", (url) => {
    expect(on(url)).toBe(url);
    expect(on(`  ${url}\n`)).toBe(url);
  });

  test.each([
    ["/api/data/v9.2/accounts?$top=1", `${environment.origin}/api/data/v9.2/accounts?$top=1`],
    ["accounts", `${environment.origin}/accounts`],
    ["?x=1", `${environment.origin}/?x=1`],
  ])("completes the path %j", (path, url) => {
    expect(on(path)).toBe(url);
  });

  test.each([
    "https://evil.example/api/data/v9.2/accounts",
    "http://contoso.crm4.dynamics.com/api/data/v9.2/accounts",
    "https://contoso.crm4.dynamics.com:444/api",
    "https://contoso.crm4.dynamics.com.evil.example/api",
    "https://contoso.crm4.dynamics.com@evil.example/api",
    "https://contoso.crm4.dynamics.com:443@evil.example/api",
    "https://user:pw@contoso.crm4.dynamics.com/api",
    "https://user@contoso.crm4.dynamics.com/api",
    "//evil.example/api",
    "///evil.example/api",
    "/\\evil.example/api",
    "\\\\evil.example/api",
    "/\t/evil.example/api",
    "\u0000//evil.example",
    "ht\ntps://evil.example",
    "https:\\\\evil.example",
    "https:evil.example/api",
    "https:/evil.example/api",
    "HTTPS:evil.example",
    "javascript:alert(1)",
    "blob:https://contoso.crm4.dynamics.com/1",
    "data:text/plain,x",
    "https://",
  ])("refuses %j", (url) => {
    expect(() => on(url)).toThrow(InputError);
    expect(() => on(url)).toThrow(/^Next Page ID /);
  });

  test("whatever passes is read by a transport as the environment's own", () => {
    const tricky = fc.string({
      unit: fc.constantFrom(
        ..."htps:/\\@.?#%\t\n ",
        "https:",
        "http:",
        "//",
        "evil.example",
        "contoso.crm4.dynamics.com",
      ),
    });
    fc.assert(
      fc.property(tricky, (url) => {
        let passed: string;
        try {
          passed = on(url);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          return;
        }
        const { origin, username, password } = new URL(passed);
        expect({ origin, username, password }).toEqual({
          origin: environment.origin,
          username: "",
          password: "",
        });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("the two hosts of an environment", () => {
  const hosts = (region: string) => [`https://contoso.${region}`, `https://contoso.api.${region}`];

  test.each(["crm.dynamics.com", "crm4.dynamics.com", "crm11.dynamics.com", "crm.dynamics.cn"])(
    "%s: an address of one is an address of the other, and gets the connection's host",
    (region) => {
      for (const origin of hosts(region)) {
        for (const other of hosts(region)) {
          const asked = { origin, apiRoot: `${origin}/api/data/v9.2/` };
          expect(onOrigin(asked, `${other}/api/data/v9.2/accounts?$top=1`, "URL")).toBe(
            `${asked.apiRoot}accounts?$top=1`,
          );
        }
      }
    },
  );

  test.each([
    "https://fabrikam.crm4.dynamics.com",
    "https://fabrikam.api.crm4.dynamics.com",
    "https://contoso.api.crm5.dynamics.com",
    "https://contoso.api.crm4.dynamics.com.evil.example",
    "https://contoso.api.crm4.dynamics.com:8443",
    "http://contoso.api.crm4.dynamics.com",
    "https://contoso.api.evil.example",
    "https://contoso.api.api.crm4.dynamics.com",
    "https://api.crm4.dynamics.com",
    "https://x.contoso.api.crm4.dynamics.com",
    "https://contoso.apis.crm4.dynamics.com",
    "https://contoso-api.crm4.dynamics.com",
  ])("%s is another one", (other) => {
    const origin = "https://contoso.crm4.dynamics.com";
    expect(isSameEnvironment(origin, other)).toBe(false);
    expect(isSameEnvironment(other, origin)).toBe(false);
    const asked = { origin, apiRoot: `${origin}/api/data/v9.2/` };
    expect(() => onOrigin(asked, `${other}/x`, "URL")).toThrow(InputError);
  });

  test("anywhere else another host is another environment", () => {
    expect(isSameEnvironment("https://a.example.com", "https://a.api.example.com")).toBe(false);
  });
});
