import fc from "fast-check";
import { jsonObject, jsonValue } from "../../../src/inputs/clean";
import { heldJson, holdsForAnything, refusal, UNSET } from "./properties";

const value = jsonValue("Batch Actions");
const object = jsonObject("Dynamic Values");

const filled = fc.dictionary(fc.string(), heldJson, { minKeys: 1, noNullPrototype: true });

describe("jsonValue", () => {
  it.each([...UNSET, {}, "{}", "[]", "null", Buffer.from(" ")])("takes %p as unset", (given) =>
    expect(value(given)).toBeUndefined(),
  );

  it.each(["not json", '{"a":}', "{'a':1}", "[1,]"])("refuses %p", (given) =>
    expect(refusal(value, given)).toMatch(
      /^Batch Actions is not valid JSON: the problem is at line 1/,
    ),
  );

  it.each([[() => 1], [Symbol("x")], [new Date(0)]])("refuses %p", (given) =>
    expect(refusal(value, given)).toMatch(/^Batch Actions takes JSON, not /),
  );

  it("never throws anything else", () => holdsForAnything("Batch Actions", value));
});

describe("jsonObject", () => {
  it.each([...UNSET, {}, "{}"])("takes %p as unset", (given) =>
    expect(object(given)).toBeUndefined(),
  );

  it("gives an object back, from itself, from its text and from a file of its text", () => {
    fc.assert(
      fc.property(filled, (given) => {
        const text = JSON.stringify(given);
        const file = Buffer.from(text);
        const dresses = [text, ` \n${text}`, `\ufeff${text}`, file, file.toJSON()];
        const wrapped = { data: file, contentType: "application/json" };
        for (const dress of [given, ...dresses, wrapped, JSON.parse(JSON.stringify(wrapped))]) {
          expect(object(dress)).toEqual(dress === given ? given : JSON.parse(text));
        }
      }),
    );
  });

  it("reads typographic quotes where only they stand in the way", () => {
    expect(object("{\u201cname\u201d: \u201cFabrikam\u201d}")).toEqual({ name: "Fabrikam" });
    expect(object('{"name": "\u201cFabrikam\u201d"}')).toEqual({ name: "\u201cFabrikam\u201d" });
  });

  it.each([
    ['{"name": "x",\n  "a" 1}', "line 2, column 7"],
    ["{\u201cname\u201d: \u201cx\u201d,}", "line 1, column 14"],
    ['{"name": "x"', "line 1, column 13 (the end)"],
    ['{"name": "x}', "line 1, column 10"],
    ['{"a": 1} {', "line 1, column 10"],
  ])("says where %p goes wrong, and nothing of its text", (text, where) => {
    expect(refusal(object, text)).toBe(
      `Dynamic Values is not valid JSON: the problem is at ${where}.`,
    );
  });

  it.each([
    ["[1, 2]", "Dynamic Values takes a JSON object, not a list of 2."],
    [[{ a: 1 }], "Dynamic Values takes a JSON object, not a list of one."],
    ["5", "Dynamic Values takes a JSON object, not 5."],
    [true, "Dynamic Values takes a JSON object, not true."],
  ])("refuses %p", (given, message) => expect(refusal(object, given)).toBe(message));

  it("keeps nulls and a column called __proto__", () => {
    const text = '{"telephone1": null, "__proto__": "x"}';
    expect(Object.entries(object(text) ?? {})).toEqual([
      ["telephone1", null],
      ["__proto__", "x"],
    ]);
  });

  it("never throws anything else", () => holdsForAnything("Dynamic Values", object));
});
