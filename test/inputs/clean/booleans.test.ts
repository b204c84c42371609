import { boolean } from "../../../src/inputs/clean";
import { holdsForAnything, refusal, UNSET } from "./properties";

describe("boolean", () => {
  const clean = boolean("Fetch All", false);

  it.each(UNSET)("takes %p as its default", (value) => {
    expect(clean(value)).toBe(false);
    expect(boolean("Show New Records", true)(value)).toBe(true);
  });

  it.each([true, "true", " True ", "TRUE", "yes", "1", 1, "on", "t", "Y"])(
    "takes %p as true",
    (value) => expect(clean(value)).toBe(true),
  );

  it.each([false, "false", "False ", "no", "0", 0, "off", "F", "n"])("takes %p as false", (value) =>
    expect(boolean("Fetch All", true)(value)).toBe(false),
  );

  it.each([
    ["maybe", 'Fetch All takes true or false, not "maybe".'],
    ["truee", 'Fetch All takes true or false, not "truee".'],
    [2, "Fetch All takes true or false, not 2."],
    [{}, "Fetch All takes true or false, not an object."],
    [[true], "Fetch All takes true or false, not a list of one."],
  ])("refuses %p", (value, message) => expect(refusal(clean, value)).toBe(message));

  it("never throws anything else", () => holdsForAnything("Fetch All", clean));
});
