import { isSlowOn } from "../../scripts/patterns/isSlowOn";

const attack = (prefix: string, pump: string, suffix: string) => ({
  pumps: [{ prefix, pump, bias: 0 }],
  suffix,
  base: 1,
  string: "",
  pattern: "",
});

test.each([
  ["exponential time", "^(a+)+$", attack("", "a", "!")],
  ["time that grows with the square of the text", "a+b", attack("", "aaaa", "!")],
])("%s is found on the text that shows it", (_, source, found) => {
  expect(isSlowOn(source, "", found)).toBe(true);
});

test("linear time is none, whatever a search takes for an attack", () => {
  expect(isSlowOn("'([^']+)' was", "i", attack("", "x'", "!"))).toBe(false);
});
