import fc from "fast-check";
import { entityKey, entityUrl } from "../../../src/client/http/entityUrl";

const origin = "https://org.crm4.dynamics.com";
const apiRoot = `${origin}/api/data/v9.2/`;

const nameOf = (named: string) => entityUrl({ url: apiRoot }, { "odata-entityid": named });

describe("the record that an answer names", () => {
  const piece = fc.constantFrom(
    ...["a", "Z", "0", "-", "_", "=", ",", ".", "..", "'", "%20", "%2e", " ", "é", "\\", "/"],
    ...["?", "#", "(", ")", "\t", "@", ":", "$", "accounts", "name='x'", "..%2f"],
  );
  const path = fc
    .array(piece, { maxLength: 12 })
    .map((pieces) => pieces.join(""))
    .chain((text) =>
      fc.constantFrom(`/api/data/v9.2/accounts(${text})`, `/api/data/v9.2/${text}`, `/${text}`),
    );
  const host = fc.constantFrom(
    ...[origin, `${origin}:443`, `${origin}.evil.example`, "https://evil.example", ""],
    ...[origin.toUpperCase(), "https://org.api.crm4.dynamics.com", `${origin}@evil.example`],
  );

  test("is on the environment's origin, in the form that a parser of URLs gives it", () => {
    const found = { some: 0 };
    fc.assert(
      fc.property(host, path, (before, behind) => {
        const url = nameOf(before + behind);
        if (url === undefined) return;
        found.some += 1;
        expect(new URL(url).href).toBe(url);
        expect(new URL(url).origin).toBe(origin);
        expect(url.slice(origin.length)).toMatch(/^\/api\/data\/v9\.2\/\w+\([^()/?#]+\)$/);
        const parsed = new URL(before + behind, apiRoot);
        expect(url.slice(origin.length)).toBe(parsed.pathname + parsed.search + parsed.hash);
      }),
      { numRuns: 3_000 },
    );
    expect(found.some).toBeGreaterThan(200);
  });

  test.each([
    ["an id", "accounts(00000000-0000-0000-0000-000000000001)"],
    ["a key of numbers", "products(code=7,part=-1.5)"],
    ["a key of text", "accounts(name='A%20B')"],
  ])("is known by %s", (_, record) => {
    expect(nameOf(apiRoot + record)).toBe(apiRoot + record);
    expect(entityKey(apiRoot, apiRoot + record)).toBe(record.replace(/^\w+\(|\)$/g, ""));
  });
});
