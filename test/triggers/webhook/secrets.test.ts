import fc from "fast-check";
import { sameSecret } from "../../../src/triggers/webhook/secrets";

describe("sameSecret", () => {
  const anyText = fc
    .array(fc.integer({ min: 0, max: 0xffff }))
    .map((units) => String.fromCharCode(...units));

  test("is true of the same text and of no other", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(sameSecret(one, one)).toBe(true);
        expect(sameSecret(one, other)).toBe(one === other);
        expect(sameSecret(one, `${one}${other}`)).toBe(other === "");
      }),
    );
  });

  test("tells halves of surrogate pairs apart", () => {
    expect(sameSecret("\ud800", "\ud801")).toBe(false);
  });

  test("takes texts of any length", () => {
    expect(sameSecret("", "a")).toBe(false);
    expect(sameSecret("a".repeat(100_000), "a")).toBe(false);
  });
});
