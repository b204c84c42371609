import fc from "fast-check";
import { InputError } from "../../../src/client";
import { ExactNumber, exactNumber } from "../../../src/client/json/exactNumber";
import { readJson } from "../../../src/client/json/readJson";
import { MOST_LEVELS, writeJson } from "../../../src/client/json/writeJson";
import { anyText } from "../../support/anyText";

const integer = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String);
const awkward = fc.constantFrom(
  "__proto__",
  'x":',
  ":12345678901234567890,",
  "\\",
  '"',
  "\0",
  "\0\0",
);
const text = fc.oneof(anyText(), awkward).map((each) => JSON.stringify(each));

test("JSON text without blanks is written as it was read, with every digit", () => {
  const value = fc.oneof(integer, text, fc.constantFrom("null", "true", "[]", "{}"));
  const member = fc.tuple(text, value).map(([name, item]) => `{${name}:${item}}`);
  const document = fc.array(fc.oneof(value, member)).map((items) => `[${items.join(",")}]`);
  fc.assert(
    fc.property(document, (json) => expect(writeJson(readJson(json))).toBe(json)),
    { numRuns: 500 },
  );
});

test.each([
  '{"a":123456789012345678}',
  '{"a" : \n-9223372036854775808 }',
  "[922337203685477.5807,12345678901234567.25e3]",
  '{"__proto__":123456789012345678}',
  '["\\u0000","\\u0000\\u0000x",123456789012345678]',
  '["ä東京😀",123456789012345678,"ü"]',
])("%s keeps its digits", (json) => {
  expect(writeJson(readJson(json))).toBe(json.replace(/\s/g, ""));
});

const exact = (digits: string) => new ExactNumber(digits);
const googol = `1${"0".repeat(100)}`;

test.each<[json: string, read: unknown]>([
  ["[9007199254740993,9007199254740992]", [exact("9007199254740993"), exact("9007199254740992")]],
  ["[9007199254740993,-9007199254740993]", [exact("9007199254740993"), exact("-9007199254740993")]],
  [
    '["of 9007199254740993 , ",9007199254740992]',
    ["of 9007199254740993 , ", exact("9007199254740992")],
  ],
  ['{"a":100000000000000000001,"a":1,"b":1e20}', { a: 1, b: 1e20 }],
  ["[100000000000000000001,1E+20]", [exact("100000000000000000001"), 1e20]],
  [`[${googol},1e100]`, [exact(googol), 1e100]],
  [`[${googol.repeat(4)}]`, [exact(googol.repeat(4))]],
  [
    '["1234567890123456789",1234567890123456789]',
    ["1234567890123456789", exact("1234567890123456789")],
  ],
  [
    "[9007199254740993,9007199254740993.0]",
    [exact("9007199254740993"), exact("9007199254740993.0")],
  ],
  ["[9007199254740994,9007199254740994.0]", [exact("9007199254740994"), 9007199254740994]],
  ["[0.30000000000000004,48.208490000000001]", [0.30000000000000004, exact("48.208490000000001")]],
  ["[0.30000000000000004,9007199254740993]", [0.30000000000000004, exact("9007199254740993")]],
  ["[-0.1000000000000000,1.2e16]", [-0.1, 1.2e16]],
  ["[9007199254740991,-9007199254740991]", [9007199254740991, -9007199254740991]],
])("%s is read digit by digit, whatever else rounds to the same number", (json, read) => {
  expect(readJson(json)).toEqual(read);
});

test("a long number is found wherever it begins", () => {
  for (let blanks = 0; blanks < 40; blanks += 1) {
    const read = readJson(`[1.5,${" ".repeat(blanks)}1234567890123456789]`);
    expect(read).toEqual([1.5, new ExactNumber("1234567890123456789")]);
  }
});

test("half a character beside a long number stays what it is", () => {
  const read = readJson('["a\uD800",123456789012345678,"\uDC00b😀"]');
  expect(read).toEqual(["a\uD800", new ExactNumber("123456789012345678"), "\uDC00b😀"]);
});

test("numbers that a JavaScript number holds stay numbers", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (held) => expect(exactNumber(String(held))).toBe(held)),
  );
  expect(exactNumber("1,5")).toBeUndefined();
  expect(exactNumber("+00123456789012345678")).toEqual(new ExactNumber("123456789012345678"));
});

test("leading zeros are no JSON", () => {
  for (const json of ["[0123]", "[0123456789012345678]", '{"a":-0123456789012345678}']) {
    expect(() => readJson(json)).toThrow(SyntaxError);
  }
});

test.each([
  [".12345678901234567890", "0.12345678901234567890"],
  ["-00.12345678901234567890E+5", "-0.12345678901234567890e+5"],
  ["1234567890123456789.", "1234567890123456789"],
])("%s is written in the form of JSON", (text, json) => {
  expect(exactNumber(text)).toEqual(new ExactNumber(json));
});

test.each<[value: unknown, json: string]>([
  [undefined, "null"],
  [[null, () => 1, undefined], "[null,null,null]"],
  [{ a: null, b: () => 1, c: undefined, d: Symbol("x") }, '{"a":null}'],
  [[1n, new Date(0)], '[1,"1970-01-01T00:00:00.000Z"]'],
  [{ toJSON: 5, a: 1n }, '{"toJSON":5,"a":1}'],
  [
    [new ExactNumber("12345678901234567890"), new Date(0)],
    '[12345678901234567890,"1970-01-01T00:00:00.000Z"]',
  ],
])(
  "%p is written as JSON.stringify writes it, beside a null or a long number too",
  (value, json) => {
    expect(writeJson(value)).toBe(json);
  },
);

test("JSON that breaks off within a text, behind a long number, is no JSON", () => {
  expect(() => readJson('{"a":12345678901234567890,"b":"x')).toThrow(SyntaxError);
});

test("big integers are written as digits", () => {
  expect(writeJson({ a: [123456789012345678n] })).toBe('{"a":[123456789012345678]}');
});

const nested = (levels: number): unknown => {
  let value: unknown = null;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};
const cycle: Record<string, unknown> = {};
cycle["self"] = { cycle };

test.each([
  ["an object within itself", cycle],
  ["20,000 levels", nested(20_000)],
  ["too many levels beside a long number", [nested(MOST_LEVELS), 1n]],
  ["a number that is none", { a: Number.NaN }],
  ["a number beyond all numbers", readJson("[1e400]")],
  ["infinity", { a: [Number.POSITIVE_INFINITY] }],
  ["a number that is none in what an object says of itself", { toJSON: () => Number.NaN, a: 1n }],
])("%s is refused in one sentence", (_, value) => {
  expect(() => writeJson(value, "Dynamic Values")).toThrow(InputError);
  expect(() => writeJson(value, "Dynamic Values")).toThrow(/^Dynamic Values has /);
});
