import fc from "fast-check";
import { UnreadableBody } from "../../../src/client/errors/failures";
import { parseJson } from "../../../src/client/odata/json";
import { recordBody } from "../../../src/client/odata/listBody";
import { anyText } from "../../support/anyText";

test.each(["[]", "5", "null", '"x"'])("%s is no record", (text) => {
  expect(() => recordBody({ body: Buffer.from(text) })).toThrow(UnreadableBody);
});

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
  "922337203685477.5807",
  "12345678901234567.0",
  "1e12345678901234567",
  "1e-12345678901234567",
  "1E+12345678901234567",
])("the decimal %s keeps its digits as text", (text) => {
  expect(parse(`{"a":${text}}`)).toEqual({ a: text });
  expect(parse(`[ ${text} ]`)).toEqual([text]);
});

test.each([
  ["440000.0000000000000000000", 440_000],
  ["0.30000000000000004", 0.1 + 0.2],
  ["-12345678901234567e3", -12_345_678_901_234_567_000],
  ["0.0000000000000000", 0],
])("the decimal %s is the number %p, which prints the same digits", (text, value) => {
  expect(parse(`{"a":${text}}`)).toEqual({ a: value });
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

test("decimals of any length keep every digit, wherever they stand", () => {
  const digits = fc.stringMatching(/^[0-9]{1,24}$/);
  const decimal = fc.tuple(
    fc.constantFrom("", "-"),
    fc.bigInt({ min: 0n, max: 10n ** 22n }),
    digits,
  );
  const plain = (text: string) => text.replace(/(\.[0-9]*?)0+$/, "$1").replace(/\.$/, "");
  fc.assert(
    fc.property(fc.array(decimal), (decimals) => {
      const texts = decimals.map(([sign, whole, part]) => `${sign}${whole}.${part}`);
      const values = parse(`[${texts.join(",")}]`) as (number | string)[];
      values.forEach((value, at) => {
        const text = texts[at] ?? "";
        if (typeof value === "string") expect(value).toBe(text);
        else if (!String(value).includes("e"))
          expect(String(value)).toBe(plain(text).replace(/^-0$/, "0"));
      });
    }),
  );
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
  const text = fc.oneof(anyText(), integer.map(String));
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
