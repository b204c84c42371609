import fc from "fast-check";
import { tokenTimes } from "../../../src/client/auth/tokenTimes";

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
