import fc from "fast-check";
import { namedReference } from "../../../src/client/values/namedReference";

const table = fc.stringMatching(/^[a-z_][a-z0-9_]{0,30}$/);
const name = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "");

test("in quotes, any name and any table come back as they are", () => {
  const quotings = [
    (text: string) => `"${text.replaceAll('"', '""')}"`,
    (text: string) => `'${text.replaceAll("'", "''")}'`,
  ];
  fc.assert(
    fc.property(name, name, fc.constantFrom(...quotings), (given, named, quote) => {
      const expected = { kind: "name", table: given.trim(), name: named };
      expect(namedReference(`${quote(given)}: ${quote(named)}`)).toEqual(expected);
    }),
  );
});

test("without quotes, the table ends at the first colon, and the rest is the name", () => {
  const plain = name.filter((text) => !/^\s*["'/]|^\s*(?:null|undefined)\s*$/.test(text));
  fc.assert(
    fc.property(table, plain, (given, named) => {
      const expected = { kind: "name", table: given, name: named.trim() };
      expect(namedReference(`${given}: ${named}`)).toEqual(expected);
    }),
  );
});

test("any text is read in time that grows with its length, or not at all", () => {
  fc.assert(fc.property(fc.string(), (text) => void namedReference(text)));
  for (const piece of ['"', '""', "'", ": ", '":', "''"]) {
    namedReference(piece.repeat(200_000));
  }
});

test.each(["", "Ann Lee", ":", ": Ann", '"": Ann', "https://x.example", '"Ann: Lee', "'x"])(
  "%j names no table",
  (text) => {
    expect(namedReference(text)).toBeUndefined();
  },
);

test.each(["contact:", "contact: ", "contact: null", "contact:undefined", 'contact: ""'])(
  "%j names no record",
  (text) => {
    expect(namedReference(text)).toEqual({ kind: "name", table: "contact", name: "" });
  },
);

test("in quotes, null is a name", () => {
  expect(namedReference('contact: "null"')?.name).toBe("null");
});
