import fc from "fast-check";
import { UnreadableBody } from "../../../src/client/http/failures";
import { hasLongDigitRun, parseJson } from "../../../src/client/odata/json";

const parse = (text: string) => parseJson(Buffer.from(text));

test.each([
  ["9007199254740993", "9007199254740993"],
  ["-9007199254740993", "-9007199254740993"],
  ["9223372036854775807", "9223372036854775807"],
  ["9007199254740992", "9007199254740992"],
  ["9007199254740991", Number.MAX_SAFE_INTEGER],
  ["-9007199254740991", Number.MIN_SAFE_INTEGER],
  ["1234567890123456", 1_234_567_890_123_456],
  ["123456789012345", 123_456_789_012_345],
])("the integer %s is %p", (text, value) => {
  expect(parse(`{"versionnumber":${text}}`)).toEqual({ versionnumber: value });
  expect(parse(`[ ${text} ]`)).toEqual([value]);
  expect(parse(text)).toBe(value);
});

test.each([
  "0.12345678901234567",
  "-0.12345678901234567",
  "1234567890123456789.5",
  "12345678901234567.0",
  "440000.0000000000000000000",
  "12345678901234567e3",
  "12345678901234567E-3",
  "1.12345678901234567e5",
  "1e12345678901234567",
  "1e-12345678901234567",
  "1E+12345678901234567",
])("the decimal %s stays a number", (text) => {
  expect(parse(`{"a":${text}}`)).toEqual(JSON.parse(`{"a":${text}}`));
});

test.each([
  '{"a":"12345678901234567890"}',
  '{"a":"x \\" 12345678901234567890 \\" y"}',
  '{"a":"\\\\","b":"12345678901234567890"}',
  '{"a":"\\\\\\"12345678901234567890"}',
  '{"12345678901234567890":1}',
  '{"a":":12345678901234567890,"}',
  '["12345678901234567890","x"]',
])("texts are left alone: %s", (text) => {
  expect(parse(text)).toEqual(JSON.parse(text));
});

test("a long integer behind texts full of escapes", () => {
  expect(parse('{"a":"\\\\","b":"\\"","c":12345678901234567890,"d":"\\u0041"}')).toEqual({
    a: "\\",
    b: '"',
    c: "12345678901234567890",
    d: "A",
  });
});

test("a text of many megabytes, with and without escapes, beside a long integer", () => {
  for (const text of ["a".repeat(12_000_000), "\n".repeat(4_000_000)]) {
    const body = JSON.stringify({ documentbody: text, v: 0 }).replace(
      /0}$/,
      "12345678901234567890}",
    );
    expect(parse(body)).toEqual({ documentbody: text, v: "12345678901234567890" });
  }
});

test("a byte order mark is no part of it", () => {
  expect(parse("\ufeff[12345678901234567890]")).toEqual(["12345678901234567890"]);
  expect(parse("\ufeff10")).toBe(10);
});

test.each([
  ["", "the answer has no body"],
  [" \n", "the answer has no body"],
  ["<html>", "the answer is not valid JSON"],
  ['{"value":[', "the answer is not valid JSON"],
  ['{"a":"x', "the answer is not valid JSON"],
  ["12345678901234567890,", "the answer is not valid JSON"],
])("%j is unreadable, and not quoted", (text, message) => {
  expect(() => parse(text)).toThrow(new UnreadableBody(message));
});

test("JSON without unsafe integers is what JSON.parse makes of it", () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: "medium" }), (value) => {
      // Doubles of 2^53 and more are written like integers; an exponent keeps them doubles.
      const text = JSON.stringify(value, (_, part: unknown) =>
        Number.isInteger(part) && !Number.isSafeInteger(part) ? 0 : part,
      );
      expect(parse(text)).toEqual(JSON.parse(text));
    }),
  );
});

test("integers of any length keep every digit, wherever they stand", () => {
  const integer = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  const text = fc.oneof(fc.string({ unit: "binary" }), integer.map(String));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, integer)), (pairs) => {
      const body = `[${pairs.map(([t, n]) => `${JSON.stringify(t)},${n}`).join(" , ")}]`;
      const expected = pairs.flatMap(([t, n]) => [
        t,
        Number.isSafeInteger(Number(n)) ? Number(n) : String(n),
      ]);
      expect(parse(body)).toEqual(expected);
    }),
  );
});

test("a run of 16 digits is found exactly where there is one", () => {
  const bytes = fc.string({ unit: fc.constantFrom("0", "9", "55555", "123456789", "x", ".", "é") });
  fc.assert(
    fc.property(bytes, (text) => {
      expect(hasLongDigitRun(Buffer.from(text))).toBe(/\d{16}/.test(text));
    }),
    { numRuns: 1_000 },
  );
  for (let at = 0; at < 40; at += 1) {
    expect(hasLongDigitRun(Buffer.from(`${"x".repeat(at)}${"1".repeat(16)}`))).toBe(true);
    expect(hasLongDigitRun(Buffer.from(`${"x".repeat(at)}${"1".repeat(15)}y1`))).toBe(false);
  }
});
