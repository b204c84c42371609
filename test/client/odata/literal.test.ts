import fc from "fast-check";
import { isBareLiteral, literalOf, stringLiteral } from "../../../src/client/odata/literal";
import { anyText } from "../../support/anyText";

/** As a server reads the literal; undefined if it is none. */
const stringValue = (literal: string): string | undefined =>
  /^'(?:[^']|'')*'$/s.test(literal) ? literal.slice(1, -1).replaceAll("''", "'") : undefined;

const GUID = "7eb682f1-ca75-e511-80d4-00155d2a68d1";

test("an apostrophe is doubled, and halved again", () => {
  expect(stringLiteral("O'Brien")).toBe("'O''Brien'");
  expect(stringValue("'O''Brien'")).toBe("O'Brien");
  expect(stringLiteral("")).toBe("''");
  expect(stringValue("''")).toBe("");
});

test("every text survives its literal", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(stringValue(stringLiteral(text))).toBe(text);
    }),
  );
});

test.each(["", "'", "abc", "'abc", "abc'", "5"])("%j is no string literal", (text) => {
  expect(stringValue(text)).toBeUndefined();
});

test.each([
  "0",
  "-5",
  "12.50",
  "12345678901234567890",
  "true",
  "FALSE",
  GUID,
  GUID.toUpperCase(),
  "2024-01-31",
  "2024-01-31T10:20:30Z",
  "2024-01-31T10:20:30.1234567+02:00",
  "2024-01-31t10:20",
])("%j is written without quotes", (text) => {
  expect(isBareLiteral(text)).toBe(true);
});

test.each([
  "",
  "abc",
  "1,5",
  "1.",
  ".5",
  "1e5",
  "0x1",
  "truest",
  `{${GUID}}`,
  GUID.replaceAll("-", ""),
  "2024-1-31",
  "31.01.2024",
  "2024-01-31 10:20",
  "5)",
])("%j is text", (text) => {
  expect(isBareLiteral(text)).toBe(false);
});

test.each([
  [5, "5"],
  [-1.5, "-1.5"],
  [true, "true"],
  [false, "false"],
  ["5", "'5'"],
  ["true", "'true'"],
  ["", "''"],
  ["O'Brien", "'O''Brien'"],
  [GUID, GUID],
  ["2024-01-31T10:20:30Z", "2024-01-31T10:20:30Z"],
  ["2024-01-31", "'2024-01-31'"],
  // 32 hexadecimal digits are as likely a hash.
  [GUID.replaceAll("-", ""), `'${GUID.replaceAll("-", "")}'`],
])("%j of a JSON key is %s", (value, literal) => {
  expect(literalOf(value)).toBe(literal);
});
