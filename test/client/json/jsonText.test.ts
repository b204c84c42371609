import fc from "fast-check";
import { jsonText } from "../../../src/client/json/jsonText";
import { anyText } from "../../support/anyText";

/** Makes a body large enough for the detour, and poor enough in characters beyond ASCII. */
const filler = "x".repeat(100_000);
const bom = Buffer.from([0xef, 0xbb, 0xbf]);

const largeBody = (bytes: Buffer | string): Buffer =>
  Buffer.concat([Buffer.from(`["${filler}","`), Buffer.from(bytes), Buffer.from('"]')]);

const parsed = (body: Buffer): unknown => JSON.parse(jsonText(body));
const plain = (body: Buffer): unknown => JSON.parse(body.toString("utf8"));

test.each([
  ["ASCII", "Fabrikam, Inc."],
  ["two bytes a character", "Zürich"],
  ["three bytes a character", "Łódź – 東京"],
  ["characters beyond the basic plane", "ok 😀😀 ok"],
  ["the last character of all", "\u{10ffff}"],
  ["an escaped backslash before it", "C:\\\\Übung"],
  ["an escape before it", '\\"\\u0041é\\n'],
  ["a byte that UTF-8 does not have", Buffer.from([0x41, 0xff, 0xc3, 0xa9, 0x80])],
  ["a character that breaks off", Buffer.from([0xe2, 0x82, 0x41])],
  ["half of a surrogate pair", Buffer.from([0xed, 0xa0, 0x80, 0x41])],
])("%s: parses to what Node reads as UTF-8", (_, text) => {
  const body = largeBody(text);
  expect(parsed(body)).toEqual(plain(body));
  expect(jsonText(Buffer.from(text))).toBe(Buffer.from(text).toString("utf8"));
});

test("a large body with few characters beyond ASCII becomes all ASCII", () => {
  expect(jsonText(largeBody("Łódź"))).toBe(`["${filler}","\\u0141\\u00f3d\\u017a"]`);
});

test("a large body with many of them is left as it is", () => {
  const body = Buffer.from(JSON.stringify("東京".repeat(30_000)));
  expect(jsonText(body)).toBe(body.toString("utf8"));
});

test("a body at any place in its memory", () => {
  for (const offset of [0, 1, 2, 3, 4]) {
    const body = Buffer.concat([Buffer.alloc(offset), largeBody("é")]).subarray(offset);
    expect(parsed(body)).toEqual([filler, "é"]);
  }
});

test("the byte order mark is left out", () => {
  expect(jsonText(Buffer.concat([bom, Buffer.from('"é"')]))).toBe('"é"');
  expect(parsed(Buffer.concat([bom, largeBody("é")]))).toEqual([filler, "é"]);
});

test.each([`["${filler}","\\é"]`, `["${filler}",é]`, `é["${filler}"]`])(
  "what is not JSON does not become JSON",
  (text) => {
    expect(() => parsed(Buffer.from(text))).toThrow(SyntaxError);
  },
);

test("a body that breaks off behind a character beyond ASCII comes to its end", () => {
  expect(jsonText(Buffer.from(`["${filler}é`))).toBe(`["${filler}\\u00e9`);
});

test("any texts come back as they were", () => {
  fc.assert(
    fc.property(fc.array(anyText(), { maxLength: 20 }), (texts) => {
      const json = { filler, texts, [texts.join("-")]: filler };
      expect(parsed(Buffer.from(JSON.stringify(json)))).toEqual(json);
    }),
    { numRuns: 100 },
  );
});
