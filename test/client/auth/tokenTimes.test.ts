import fc from "fast-check";
import { clockAhead, isClockApart } from "../../../src/client/auth/clockSkew";
import { keptToken } from "../../../src/client/auth/keptToken";
import { tokenTimes } from "../../../src/client/auth/tokenTimes";
import { makeCaches } from "../../../src/client/caches/caches";
import { TransportFailure } from "../../../src/client/errors/failures";
import { response } from "../fakes";

const jwt = (claims: unknown): string =>
  ["header", Buffer.from(JSON.stringify(claims)).toString("base64url"), "signature"].join(".");
const UNKNOWN = { issuedAtMs: undefined, expiresAtMs: undefined };

test("reads iat and exp, in seconds, as milliseconds", () => {
  expect(tokenTimes(jwt({ iat: 1_700_000_000, exp: 1_700_003_599 }))).toEqual({
    issuedAtMs: 1_700_000_000_000,
    expiresAtMs: 1_700_003_599_000,
  });
});

test("reads one without the other", () => {
  expect(tokenTimes(jwt({ exp: 10 }))).toEqual({ issuedAtMs: undefined, expiresAtMs: 10_000 });
});

test("reads claims whose base64url differs from base64", () => {
  const claims = { name: "ÿþ~~~???>>>", exp: 5 };
  expect(jwt(claims)).toMatch(/[-_]/);
  expect(tokenTimes(jwt(claims)).expiresAtMs).toBe(5_000);
});

test.each([
  ["empty", ""],
  ["opaque", "opaque-token"],
  ["no JSON inside", "a.b.c"],
  ["an array", jwt([1])],
  ["null", jwt(null)],
  ["texts for times", jwt({ iat: "1", exp: "2" })],
  ["no payload", "a..c"],
])("%s: the times are unknown", (_, token) => {
  expect(tokenTimes(token)).toEqual(UNKNOWN);
});

test("no text makes it throw", () => {
  fc.assert(fc.property(fc.string(), (token) => tokenTimes(`a.${token}.c`) !== undefined));
});

describe("clocks that are apart", () => {
  const refused = { error: "invalid_client", error_description: "AADSTS700024: not valid yet." };

  test.each([
    [400, refused, { date: new Date(Date.now() + 3_600_000).toUTCString() }, true],
    [401, refused, { date: new Date(Date.now() - 3_600_000).toUTCString() }, true],
    [400, refused, { date: new Date().toUTCString() }, false],
    [400, refused, { date: "soon" }, false],
    [400, refused, {}, false],
    [400, { error: "other" }, { date: new Date(0).toUTCString() }, false],
    [500, refused, { date: new Date(0).toUTCString() }, false],
  ])("%i %j %j: %p", (status, body, headers, isApart) => {
    expect(isClockApart(response(status, body, headers as Record<string, string>))).toBe(isApart);
  });

  test("an answer without a date says nothing of the clock", () => {
    expect(clockAhead(response(400))).toBe(0);
    expect(isClockApart(new TransportFailure("noAnswer", "x", "ECONNRESET"))).toBe(false);
  });
});

test("a token that nobody says an end of is kept, and asked for anew only where it was refused", async () => {
  let asked = 0;
  const kept = keptToken(makeCaches(), ["opaque"], async () => {
    asked += 1;
    return { token: `opaque ${asked}`, lifeMs: undefined };
  });
  expect(kept.usable()).toBeUndefined();
  expect([await kept.fetch(), kept.usable(), asked]).toEqual(["opaque 1", "opaque 1", 1]);
  expect(await kept.renew("another")).toBe("opaque 1");
  expect([await kept.renew("opaque 1"), asked]).toEqual(["opaque 2", 2]);
});

test("the life of a token is what it says itself where the answer does not", async () => {
  const nowS = Math.floor(Date.now() / 1_000);
  const ended = jwt({ iat: nowS, exp: nowS });
  const lasting = jwt({ iat: nowS, exp: nowS + 3_600 });
  for (const [token, usable] of [
    [lasting, lasting],
    [ended, ended],
  ]) {
    const kept = keptToken(makeCaches(), [token], async () => ({
      token: `${token}`,
      lifeMs: undefined,
    }));
    await kept.fetch();
    expect(kept.usable()).toBe(usable);
  }
});
