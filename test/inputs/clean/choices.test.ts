import { optionalChoice } from "../../../src/inputs/clean";
import { holdsForAnything, refusal, UNSET } from "./properties";

const clean = optionalChoice("Bypass Custom Logic", ["CustomSync", "CustomSync,CustomAsync"]);

describe("optionalChoice", () => {
  it.each(UNSET)("takes %p as unset", (value) => expect(clean(value)).toBeUndefined());

  it.each(["CustomSync,CustomAsync", "customsync, customasync", " CUSTOMSYNC ,CustomAsync "])(
    "reads %p in any case and spacing",
    (value) => expect(clean(value)).toBe("CustomSync,CustomAsync"),
  );

  it("refuses anything else and says what it takes", () => {
    expect(refusal(clean, "Custom")).toBe(
      'Bypass Custom Logic takes one of CustomSync | CustomSync,CustomAsync, not "Custom".',
    );
  });

  it("never throws anything else", () => holdsForAnything("Bypass Custom Logic", clean));
});
