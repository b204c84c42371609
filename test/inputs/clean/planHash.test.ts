import { optionalPlanHash } from "../../../src/inputs/clean";

const clean = optionalPlanHash("Plan");
const hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

test.each([hash, ` ${hash.toUpperCase()} `])("%j is a hash", (value) => {
  expect(clean(value)).toBe(hash);
});

test.each([undefined, null, "", " ", []])("%j is none", (value) => {
  expect(clean(value)).toBeUndefined();
});

test.each(["x", hash.slice(1), `${hash}0`, "planHash", 5, true, {}, [hash, hash]])(
  "%j is refused",
  (value) => {
    expect(() => clean(value)).toThrow(/^Plan takes /);
  },
);
