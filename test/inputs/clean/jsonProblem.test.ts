import fc from "fast-check";
import { jsonProblem } from "../../../src/inputs/clean/jsonProblem";

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** JSON with a few characters put in, taken out or doubled. */
const damaged = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.nat({ max: 2 }),
    fc.constantFrom("", ",", '"', "{", "]", "\\", "1", "\u0001", "é"),
  )
  .map(([json, seed, cut, put]) => {
    const at = seed % (json.length + 1);
    return json.slice(0, at) + put + json.slice(at + cut);
  });

describe("jsonProblem", () => {
  it("finds a problem exactly where JSON.parse fails", () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.json(), fc.string()), (text) => {
        expect(jsonProblem(text) === undefined).toBe(parses(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("points behind a beginning that could still become JSON", () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(jsonProblem(`${json} }`)).toBe(json.length + 1);
      }),
    );
  });

  it.each([
    ["", 0],
    ["[1 2]", 3],
    ['{"a":1,}', 7],
    ['{"a":1 "b"}', 7],
    ["{,}", 1],
    ['["a"}', 4],
    ["tru", 0],
    ['{"a":"b\\x"}', 5],
    ["[01]", 2],
    ["[[[", 3],
  ])("of %p is at %p", (text, offset) => expect(jsonProblem(text)).toBe(offset));

  it("is not afraid of depth", () => {
    expect(jsonProblem("[".repeat(100_000) + "]".repeat(100_000))).toBeUndefined();
  });
});
