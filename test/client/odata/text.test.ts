import fc from "fast-check";
import { textOf } from "../../../src/client/odata/text";

const LARGE = 70_000;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Repeated until the body takes the way of large ones. */
const large = (bytes: Buffer): Buffer =>
  Buffer.concat(Array.from({ length: Math.ceil(LARGE / bytes.length) }, () => bytes));

test.each([
  ["ASCII", Buffer.from("Fabrikam, Inc. ")],
  ["two bytes a character", Buffer.from("Zürich ")],
  ["three bytes a character", Buffer.from("Łódź – 東京 ")],
  ["characters beyond the basic plane", Buffer.from("😀 ok ")],
  ["a zero character", Buffer.from("é\0")],
  ["a mark in the middle", Buffer.concat([Buffer.from("é"), BOM])],
  ["a byte that UTF-8 does not have", Buffer.from([0x41, 0xff, 0xc3, 0xa9])],
  ["a character that breaks off", Buffer.from([0xe2, 0x82, 0x41])],
  ["half of a surrogate pair", Buffer.from([0xed, 0xa0, 0x80, 0x41])],
])("%s: what Node reads as UTF-8, however large", (_, bytes) => {
  expect(textOf(bytes)).toBe(bytes.toString("utf8"));
  expect(textOf(large(bytes)) === large(bytes).toString("utf8")).toBe(true);
});

test("the byte order mark is left out", () => {
  const text = "é".repeat(LARGE);
  expect(textOf(Buffer.concat([BOM, Buffer.from("é")]))).toBe("é");
  expect(textOf(Buffer.concat([BOM, Buffer.from(text)])) === text).toBe(true);
  expect(textOf(BOM)).toBe("");
});

test("any text comes back as it was", () => {
  const filler = "ł".repeat(LARGE);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(textOf(Buffer.from(`x${text}`))).toBe(`x${text}`);
      expect(textOf(Buffer.from(`x${text}${filler}`)) === `x${text}${filler}`).toBe(true);
    }),
    { numRuns: 50 },
  );
});
