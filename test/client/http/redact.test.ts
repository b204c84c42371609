import fc from "fast-check";
import { visibleHeaders, visibleUrl } from "../../../src/client/http/redact";
import { secrets } from "../fakes";

test("only headers on the list show their value, in any letter case", () => {
  expect(
    visibleHeaders({
      Authorization: `Bearer ${secrets.token}`,
      "Set-Cookie": secrets.cookie,
      Cookie: secrets.cookie,
      "X-Api-Key": "k",
      MSCRMCallerID: "7eb682f1-ca75-e511-80d4-00155d2a68d1",
      PREFER: "return=representation",
      "x-ms-service-request-id": "r-1",
      "Retry-After": "5",
    }),
  ).toEqual({
    Authorization: "(hidden)",
    "Set-Cookie": "(hidden)",
    Cookie: "(hidden)",
    "X-Api-Key": "(hidden)",
    MSCRMCallerID: "(hidden)",
    PREFER: "return=representation",
    "x-ms-service-request-id": "r-1",
    "Retry-After": "5",
  });
});

test.each([
  ["https://contoso.crm4.dynamics.com/api/data/v9.2/WhoAmI", "/api/data/v9.2/WhoAmI"],
  ["https://user:pass@contoso.crm4.dynamics.com/a", "/a"],
  ["https://h/a?$select=name&$top=3", "/a?$select=name&$top=3"],
  ["https://h/a?%24filter=name%20eq%20'x'", "/a?%24filter=name eq 'x'"],
  ["https://h/a?$skiptoken=%3Ccookie%3E", "/a?$skiptoken=(hidden)"],
  ["https://h/a?sig=abc&code=def&$count=true", "/a?sig=(hidden)&code=(hidden)&$count=true"],
  ["https://h/a?eyJhbGciOiJub25lIn0", "/a?(hidden)"],
  ["https://h/a?$filter=%E0%A4", "/a?$filter=%E0%A4"],
  ["https://h?token=abc", ""],
])("%p is shown as %p", (url, shown) => {
  expect(visibleUrl(url)).toBe(shown);
});

test("a long value is cut", () => {
  const shown = visibleUrl(`https://h/a?$filter=${"x".repeat(500)}&$top=1`);
  expect(shown).toBe(`/a?$filter=${"x".repeat(200)}…&$top=1`);
});

test("no value of an unknown header or option is ever shown", () => {
  const word = fc.stringMatching(/^[a-z]{3,8}$/);
  fc.assert(
    fc.property(word, word, (name, value) => {
      const secret = `~~${value}~~`;
      expect(JSON.stringify(visibleHeaders({ [`x-${name}`]: secret }))).not.toContain(secret);
      expect(visibleUrl(`https://h/a?${name}-x=${secret}`)).not.toContain(secret);
      expect(visibleUrl(`https://h/a?${secret}`)).not.toContain(secret);
    }),
  );
});
