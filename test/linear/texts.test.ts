import { nearest } from "../../src/client/errors/nearest";
import { nameInDisposition } from "../../src/client/files/disposition";
import { readFile } from "../../src/client/files/readFile";
import { readJson } from "../../src/client/json/readJson";
import { writeJson } from "../../src/client/json/writeJson";
import { decodeBatch } from "../../src/client/multipart/decode";
import { normalizeGuid } from "../../src/client/odata/guid";
import { readKeyText } from "../../src/client/odata/keys/readKeyText";
import { parseFetchXml } from "../../src/client/queries/fetchXml/parse";
import { twinsAdder } from "../../src/client/queries/fetchXml/shape";
import {
  jsonObject,
  keyValues,
  optionalDate,
  optionalInteger,
  stringList,
} from "../../src/inputs/clean";
import { expectLinear } from "./expectLinear";

const GUID = "7eb682f1-ca75-e511-80d4-00155d2a68d1";

test.each<[string, (size: number) => string, (text: string) => unknown]>([
  ["blanks around a GUID", (size) => `x${" ".repeat(size)}${GUID}`, normalizeGuid],
  ["braces around a GUID", (size) => `${"}".repeat(size)}${GUID}`, normalizeGuid],
  [
    "blanks within a key",
    (size) => `a=1${" ".repeat(size)}x`,
    (text) => readKeyText(text, "Entity ID"),
  ],
  [
    "commas within a key",
    (size) => `a=${",".repeat(size)}`,
    (text) => readKeyText(text, "Entity ID"),
  ],
  [
    "quotes within a key",
    (size) => `a=${"'".repeat(size)}`,
    (text) => readKeyText(text, "Entity ID"),
  ],
  [
    "an address of one letter",
    (size) => `http://${"a".repeat(size)}`,
    (text) => readKeyText(text, "Entity ID"),
  ],
  [
    "change sets whose boundary never comes",
    (size) =>
      `${"--b\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n".repeat(size / 50)}--b--`,
    (text) => decodeBatch(Buffer.from(text), "multipart/mixed; boundary=b"),
  ],
  ["comments that never close", (size) => "<!--".repeat(size / 4), parseFetchXml],
  ["sections that never close", (size) => `<fetch>${"<![CDATA[".repeat(size / 9)}`, parseFetchXml],
  ["declarations that never close", (size) => `<?xml ${"<?xml ".repeat(size / 6)}`, parseFetchXml],
  ["elements that never close", (size) => "<a>".repeat(size / 3), parseFetchXml],
  [
    "separators of linked columns",
    (size) => `_${"_x002e_A".repeat(size / 8)}.`,
    (name) => twinsAdder(true)({ [name]: 1 }),
  ],
  [
    "one text of escapes",
    (size) => `{"a":"${"\\n".repeat(size / 2)}`,
    jsonObject("Dynamic Values"),
  ],
  ["brackets that never close", (size) => "[".repeat(size), jsonObject("Dynamic Values")],
  [
    "long numbers within a text",
    (size) => `["${" 12345678901234567890".repeat(size / 21)}"]`,
    readJson,
  ],
  [
    "long numbers in a list",
    (size) => `[${"12345678901234567890,".repeat(size / 21)}1]`,
    (text) => writeJson(readJson(text)),
  ],
  [
    "rows of keys and values",
    (size) => `[${'{"key":"a"},'.repeat(size / 12)}1]`,
    keyValues("Field Value"),
  ],
  ["a comma list", (size) => "a,".repeat(size / 2), stringList("Field Name")],
  ["brackets of a comma list", (size) => "(".repeat(size), stringList("Expand")],
  ["digits", (size) => "1".repeat(size), optionalInteger("Top")],
  [
    "digits of a date",
    (size) => `2024-01-01T00:00:00.${"0".repeat(size)}`,
    optionalDate("Modified Since"),
  ],
  [
    "names in a header",
    (size) => `inline; filename="${"=?utf-8?B?".repeat(size / 10)}`,
    nameInDisposition,
  ],
  ["blanks in a header", (size) => `inline;${" ".repeat(size)}filename`, nameInDisposition],
  [
    "escapes in a header",
    (size) => `inline; filename="${"\\\\".repeat(size / 2)}`,
    nameInDisposition,
  ],
  [
    "parameters of a data URL",
    (size) => `data:${";".repeat(size)}`,
    (text) => readFile(text, { input: "File" }),
  ],
  [
    "line breaks in Base64",
    (size) => `QUJD${"\n".repeat(size)}!`,
    (text) => readFile(text, { input: "File" }),
  ],
])("%s take time in proportion to their length", (_, textOf, read) => expectLinear(textOf, read));

test("a long name is compared with short ones at once", () =>
  expectLinear(
    (size) => "a".repeat(size),
    (name) => nearest(name, ["accounts", "contacts"]),
  ));

test("a long name is compared with other long ones in proportion to their length", () =>
  expectLinear(
    (size) => "a".repeat(size),
    (name) => nearest(name, [`${name.slice(1)}b`, `b${name}`]),
  ));
