import fc from "fast-check";
import { keyValues, textPairs } from "../../../src/inputs/clean";
import { heldJson, holdsForAnything, refusal, UNSET } from "./properties";

const clean = keyValues("Field Value");

const key = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
const record = fc.dictionary(key, heldJson, { minKeys: 1, noNullPrototype: true });

describe("keyValues", () => {
  it.each([...UNSET, {}, "[]", "{}", [{ key: "", value: "" }], [{ key: " " }, null, "", {}]])(
    "takes %p as unset",
    (value) => expect(clean(value)).toBeUndefined(),
  );

  it("gives rows back, from rows, from an object and from JSON text of either", () => {
    fc.assert(
      fc.property(record, (given) => {
        const rows = Object.entries(given).map(([key, value]) => ({ key, value }));
        const blank = { key: "", value: null };
        for (const dress of [rows, [blank, ...rows, blank], given])
          expect(clean(dress)).toEqual(rows);
        expect(clean(JSON.stringify(rows))).toEqual(JSON.parse(JSON.stringify(rows)));
        expect(clean(JSON.stringify(given))).toEqual(JSON.parse(JSON.stringify(rows)));
      }),
    );
  });

  it("keeps values as they came, and duplicates", () => {
    const rows = [
      { key: "telephone1", value: null },
      { key: "name", value: "" },
      { key: "name", value: { nested: [1] } },
    ];
    expect(clean(rows)).toEqual(rows);
  });

  it.each([
    [
      [
        { key: "name", value: "x" },
        { key: "", value: "s3cret" },
      ],
      "Field Value has a value without a key in row 2.",
    ],
    [[{ value: 5 }], "Field Value has a value without a key in row 1."],
    [["name=s3cret"], "Field Value takes rows of key and value, and row 1 is not one."],
    [[{ name: "s3cret" }], "Field Value takes rows of key and value, and row 1 is not one."],
    [[{ key: 5, value: "s3cret" }], "Field Value takes text as key, and row 1 has 5."],
    [7, "Field Value takes rows of key and value, not 7."],
    ["name=s3cret", "Field Value is not valid JSON: the problem is at line 1, column 1."],
  ])("refuses %j without showing a value", (value, message) =>
    expect(refusal(clean, value)).toBe(message),
  );

  it("never throws anything else", () => holdsForAnything("Field Value", clean));
});

describe("textPairs", () => {
  const pairs = textPairs("Header");

  it("writes numbers and booleans out and leaves text alone", () => {
    expect(pairs({ a: " x ", b: 5, c: true, d: null })).toEqual([
      { key: "a", value: " x " },
      { key: "b", value: "5" },
      { key: "c", value: "true" },
      { key: "d", value: "" },
    ]);
  });

  it("refuses structures", () => {
    expect(refusal(pairs, { prefer: ["a", "b"] })).toBe(
      'Header takes text as value, and "prefer" has a list of 2.',
    );
  });

  it("never throws anything else", () => holdsForAnything("Header", pairs));
});
