import fc from "fast-check";
import { contentTypeFor } from "../../../src/client/files/contentType";
import { nameInDisposition } from "../../../src/client/files/disposition";
import { fileName } from "../../../src/client/files/fileName";
import { readFile } from "../../../src/client/files/readFile";
import type { TextEncoding } from "../../../src/client/files/types";
import { HOSTILE_NAMES } from "../../support/hostileNames";

const read = (value: unknown, encoding?: TextEncoding) =>
  readFile(value, { input: "File", encoding });
const text = (value: unknown, encoding?: TextEncoding) => read(value, encoding).data.toString();
const refusal = (value: unknown, encoding?: TextEncoding): string => {
  try {
    read(value, encoding);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("It was taken.");
};
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));

test("the same bytes come from every form of a file", () => {
  fc.assert(
    fc.property(bytes, (data) => {
      const contentType = "application/pdf";
      const base64 = data.toString("base64");
      const forms: [unknown, TextEncoding?][] = [
        [data],
        [new Uint8Array(data)],
        [JSON.parse(JSON.stringify(data))],
        [{ data, contentType }],
        [JSON.parse(JSON.stringify({ data, contentType }))],
        [{ data }],
        [JSON.stringify(data)],
        [JSON.stringify({ data, contentType })],
        [JSON.stringify({ contentType, data })],
        [{ file: { data, contentType }, name: "a.pdf", size: 1 }],
        [JSON.stringify({ file: { data, contentType }, name: "a.pdf", size: 1 })],
        [JSON.stringify({ name: "a.pdf", size: 1, file: { contentType, data } }, null, 2)],
        [base64, "base64"],
        [base64.replace(/.{20}/g, "$&\r\n"), "base64"],
        [data.toString("base64url"), "base64"],
        [{ data: base64, contentType }, "base64"],
        [`data:application/pdf;base64,${base64}`],
      ];
      for (const [form, encoding] of forms) {
        expect(read(form, encoding).data.equals(data)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("Base64 of 18 bytes or more, and any that ends in =, is known as such", () => {
  fc.assert(
    fc.property(bytes, (data) => {
      const base64 = data.toString("base64");
      fc.pre(data.length >= 18 || base64.endsWith("="));
      fc.pre(!/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(base64));
      expect(read(base64).data.equals(data)).toBe(true);
      expect(read(base64.replace(/.{76}/g, "$&\r\n")).data.equals(data)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("any text is that text where the encoding says so", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (given) => {
      expect(text(given, "text")).toBe(given);
    }),
    { numRuns: 100 },
  );
});

test.each([
  ["test", "test"],
  ["Hello world, how are you today?", "Hello world, how are you today?"],
  ["", ""],
  ["2026-11-30", "2026-11-30"],
  ["9f86d081884c7d659a2feaa0c55ad015", "9f86d081884c7d659a2feaa0c55ad015"],
  ["A".repeat(132), Buffer.alloc(99).toString()],
  [`${"A".repeat(76)}\r\n${"A".repeat(76)}\r\nAAAA\r\n`, Buffer.alloc(117).toString()],
  ["alphabet\nbravobra\ncharlie1\n", "alphabet\nbravobra\ncharlie1\n"],
  [`${"x".repeat(60)}\n${"x".repeat(61)}\nxxx`, `${"x".repeat(60)}\n${"x".repeat(61)}\nxxx`],
  ["12345678\n".repeat(30), "12345678\n".repeat(30)],
  [`${"9f86d081884c7d65".repeat(4)}\n`.repeat(3), `${"9f86d081884c7d65".repeat(4)}\n`.repeat(3)],
  ["data:1,2,3", "data:1,2,3"],
  ["data without a comma", "data without a comma"],
  ["7d577253-3ef0-4a0a-bb7f-8335c2596e70", "7d577253-3ef0-4a0a-bb7f-8335c2596e70"],
  ["data:,Gr%C3%B6%C3%9Fe 東", "Größe 東"],
  ["data:text/plain;charset=utf-8,100%", "100%"],
  ['{"type":"Buffer","data":[300]}', '{"type":"Buffer","data":[300]}'],
])("the text %j is %j", (given, expected) => {
  expect(text(given)).toBe(expected);
});

test.each([
  [{ data: Buffer.from("x"), contentType: " text/csv " }, "text/csv"],
  ["data:text/csv;charset=utf-8;base64,QQ==", "text/csv;charset=utf-8"],
  [{ data: "data:text/csv,1", contentType: "text/plain" }, "text/plain"],
  ["data:,x", undefined],
  [Buffer.from("x"), undefined],
])("the type of %p is %p", (given, expected) => {
  expect(read(given).contentType).toBe(expected);
});

test("the name comes along with the answer of a download", () => {
  const answer = { file: { data: Buffer.from("x"), contentType: "a/b" }, name: "東.pdf", size: 1 };
  expect(read(JSON.stringify(answer))).toMatchObject({ name: "東.pdf", contentType: "a/b" });
  expect(read({ file: { data: "x", contentType: "a/b" }, name: "東.pdf" }).name).toBe("東.pdf");
});

test.each<[unknown, TextEncoding, RegExp]>([
  [17, "auto", /^File takes a file of an earlier step .* not 17\.$/],
  [[1, 2], "auto", /not a list of 2\.$/],
  [{ name: "x" }, "auto", /not an object\.$/],
  [{ type: "Buffer", data: [1, 256] }, "auto", /not an object\.$/],
  [{ file: null, name: null }, "auto", /^File is empty: the column it comes from has no file\.$/],
  [{ file: { file: "x" } }, "auto", /not an object\.$/],
  ["Hello world", "base64", /^File is not Base64: /],
  ["QUJD=", "base64", /is not Base64/],
  ["A", "base64", /is not Base64/],
  ["data:;base64,!", "auto", /^File is a data URL whose Base64 cannot be read\.$/],
  ["\ud800", "auto", /^File has half a character at position 1/],
])("%p read as %s is refused", (given, encoding, message) => {
  expect(refusal(given, encoding)).toMatch(message);
});

test("hostile names are no forms of a file", () => {
  for (const name of HOSTILE_NAMES) {
    expect(refusal({ [name]: "x" })).toMatch(/not an object/);
    expect(contentTypeFor(undefined, `a.${name}`)).toBe("application/octet-stream");
  }
});

test.each([
  ["text/csv", "a.pdf", "text/csv"],
  [" ", "A.PDF", "application/pdf"],
  [undefined, "pdf", "application/octet-stream"],
  [undefined, undefined, "application/octet-stream"],
])("the type %p of %p is %s", (given, name, expected) => {
  expect(contentTypeFor(given, name)).toBe(expected);
});

test.each([
  ['inline; filename="=?utf-8?B?w5xiZXJzaWNodC5wZGY=?="', "Übersicht.pdf"],
  ["inline; filename=contract.pdf", "contract.pdf"],
  ['attachment; filename="a \\"b\\" c.pdf"', 'a "b" c.pdf'],
  ['inline; filename="=?utf-8?Q?Gr=C3=B6=C3=9Fe_1.pdf?="', "Größe 1.pdf"],
  ['inline; filename="=?utf-8?B?w5w=?= =?utf-8?B?YmVy?="', "Über"],
  ["inline; filename=x.pdf; filename*=UTF-8''%E6%9D%B1.pdf", "東.pdf"],
  ['inline; filename="=?koi8-r?B?w5w=?="', "=?koi8-r?B?w5w=?="],
  ["inline", undefined],
  ['inline; filename=""', undefined],
  [undefined, undefined],
])("the name in %p is %p", (header, name) => {
  expect(nameInDisposition(header)).toBe(name);
});

test("the name in any header is a text or none", () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const name = nameInDisposition(`inline; filename=${header}`);
      expect(["string", "undefined"]).toContain(typeof name);
    }),
    { numRuns: 200 },
  );
});

test.each([
  [" ", /^Name is empty/],
  ["a/b.pdf", /^Name is a path: expected the name of a file/],
  ["C:\\a.pdf", /is a path/],
  ["a\n.pdf", /has control characters/],
  ["x".repeat(256), /has 256 characters, and at most 255 are kept/],
  ["\udc00.pdf", /half a character/],
])("the name %j is refused", (name, message) => {
  expect(() => fileName(name, "Name")).toThrow(message);
});

test("a name in any alphabet is taken as it is", () => {
  for (const name of ['Größe 東京 "x".pdf', "ملف.docx", "a.b.c", ".env"]) {
    expect(fileName(` ${name} `, "Name")).toBe(name);
  }
});
