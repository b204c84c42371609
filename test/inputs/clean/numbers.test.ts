import fc from "fast-check";
import { optionalInteger } from "../../../src/inputs/clean";
import { holdsForAnything, refusal, UNSET } from "./properties";

const clean = optionalInteger("Top", { min: 1, max: 5000 });

describe("optionalInteger", () => {
  it.each(UNSET)("takes %p as unset", (value) => expect(clean(value)).toBeUndefined());

  it("gives back every whole number, typed or referenced", () => {
    const any = optionalInteger("Number");
    fc.assert(
      fc.property(fc.maxSafeInteger(), (number) => {
        for (const dress of [
          number,
          String(number),
          ` ${number}\n`,
          `${number}.0`,
          BigInt(number),
        ]) {
          expect(any(dress)).toBe(number === 0 ? 0 : number);
        }
      }),
    );
  });

  it.each([
    ["abc", 'Top takes a whole number from 1 up to 5000, not "abc".'],
    ["5x", 'Top takes a whole number from 1 up to 5000, not "5x".'],
    ["1e3", 'Top takes a whole number from 1 up to 5000, not "1e3".'],
    ["0x10", 'Top takes a whole number from 1 up to 5000, not "0x10".'],
    ["1,000", 'Top takes a whole number from 1 up to 5000, not "1,000".'],
    [1.5, "Top takes a whole number from 1 up to 5000, not 1.5."],
    ["1.5", 'Top takes a whole number from 1 up to 5000, not "1.5".'],
    [0, "Top takes a whole number from 1 up to 5000, not 0."],
    [-1, "Top takes a whole number from 1 up to 5000, not -1."],
    [5001, "Top takes a whole number from 1 up to 5000, not 5001."],
    [true, "Top takes a whole number from 1 up to 5000, not true."],
    [{ n: 1 }, "Top takes a whole number from 1 up to 5000, not an object."],
    [[1, 2], "Top takes a whole number from 1 up to 5000, not a list of 2."],
    [Number.POSITIVE_INFINITY, "Top takes a whole number from 1 up to 5000, not Infinity."],
  ])("refuses %p", (value, message) => expect(refusal(clean, value)).toBe(message));

  it("refuses what a number cannot hold exactly", () => {
    expect(refusal(optionalInteger("Timeout", { min: 0 }), "9007199254740993")).toBe(
      'Timeout takes a whole number from 0, not "9007199254740993".',
    );
  });

  it("never shows a long text, which may be a secret", () => {
    const secret = "abc8Q~exampleexampleexampleexample";
    const message = refusal(clean, secret);
    expect(message).toContain(`not a text of ${secret.length} characters.`);
    expect(message).not.toContain("abc8Q");
  });

  it("never throws anything else", () => holdsForAnything("Top", clean));
});
