import fc from "fast-check";
import { ExactNumber } from "../../../src/client";
import { optionalInteger, optionalText, requiredText } from "../../../src/inputs/clean";
import { holdsForAnything, refusal, UNSET } from "./properties";

describe("optionalText", () => {
  const clean = optionalText("Filter Expression");

  it.each(UNSET)("takes %p as unset", (value) => expect(clean(value)).toBeUndefined());

  it("takes blanks off both ends and leaves the rest alone", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(clean(` ${text}\n`) ?? "").toBe(text.trim());
      }),
    );
  });

  it("writes numbers out", () => {
    expect(clean(5)).toBe("5");
    expect(clean(12345678901234567890n)).toBe("12345678901234567890");
    expect(clean(new ExactNumber("498912345678901234567"))).toBe("498912345678901234567");
  });

  it.each([
    [true, "Filter Expression takes text, not true."],
    [{ a: 1 }, "Filter Expression takes text, not an object."],
    [["a", "b"], "Filter Expression takes text, not a list of 2."],
    [["a"], "Filter Expression takes text, not a list of one."],
    [Buffer.from("abc"), "Filter Expression takes text, not a file of 3 bytes."],
    [new Date(0), "Filter Expression takes text, not an object that is not plain data."],
    [Number.NaN, "Filter Expression takes text, not NaN."],
  ])("refuses %p", (value, message) => expect(refusal(clean, value)).toBe(message));

  it("never throws anything else", () => holdsForAnything("Filter Expression", clean));
});

describe("requiredText", () => {
  const clean = requiredText("Entity Type");

  it.each(UNSET)("refuses %p in one sentence", (value) => {
    expect(refusal(clean, value)).toBe("Entity Type is required, and it is empty.");
  });

  it("accepts text", () => expect(clean(" accounts ")).toBe("accounts"));

  it("never throws anything else", () => holdsForAnything("Entity Type", clean));
});

test("a long number in a message is shown by its digits", () => {
  const clean = optionalInteger("Max Records", { min: 1 });
  expect(() => clean(new ExactNumber("12345678901234567890"))).toThrow(
    "Max Records takes a whole number from 1, not 12345678901234567890.",
  );
  expect(() => clean(new ExactNumber("9".repeat(500)))).toThrow("not a number of 500 characters.");
});
